import { compileMapping } from './compile-mapping';
import { MappingTestSchema } from './mapping-document';
import { runTests } from './run-tests';

const FIELDS = 500;
const text = 'x'.repeat(100_000);

function compiled(rule: object) {
  const fields = Array.from({ length: FIELDS }, (_, n) => ({ target: `f${n}`, ...rule }));
  const result = compileMapping({ id: 'm', version: 1, source: 'order', target: 'payment', fields }, {});
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const weightOf = (value: unknown): number => JSON.stringify(value).length;

describe('a mapping of a megabyte', () => {
  it('does not write hundreds of them', async () => {
    const mapping = compiled({ source: 'text' });
    const { output, faults } = await mapping.preview({ text });
    expect(weightOf(output)).toBeLessThan(6_000_000);
    expect(faults.at(-1)).toMatchObject({ field: `f${FIELDS - 1}`, code: 'mapping-limit' });
    expect(await mapping.apply({ text })).toMatchObject({ ok: false, error: { code: 'mapping-limit' } });
  });

  it('does not tell hundreds of them in faults', async () => {
    const { faults } = await compiled({ source: 'text', type: 'integer' }).preview({ text });
    expect(faults).toHaveLength(FIELDS);
    expect(weightOf(faults)).toBeLessThan(6_000_000);
  });

  it('shares what it may write among its tests', async () => {
    const tests = Array.from({ length: 100 }, (_, n) =>
      MappingTestSchema.parse({ name: `t${n}`, input: { text: text.slice(0, 8_000) } }),
    );
    const outcomes = await runTests(compiled({ source: 'text' }), tests);
    expect(weightOf(outcomes.map(({ output }) => output))).toBeLessThan(6_000_000);
    expect(outcomes[0]).toMatchObject({ passed: true });
    expect(outcomes.at(-1)).toMatchObject({ passed: false });
  });
});
