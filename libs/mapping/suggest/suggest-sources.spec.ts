import fc from 'fast-check';
import type { CatalogueField, FieldType } from '#contracts/models/field-catalogue';
import { orderCatalogue } from '../catalogue/order-catalogue';
import { suggestSources } from './suggest-sources';
import { ownName, wordsOf } from './words';

const field = (object: string, path: string, type: FieldType, meaning = ''): CatalogueField => ({
  object,
  path,
  type,
  meaning,
  required: false,
  maxLength: null,
  limit: null,
  example: null,
  canonical: null,
});

describe('suggested sources', () => {
  const one = (target: CatalogueField) => suggestSources(orderCatalogue, [target])[0]!;

  it.each([
    ['Sale', 'PurchaserEmail', 'email', 'customer.email'],
    ['Sale', 'CurrencyIso', 'currency', 'currency'],
    ['Delivery', 'shipping_address.zip', 'text', 'shippingAddress.postalCode'],
    ['Position', 'line.Qty', 'integer', 'lines[].quantity'],
    ['Sale', 'PlacedOn', 'instant', 'placedAt'],
  ] as const)('find what %s.%s is, with other words for it', (object, path, type, expected) => {
    expect(one(field(object, path, type)).alternatives[0]?.source).toBe(expected);
  });

  it('abstain where nothing is likely', () => {
    expect(
      one(field('Warehouse', 'ShelfHeight', 'integer', 'Height of the shelf in millimetres.')).best,
    ).toBeNull();
  });

  it('learn from what people took and turned down', () => {
    const target = field('Sale', 'Memo', 'text');
    expect(one(target).best).toBeNull();
    const learned = (accepted: boolean, source: string) =>
      suggestSources(orderCatalogue, [target], { decisions: [{ source, target: 'Memo', accepted }] })[0]!;
    const before = one(target).alternatives[0]!;
    expect(learned(true, before.source).alternatives[0]).toMatchObject({
      source: before.source,
      decidedBefore: true,
    });
    expect(learned(true, before.source).alternatives[0]!.confidence).toBeGreaterThan(before.confidence);
    expect(learned(false, before.source).alternatives.map(({ source }) => source)).not.toContain(
      before.source,
    );
  });

  it('share out at most the whole of what can be believed, whatever the names are', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 8 }), names, (paths, target) => {
        const sources = paths.map((path) => field('R', path, 'text'));
        const [found] = suggestSources(sources, [field('T', target, 'text')]);
        const sum = found!.alternatives.reduce((total, { confidence }) => total + confidence, 0);
        expect(sum).toBeLessThanOrEqual(1.000001);
        expect(Number.isFinite(sum)).toBe(true);
      }),
    );
  });
});

describe('words of a field', () => {
  it('are what they mean, and not what the record is called', () => {
    expect(ownName('OrderItemUnitPrice', 'ecommerce.orderitem')).toBe('Unit_Price');
    expect(wordsOf('PostalCode')).toEqual(['zip']);
    expect(wordsOf('AddressLine1')).toEqual(['street1']);
    expect(wordsOf('OrderLastModified')).toEqual(['modified']);
    expect(wordsOf('billing_address.Zip')).toEqual(['billing', 'address', 'zip']);
  });
});
