import { compileMapping } from './compile-mapping';
import type { Mapping } from './mapping';

const mappingOf = (fields: object[]): Mapping => {
  const result = compileMapping({ id: 'shipments', version: 1, source: 'order', target: 'erp', fields });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const faultsOf = (fields: object[]): Array<[string, string]> => {
  const result = compileMapping({ id: 'shipments', version: 1, source: 'order', target: 'erp', fields });
  return result.ok ? [] : result.error.map(({ path, code }) => [path, code]);
};

const input = {
  order: {
    currency: 'EUR',
    method: 'card',
    lines: [
      { sku: 'A', quantity: 2, price: 1250, options: [{ name: 'Size', value: 'L' }, { name: 'Gift' }] },
      { sku: 'B', quantity: 0, price: 990, options: [] },
      { sku: 'A', quantity: 1, price: 1250, options: [] },
    ],
    parcels: [['A', 'B'], ['C']],
  },
};
const lines = (each: object) => ({ target: 'items', source: 'order.lines', type: 'list', each });
const sku = { target: 'code', source: 'line.sku' };

describe('nested lists', () => {
  it('maps each element by its own rules, lists within it included, the whole input at hand', async () => {
    const mapping = mappingOf([
      lines({
        as: 'line',
        fields: [
          sku,
          { target: 'row', source: 'lineIndex', type: 'integer' },
          {
            target: 'rate',
            source: 'line.price',
            type: 'decimal',
            transforms: [{ name: 'decimal-units', currency: 'order.currency' }],
          },
          {
            target: 'options',
            source: 'line.options',
            type: 'list',
            each: {
              as: 'option',
              where: '$exists(option.value)',
              fields: [{ target: 'text', expression: 'line.sku & ": " & option.name & " " & option.value' }],
            },
          },
        ],
      }),
    ]);
    expect(await mapping.apply(input)).toEqual({
      ok: true,
      value: {
        items: [
          { code: 'A', row: 0, rate: '12.50', options: [{ text: 'A: Size L' }] },
          { code: 'B', row: 1, rate: '9.90', options: [] },
          { code: 'A', row: 2, rate: '12.50', options: [] },
        ],
      },
    });
  });

  it('filters, groups and flattens', async () => {
    const grouped = mappingOf([
      lines({
        as: 'line',
        where: 'line.quantity > 0',
        groupBy: 'line.sku',
        fields: [sku, { target: 'count', expression: '$sum(lineGroup.quantity)', type: 'integer' }],
      }),
    ]);
    expect(await grouped.apply(input)).toEqual({ ok: true, value: { items: [{ code: 'A', count: 3 }] } });
    const flat = mappingOf([
      {
        target: 'packed',
        source: 'order.parcels',
        type: 'list',
        each: { flatten: true, fields: [{ target: 'sku', source: 'item' }] },
      },
    ]);
    expect(await flat.apply(input)).toEqual({
      ok: true,
      value: { packed: [{ sku: 'A' }, { sku: 'B' }, { sku: 'C' }] },
    });
  });

  it('names the element in a fault, and refuses lists that are too long', async () => {
    const strict = mappingOf([
      lines({ as: 'line', fields: [{ target: 'size', source: 'line.options', type: 'integer' }] }),
    ]);
    expect(await strict.apply(input)).toMatchObject({
      ok: false,
      error: { field: 'items[0].size', code: 'not-an-integer' },
    });
    const short = mappingOf([lines({ as: 'line', max: 2, fields: [sku] })]);
    expect(await short.apply(input)).toMatchObject({ ok: false, error: { code: 'too-many-elements' } });
  });

  it('tells faults of inner rules with their paths', () => {
    expect(
      faultsOf([{ ...lines({ where: '1 +', fields: [{ target: 'a..b', source: 'x' }] }), type: 'text' }]),
    ).toEqual([
      ['fields[0].each.where', 'expression-syntax'],
      ['fields[0].each.fields[0].target', 'invalid-path'],
      ['fields[0].type', 'not-a-list'],
    ]);
  });
});

describe('alternatives', () => {
  const cases = [
    { when: 'order.method = "sepa"', value: 'Bank' },
    { when: 'order.method = "card"', source: 'order.method', transforms: [{ name: 'upper' }] },
    { value: 'Other' },
  ];

  it.each([
    ['sepa', 'Bank'],
    ['card', 'CARD'],
    ['cheque', 'Other'],
  ])('the first that fits is taken: %s', async (method, expected) => {
    const mapping = mappingOf([{ target: 'ledger', cases }]);
    expect(await mapping.apply({ order: { method } })).toEqual({ ok: true, value: { ledger: expected } });
  });

  it('none that fits leaves the default', async () => {
    const mapping = mappingOf([{ target: 'ledger', cases: cases.slice(0, 2), default: 'none' }]);
    expect(await mapping.apply({ order: {} })).toEqual({ ok: true, value: { ledger: 'none' } });
  });

  it('one that can never be reached is refused, and a source beside them', () => {
    expect(faultsOf([{ target: 'a', source: 'x', cases: [{ value: 1 }, { value: 2 }] }])).toEqual([
      ['fields[0]', 'ambiguous-source'],
      ['fields[0].cases[0]', 'unreachable-case'],
    ]);
  });
});

describe('a preview', () => {
  it('shows what comes out and every fault at once', async () => {
    const mapping = mappingOf([
      { target: 'a', source: 'order.currency', type: 'integer' },
      { target: 'b', source: 'order.currency' },
      { target: 'c', source: 'order.nothing', required: true },
    ]);
    expect(await mapping.preview(input)).toMatchObject({
      output: { b: 'EUR' },
      faults: [
        { field: 'a', code: 'not-an-integer', value: 'EUR', suggestion: expect.any(String) },
        { field: 'c', code: 'missing' },
      ],
    });
  });
});
