import { differencesOf, shapeOf } from './message-shape';

const order = {
  id: '1',
  total: { amount: 100, currency: 'EUR' },
  lines: [{ sku: 'A', price: 1 }],
  note: null,
};

describe('the shape of a message', () => {
  it('names paths and types and no value', () => {
    const shape = shapeOf(order);
    expect(shape).toEqual({
      id: 'text',
      total: 'object',
      'total.amount': 'integer',
      'total.currency': 'text',
      lines: 'list',
      'lines[]': 'object',
      'lines[].sku': 'text',
      'lines[].price': 'integer',
      note: 'null',
    });
    expect(JSON.stringify(shape)).not.toMatch(/EUR|100/);
  });

  it('differs where something is missing, new or of another type, told once at its top', () => {
    const other = {
      id: 1,
      lines: [
        { sku: 'A', price: 1 },
        { sku: null, price: 1.5 },
      ],
      note: null,
      gift: { from: 'Ada' },
    };
    expect(differencesOf(shapeOf(order), shapeOf(other))).toEqual([
      { path: 'gift', kind: 'added', good: null, now: 'object' },
      { path: 'id', kind: 'other-type', good: 'text', now: 'integer' },
      { path: 'lines[].price', kind: 'other-type', good: 'integer', now: 'integer | number' },
      { path: 'lines[].sku', kind: 'other-type', good: 'text', now: 'null | text' },
      { path: 'total', kind: 'missing', good: 'object', now: null },
    ]);
  });

  it('has an end, and names that every object has are names like others', () => {
    const wide = Object.fromEntries(Array.from({ length: 9_000 }, (_, n) => [`field${n}`, n]));
    expect(Object.keys(shapeOf(wide))).toHaveLength(500);
    expect(differencesOf({}, shapeOf({ constructor: 1 }))).toHaveLength(1);
  });
});
