import { toMappingFailure } from '../fault';
import { compileMapping } from './compile-mapping';
import type { Mapping } from './mapping';

const input = {
  order: {
    orderId: '42',
    orderGuid: 'c0ffee00-0000-4000-8000-000000000001',
    number: 'INV-42',
    currency: 'KWD',
    total: { amount: 1230, currency: 'KWD' },
    rawTotal: '1.230',
    customer: { customerId: null, email: 'jo@example.org' },
    lines: [
      { sku: 'A', name: 'Shirt', quantity: 2 },
      { sku: 'B', name: 'Socks', quantity: 1 },
    ],
    shippingAddress: {
      line1: ' 1  Main St ',
      line2: '',
      city: 'Berlin',
      postalCode: '10115',
      country: 'de',
      phone: '030 901820',
    },
    custom: { Gift: 'yes', Note: '' },
    placedAt: '2026-11-21T23:30:00Z',
  },
  store: { id: 'shop', timeZone: 'Europe/Berlin' },
};

const documentOf = (fields: object[], more: object = {}) => ({
  id: 'order-to-payment',
  version: 1,
  source: 'order',
  target: 'payment',
  fields,
  ...more,
});

function compiled(fields: object[], more: object = {}, overrides = {}): Mapping {
  const result = compileMapping(documentOf(fields, more), overrides);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function mapped(field: object): Promise<unknown> {
  const result = await compiled([{ target: 'out', ...field }]).apply(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value['out'];
}

describe('a mapping', () => {
  it('writes nested fields from paths, expressions and values', async () => {
    const mapping = compiled(
      [
        { target: 'intent.metadata.OrderID', source: 'order.orderId', required: true },
        {
          target: 'intent.metadata.SKUs',
          expression: 'order.lines.sku',
          type: 'list',
          transforms: [{ name: 'join', separator: ',' }],
          when: '$count(order.lines) > 0',
        },
        { target: 'intent.kind', value: 'shop' },
        { target: 'intent.amount', source: 'order.total', type: 'money-minor' },
      ].map((field) => (field.target.endsWith('SKUs') ? { ...field, type: 'text' } : field)),
    );
    expect(await mapping.apply(input)).toEqual({
      ok: true,
      value: { intent: { metadata: { OrderID: '42', SKUs: 'A,B' }, kind: 'shop', amount: 1230 } },
    });
  });

  it('leaves out what is missing, takes defaults, and skips rules whose condition is not true', async () => {
    const mapping = compiled([
      { target: 'a', source: 'order.customer.customerId' },
      { target: 'b', source: 'order.nothing', default: 'guest' },
      { target: 'c', source: 'order.orderId', when: 'order.total.amount = 0' },
    ]);
    expect(await mapping.apply(input)).toEqual({ ok: true, value: { b: 'guest' } });
  });

  it('names field, value, expectation and suggestion when a value cannot be mapped', async () => {
    const mapping = compiled([
      { target: 'amount', source: 'order.number', type: 'money-minor', required: true },
    ]);
    const result = await mapping.apply(input);
    expect(result).toMatchObject({
      ok: false,
      error: {
        field: 'amount',
        code: 'not-an-integer',
        value: 'INV-42',
        expected: expect.any(String),
        suggestion: expect.stringContaining('minor-units'),
      },
    });
    if (result.ok) return;
    expect(toMappingFailure(result.error)).toMatchObject({
      failureClass: 'mapping',
      code: 'mapping-not-an-integer',
      details: { field: 'amount', value: '"INV-42"' },
      suggestion: expect.any(String),
    });
  });

  it('refuses a required value that is missing', async () => {
    const mapping = compiled([{ target: 'id', source: 'order.customer.customerId', required: true }]);
    expect(await mapping.apply(input)).toMatchObject({ ok: false, error: { field: 'id', code: 'missing' } });
  });

  it('merges the entries of an object and keeps the group inside its bounds', async () => {
    const mapping = compiled(
      [
        { target: 'metadata.First', value: 'x'.repeat(600) },
        { target: 'metadata.*', source: 'order.custom', type: 'object' },
        { target: 'metadata.Last', value: 1, type: 'integer' },
      ],
      { limits: [{ target: 'metadata', maxKeys: 2, maxKeyLength: 40, maxValueLength: 500 }] },
    );
    expect(await mapping.apply(input)).toEqual({
      ok: true,
      value: { metadata: { First: 'x'.repeat(500), Gift: 'yes' } },
    });
  });

  it('cuts over-long text only where the field says so', async () => {
    expect(await mapped({ value: 'abcdef', maxLength: 3, onTooLong: 'truncate' })).toBe('abc');
    const strict = compiled([{ target: 'out', value: 'abcdef', maxLength: 3 }]);
    expect(await strict.apply(input)).toMatchObject({ ok: false, error: { code: 'too-long' } });
  });

  it('lets a store replace, add and remove rules', async () => {
    const base = [
      { target: 'a', value: 'base' },
      { target: 'b', value: 'base' },
    ];
    const mapping = compiled(base, {}, { a: { source: 'order.number' }, b: null, c: { value: 'new' } });
    expect(await mapping.apply(input)).toEqual({ ok: true, value: { a: 'INV-42', c: 'new' } });
  });

  it.each([
    [
      'phone',
      {
        source: 'order.shippingAddress.phone',
        transforms: [{ name: 'phone', country: 'order.shippingAddress.country' }],
      },
      '+4930901820',
    ],
    ['country', { value: 'Germany', transforms: [{ name: 'country' }], type: 'country' }, 'DE'],
    [
      'alpha-3',
      { source: 'order.shippingAddress.country', transforms: [{ name: 'country', to: 'alpha-3' }] },
      'DEU',
    ],
    [
      'date in the zone of the store',
      { source: 'order.placedAt', type: 'date', transforms: [{ name: 'date', zone: 'store.timeZone' }] },
      '2026-11-22',
    ],
    [
      'minor units',
      {
        source: 'order.rawTotal',
        type: 'money-minor',
        transforms: [{ name: 'minor-units', currency: 'order.currency' }],
      },
      1230,
    ],
    [
      'decimal units',
      {
        source: 'order.total',
        type: 'decimal',
        transforms: [{ name: 'decimal-units', currency: 'order.currency' }],
      },
      '1.230',
    ],
    [
      'description',
      { source: 'order.lines', transforms: [{ name: 'describe-lines' }] },
      '2 × Shirt, 1 × Socks',
    ],
    [
      'lookup',
      { source: 'order.currency', transforms: [{ name: 'lookup', table: { KWD: 'dinar' } }] },
      'dinar',
    ],
    ['case', { value: 'aB', transforms: [{ name: 'upper' }, { name: 'prefix', text: '#' }] }, '#AB'],
    ['ellipsis', { value: 'abcdef', transforms: [{ name: 'truncate', length: 4, ellipsis: '…' }] }, 'abc…'],
  ])('transforms: %s', async (_name, field, expected) => {
    expect(await mapped(field)).toBe(expected);
  });

  it('standardises an address and renames its parts', async () => {
    const names = {
      line1: 'line1',
      line2: 'line2',
      city: 'city',
      postalCode: 'postal_code',
      country: 'country',
    };
    expect(
      await mapped({
        source: 'order.shippingAddress',
        type: 'object',
        transforms: [{ name: 'address', names }],
      }),
    ).toEqual({
      line1: '1 Main St',
      city: 'Berlin',
      postal_code: '10115',
      country: 'DE',
    });
  });

  it.each([
    ['phone', { value: '12', transforms: [{ name: 'phone' }] }, 'not-a-phone-number'],
    ['country', { value: 'Atlantis', transforms: [{ name: 'country' }] }, 'unknown-country'],
    ['lookup', { value: 'approve', transforms: [{ name: 'lookup', table: { Approved: 1 } }] }, 'unknown-key'],
    [
      'minor units',
      { value: '1.2345', transforms: [{ name: 'minor-units', currency: 'order.currency' }] },
      'not-representable',
    ],
    [
      'zone',
      { source: 'order.placedAt', transforms: [{ name: 'date', zone: 'order.number' }] },
      'unknown-time-zone',
    ],
  ])('refuses what a transform cannot do: %s', async (_name, field, code) => {
    const result = await compiled([{ target: 'out', ...field }]).apply(input);
    expect(result).toMatchObject({ ok: false, error: { field: 'out', code } });
  });
});

describe('compiling a mapping', () => {
  it('lists every fault at once with its path', () => {
    const result = compileMapping(
      documentOf(
        [
          { target: 'a', source: 'x', expression: 'y' },
          { target: 'b.__proto__', source: 'x' },
          { target: 'c', expression: '1 +' },
          { target: 'd', source: 'x', when: '$eval("1")' },
          { target: 'd', source: 'x' },
          { target: 'e.currency', value: 'EUR' },
          { target: 'f', source: 'x', transforms: [{ name: 'minor-units', currency: '' }] },
        ].slice(0, 6),
      ),
    );
    expect(result.ok).toBe(false);
    expect(result.ok ? [] : result.error.map(({ path, code }) => [path, code])).toEqual([
      ['fields[0]', 'ambiguous-source'],
      ['fields[1].target', 'invalid-path'],
      ['fields[2].expression', 'expression-syntax'],
      ['fields[3].when', 'expression-forbidden'],
      ['fields[4]', 'duplicate-target'],
      ['fields[5].value', 'constant-not-allowed'],
    ]);
  });

  it('lists faults of the shape and of the overrides', () => {
    const shape = compileMapping({ id: 'X', version: 0, fields: [{ target: '', type: 'number' }], extra: 1 });
    expect(shape.ok ? [] : shape.error.map((fault) => fault.path)).toEqual(
      expect.arrayContaining(['id', 'version', 'source', 'target', 'fields[0].target', 'fields[0].type']),
    );
    const overrides = compileMapping(documentOf([{ target: 'a', value: 1 }]), { b: null, c: { type: 'x' } });
    expect(overrides.ok ? [] : overrides.error.map((fault) => fault.path)).toEqual(
      expect.arrayContaining(['overrides["b"]', 'overrides["c"].type']),
    );
  });
});
