import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KenticoRow } from './kentico-row';
import { parseKeepingDecimals, rowOf, rowsOf } from './rest-json';

const document = (name: string): unknown =>
  parseKeepingDecimals(readFileSync(join(__dirname, '../fixtures/documents', name), 'utf8'));

describe('answers of the REST service', () => {
  it('gives the rows of a list, with every digit of a decimal and whatever the case of names', () => {
    const [row] = rowsOf(document('order-list.body')) ?? [];
    expect(row?.requiredInteger('OrderID')).toBe(12);
    expect(row?.text('ordergrandtotal')).toBe('9007199254740993.100000000');
    expect(row?.text('OrderNote')).toBe('12.50 "quoted"');
    expect(row?.boolean('OrderIsPaid')).toBeNull();
    expect(row?.instant('OrderLastModified')?.toISOString()).toBe('2013-10-21T12:20:12.293Z');
  });

  it.each([
    ['{"a":-1.50e+3,"b":[0,-0.1]}', { a: '-1.50e+3', b: ['0', '-0.1'] }],
    [String.raw`{"a":"C:\\","b":7}`, { a: 'C:\\', b: '7' }],
    [String.raw`{"a":"say \"12\"","b":"\\\"3"}`, { a: 'say "12"', b: '\\"3' }],
    ['{"a 1":true,"b":null}', { 'a 1': true, b: null }],
  ])('turns numbers into text and nothing else: %s', (text, expected) => {
    expect(parseKeepingDecimals(text)).toEqual(expected);
  });

  it.each(['{"a":1', '{"a":"1', '{"a":-}', ''])('is no JSON: %s', (text) => {
    expect(() => parseKeepingDecimals(text)).toThrow(SyntaxError);
  });

  it('gives no rows for a list without any', () => {
    expect(rowsOf(document('order-list-empty.body'))).toEqual([]);
    expect(rowsOf({ ecommerce_orders: [] })).toEqual([]);
    expect(rowsOf({ ecommerce_orders: [{ Table: null }] })).toEqual([]);
  });

  it('gives one object in each of its forms', () => {
    for (const form of [
      document('order-single.body'),
      { OrderID: '12', OrderGrandTotal: '129.990000000' },
      { COM_Order: { OrderID: '12', OrderGrandTotal: '129.990000000' } },
    ]) {
      expect(rowOf(form)?.text('OrderGrandTotal')).toBe('129.990000000');
    }
  });

  it('tells a shape it does not know from an empty one', () => {
    for (const odd of [null, 'text', [], { orders: 'x' }, { orders: [{ COM_Order: 'x' }] }]) {
      expect(rowsOf(odd)).toBeUndefined();
    }
  });

  it.each([
    ['OrderID', 'abc', (row: KenticoRow) => row.integer('OrderID')],
    ['OrderIsPaid', 'perhaps', (row: KenticoRow) => row.boolean('OrderIsPaid')],
    ['OrderDate', 'yesterday', (row: KenticoRow) => row.instant('OrderDate')],
    ['OrderDate', '0001-01-01T00:00:00+02:00', (row: KenticoRow) => row.requiredInstant('OrderDate')],
    ['OrderNote', { nested: true }, (row: KenticoRow) => row.text('OrderNote')],
    ['OrderGUID', null, (row: KenticoRow) => row.requiredText('OrderGUID')],
  ])('refuses %s = %j, naming field and value', (field, value, read: (row: KenticoRow) => unknown) => {
    const row = new KenticoRow({ [field]: value });
    const reading = Promise.resolve(row).then(read);
    return expect(reading).rejects.toMatchObject({ failureClass: 'mapping', details: { field, value } });
  });
});
