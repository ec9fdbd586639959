import { orderCatalogue } from '../catalogue/order-catalogue';
import { sidesOf } from '../catalogue/mapping-sides';
import type { CatalogueField } from '#contracts/models/field-catalogue';
import { checkMapping } from './check-mapping';

const field = (path: string, more: Partial<CatalogueField> = {}): CatalogueField => ({
  object: 'sale',
  path,
  type: 'text',
  required: false,
  meaning: 'A field.',
  maxLength: null,
  limit: null,
  example: null,
  canonical: null,
  ...more,
});

const writes = [
  field('number', { required: true, maxLength: 20 }),
  field('amount', { type: 'decimal' }),
  field('day', { type: 'date' }),
  field('metadata.*', { maxLength: 500 }),
  field('items[].code', { required: true }),
  field('items[].quantity', { type: 'integer' }),
  field('shipping', { type: 'object' }),
  field('shipping.name', { required: true }),
  field('shipping.phone'),
];
const sides = sidesOf({ source: 'order', target: 'sale' }, { reads: [], writes });
const number = { target: 'number', source: 'order.number' };

function check(...fields: object[]) {
  return checkMapping({ id: 'a-sale', version: 1, source: 'order', target: 'sale', fields }, sides).map(
    ({ path, code, message, severity }) => [path, code, severity, message],
  );
}

const codes = (...fields: object[]) => check(...fields).map(([path, code]) => [path, code]);

describe('the check of a mapping before it is used', () => {
  it('has nothing to say about rules that fit', () => {
    expect(
      check(
        { ...number, maxLength: 20, onTooLong: 'truncate' },
        {
          target: 'amount',
          source: 'order.total.amount',
          type: 'decimal',
          transforms: [{ name: 'decimal-units', currency: 'order.currency' }],
        },
        {
          target: 'day',
          source: 'order.placedAt',
          type: 'date',
          transforms: [{ name: 'date', zone: 'store.timeZone' }],
        },
        { target: 'metadata.Gift', expression: "order.custom.Gift ? 'yes'" },
        {
          target: 'items',
          source: 'order.lines',
          type: 'list',
          each: {
            as: 'line',
            where: 'line.quantity > 0',
            fields: [
              { target: 'code', source: 'line.sku' },
              { target: 'quantity', expression: '$sum(lineGroup.quantity)', type: 'integer' },
            ],
          },
        },
      ),
    ).toEqual([]);
  });

  it('asks for the required parts of an object only once something of it is given', () => {
    const phone = { target: 'shipping.phone', source: 'order.shippingAddress.phone' };
    expect(codes(number)).toEqual([]);
    expect(codes(number, phone)).toEqual([['fields', 'required-unmapped']]);
    expect(codes(number, phone, { target: 'shipping.name', source: 'order.shippingAddress.name' })).toEqual(
      [],
    );
  });

  it('names a source that is not there, and the one that was meant', () => {
    expect(check({ target: 'number', source: 'order.nubmer' })).toEqual([
      [
        'fields[0].source',
        'unknown-source',
        'error',
        'There is no field order.nubmer; did you mean order.number?',
      ],
    ]);
    expect(codes(number, { target: 'metadata.a', expression: "order.customer.emial & 'x'" })).toEqual([
      ['fields[1].expression', 'unknown-source'],
    ]);
    expect(
      codes(number, {
        target: 'amount',
        source: 'order.total.amount',
        type: 'decimal',
        transforms: [{ name: 'decimal-units', currency: 'order.currenzy' }],
      }),
    ).toEqual([['fields[1].transforms[0].currency', 'unknown-source']]);
  });

  it('looks into the rules of list elements', () => {
    const each = { as: 'line', fields: [{ target: 'quantity', source: 'line.quantitty', type: 'integer' }] };
    expect(codes(number, { target: 'items', source: 'order.lines', type: 'list', each })).toEqual([
      ['fields[1].each.fields[0].source', 'unknown-source'],
      ['fields[1].each', 'required-unmapped'],
    ]);
  });

  it('names targets that are not there and those that must be given', () => {
    expect(check({ target: 'numbr', source: 'order.number' })).toEqual([
      ['fields[0].target', 'unknown-target', 'error', 'There is no field numbr; did you mean number?'],
      ['fields', 'required-unmapped', 'error', 'number must be given: A field.'],
    ]);
  });

  it('says which values can never be taken and which transform mends it', () => {
    expect(check(number, { target: 'amount', source: 'order.total.amount', type: 'decimal' })).toMatchObject([
      ['fields[1].type', 'type-mismatch', 'error', expect.stringContaining('decimal-units')],
    ]);
    expect(check(number, { target: 'day', source: 'order.placedAt', type: 'date' })).toMatchObject([
      ['fields[1].type', 'type-mismatch', 'error', expect.stringContaining('time zone')],
    ]);
    expect(codes(number, { target: 'amount', source: 'order.number' })).toEqual([
      ['fields[1].type', 'type-differs'],
    ]);
  });

  it('holds rules against the lengths of fields and the bounds of metadata', () => {
    expect(codes({ target: 'number', value: 'x'.repeat(21) })).toEqual([['fields[0].value', 'too-long']]);
    expect(codes({ ...number, maxLength: 21 })).toEqual([['fields[0].maxLength', 'limit-too-high']]);
    expect(codes(number, { target: `metadata.${'k'.repeat(41)}`, value: 'x' })).toEqual([
      ['fields[1].target', 'key-too-long'],
    ]);
    const many = Array.from({ length: 51 }, (_, index) => ({ target: `metadata.k${index}`, value: 'x' }));
    expect(codes(number, ...many)).toEqual([['fields[51].target', 'too-many-keys']]);
  });

  it('tells of a store’s rule by its place among the overrides', () => {
    const document = { id: 'a-sale', version: 1, source: 'order', target: 'sale', fields: [number] };
    expect(checkMapping(document, sides, { 'metadata.a': { source: 'order.nope' } })).toMatchObject([
      { path: 'overrides["metadata.a"].source', code: 'unknown-source' },
    ]);
  });

  it('has no remarks where nobody described a side', () => {
    const document = {
      id: 'a',
      version: 1,
      source: 'x',
      target: 'y',
      fields: [{ target: 'a', source: 'x.y' }],
    };
    expect(checkMapping(document, { source: null, target: null })).toEqual([]);
  });

  it('knows every field of the order by its own path', () => {
    const rules = orderCatalogue
      .filter(({ path }) => !path.includes('[]') && !path.endsWith('*'))
      .map(({ path }, index) => ({ target: `metadata.f${index}`, source: `order.${path}`, type: 'any' }));
    expect(check(number, ...rules.slice(0, 40))).toEqual([]);
  });
});
