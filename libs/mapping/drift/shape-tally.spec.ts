import fc from 'fast-check';
import { ShapeTally, shapesOf } from './shape-tally';

const shape = (...samples: unknown[]) => {
  const tally = new ShapeTally();
  for (const sample of samples) tally.add(sample);
  return tally.shape();
};

describe('the shape of inputs', () => {
  it('counts samples in which a field is given, and of what type', () => {
    const { samples, fields } = shape(
      {
        order: {
          locale: 'de-DE',
          lines: [
            { sku: 'A', qty: 1 },
            { sku: 'B', qty: 0.5 },
          ],
          placed: '2026-01-02',
        },
      },
      { order: { locale: null, lines: [], placed: '2026-01-02T10:00:00Z', note: '' } },
    );
    expect(samples).toBe(2);
    expect(fields).toEqual([
      { path: 'order', given: 2, types: { object: 2 } },
      { path: 'order.locale', given: 1, types: { text: 1 } },
      { path: 'order.lines', given: 2, types: { list: 2 } },
      { path: 'order.lines[]', given: 1, types: { object: 1 } },
      { path: 'order.lines[].sku', given: 1, types: { text: 1 } },
      { path: 'order.lines[].qty', given: 1, types: { integer: 1, decimal: 1 } },
      { path: 'order.placed', given: 2, types: { date: 1, instant: 1 } },
    ]);
  });

  it.each([
    ['a mail address', 'ada@example.com'],
    ['a number', '10023'],
    ['a key with a number', 'order 10023'],
    ['a long text', 'x'.repeat(65)],
    ['a name with a dot', 'a.b'],
  ])('does not tell a name that is %s', (_, key) => {
    expect(shape({ [key]: 1 }).fields).toEqual([{ path: '*', given: 1, types: { integer: 1 } }]);
  });

  it('holds back names of fewer than three samples, unless the other window has more', () => {
    const [earlier, later] = [new ShapeTally(), new ShapeTally()];
    for (const sample of [{ often: 1, once: 1 }, { often: 1 }, { often: 1 }]) earlier.add(sample);
    later.add({ often: 1, Ada: 1 });
    const shapes = shapesOf(earlier, later);
    expect(shapes.earlier.fields.map(({ path }) => path)).toEqual(['often']);
    expect(shapes.later.fields).toEqual([{ path: 'often', given: 1, types: { integer: 1 } }]);
  });

  it('is bounded in fields and depth, and says so', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 1_100 }, (_, index) => [
        `f${'x'.repeat(index % 40)}${String.fromCharCode(0x4e00 + index)}`,
        1,
      ]),
    );
    expect(shape(wide)).toMatchObject({ truncated: true });
    expect(shape(wide).fields).toHaveLength(1_000);
    let deep: object = {};
    for (let level = 0; level < 50; level += 1) deep = { a: deep };
    expect(shape(deep)).toMatchObject({ truncated: true });
  });

  it('holds no value, and no count above the samples, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), (values) => {
        const secret = 'secret-9f3a';
        const found = shape(...values.map((value) => ({ value, text: secret, list: [secret] })));
        expect(JSON.stringify(found)).not.toContain(secret);
        for (const { given, types } of found.fields) {
          expect(given).toBeLessThanOrEqual(values.length);
          for (const count of Object.values(types)) expect(count).toBeLessThanOrEqual(given);
        }
      }),
    );
  });
});
