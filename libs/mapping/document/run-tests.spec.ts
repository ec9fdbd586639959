import { compileMapping } from './compile-mapping';
import { MappingDocumentSchema } from './mapping-document';
import { runTests } from './run-tests';

it('runs the examples kept with a mapping', async () => {
  const source = {
    id: 'tested',
    version: 1,
    source: 'order',
    target: 'payment',
    fields: [{ target: 'count', source: 'count', type: 'integer', required: true }],
    tests: [
      { name: 'right', input: { count: 2 }, output: { count: 2 } },
      { name: 'wrong', input: { count: 2 }, output: { count: 3 } },
      { name: 'expected fault', input: {}, fault: { field: 'count', code: 'missing' } },
      { name: 'unexpected fault', input: {} },
      { name: 'no fault at all', input: { count: 1 } },
    ],
  };
  const mapping = compileMapping(source);
  if (!mapping.ok) throw new Error(JSON.stringify(mapping.error));
  const outcomes = await runTests(mapping.value, MappingDocumentSchema.parse(source).tests);
  expect(outcomes.map(({ passed }) => passed)).toEqual([true, false, true, false, true]);
});
