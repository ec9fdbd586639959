import fc from 'fast-check';
import { ORDER_INPUT } from '../catalogue/mapping-sides';
import { MappingDocumentSchema } from '../document/mapping-document';
import type { Decision } from '../suggest/suggest-sources';
import { compareShapes } from './compare-shapes';
import { findDrift } from './find-drift';
import { ShapeTally, shapesOf } from './shape-tally';

const document = MappingDocumentSchema.parse({
  ...{ id: 'order-to-payment', version: 1, source: 'order', target: 'payment' },
  fields: [
    { target: 'metadata.po', source: 'order.custom.PurchaseOrder', required: true },
    { target: 'metadata.both', expression: 'order.custom.PurchaseOrder & order.locale' },
    {
      target: 'items',
      source: 'order.lines',
      type: 'list',
      each: { as: 'line', fields: [{ target: 'code', source: 'line.sku' }] },
    },
  ],
});

type Parts = (index: number) => object;
const order = (custom: object, more: object = {}) => ({
  order: { custom, locale: 'de-DE', lines: [{ sku: 'A', quantity: 1 }], ...more },
});
function shapes(earlier: Parts, later: Parts, [before, after] = [40, 40]) {
  const tallies = [new ShapeTally(), new ShapeTally()] as const;
  for (let index = 0; index < before; index += 1) tallies[0].add(earlier(index));
  for (let index = 0; index < after; index += 1) tallies[1].add(later(index));
  return shapesOf(...tallies);
}
function drift(
  earlier: Parts,
  later: Parts,
  {
    sizes = [40, 40],
    overrides = {},
    decisions = [],
  }: { sizes?: [number, number]; overrides?: object; decisions?: Decision[] } = {},
) {
  return findDrift({
    shapes: shapes(earlier, later, sizes),
    document,
    overrides: overrides as Record<string, unknown>,
    sides: { source: ORDER_INPUT, target: null },
    decisions,
  });
}
const findings = (...args: Parameters<typeof drift>) => {
  const found = drift(...args);
  return found.ok ? found.findings : [];
};

describe('drift of what a mapping is given', () => {
  const was = () => order({ PurchaseOrder: 'P-1' });

  it('is none where nothing changed', () => {
    expect(drift(was, was)).toEqual({ ok: true, findings: [] });
  });

  it('tells a mapped field that is gone first, with its rules and the name it may have now', () => {
    const [first, ...others] = findings(was, () => order({ PurchaseOrderNo: 'P-1', Colour: 'red' }));
    expect(first).toMatchObject({ kind: 'gone', path: 'order.custom.PurchaseOrder', severity: 'high' });
    expect(first?.rules).toEqual([
      { target: 'metadata.po', required: true, direct: true },
      { target: 'metadata.both', required: false, direct: false },
    ]);
    expect(first?.renames[0]?.source).toBe('order.custom.PurchaseOrderNo');
    expect(others.map(({ kind, path, severity }) => [kind, path, severity])).toEqual([
      ['new', 'order.custom.Colour', 'low'],
      ['new', 'order.custom.PurchaseOrderNo', 'low'],
    ]);
  });

  it('does not name what people have rejected for every rule', () => {
    const rejected = ['metadata.po', 'metadata.both'].map((target) => ({
      ...{ source: 'order.custom.PurchaseOrderNo', target, accepted: false },
    }));
    const later = () => order({ PurchaseOrderNo: 'P-1' });
    expect(findings(was, later, { decisions: rejected })[0]?.renames).toEqual([]);
    expect(findings(was, later, { decisions: rejected.slice(1) })[0]?.renames).toHaveLength(1);
  });

  it("reads by a store's rules in place of the base's", () => {
    const overrides = { 'metadata.po': { source: 'order.locale' }, 'metadata.both': null };
    expect(findings(was, () => order({}), { overrides })[0]).toMatchObject({ severity: 'low', rules: [] });
    expect(findings(was, () => order({}, { locale: null }), { overrides })).toContainEqual(
      expect.objectContaining({ kind: 'gone', path: 'order.locale', severity: 'high' }),
    );
  });

  it('tells another type, also within lists; a part of a list is read by the inner rule that names it', () => {
    const found = findings(was, () =>
      order({ PurchaseOrder: 'P-1' }, { lines: [{ sku: 7, quantity: 'one' }] }),
    );
    expect(found.map(({ kind, path, severity, rules }) => [kind, path, severity, rules.length])).toEqual([
      ['type-changed', 'order.lines[].sku', 'high', 1],
      ['type-changed', 'order.lines[].quantity', 'low', 0],
    ]);
    expect(found[0]?.rules[0]).toEqual({ target: 'items[].code', required: false, direct: true });
  });

  it.each([
    ['whole numbers among decimals', 1.5, 2],
    ['a text that looks like a day among texts', 'x', '2026-01-01'],
    ['what is hidden', 'x', '[redacted]'],
  ])('takes %s for no other type', (_, before, after) => {
    expect(
      findings(
        () => ({ a: before }),
        () => ({ a: after }),
      ),
    ).toEqual([]);
  });

  it('tells what became rare, what is not always there any more, and what always is', () => {
    const sometimes = (every: number) => (index: number) =>
      order({ PurchaseOrder: index % every === 0 ? 'P' : null });
    expect(findings(was, sometimes(2))[0]).toMatchObject({ kind: 'rarer', severity: 'high' });
    const rare = findings(sometimes(2), sometimes(20), { sizes: [200, 200] });
    expect(rare).toMatchObject([{ kind: 'rarer', earlier: { given: 100 }, later: { given: 10 } }]);
    expect(findings(sometimes(2), was)[0]).toMatchObject({ kind: 'always', severity: 'low' });
  });

  it('tells an object that goes once, not each of its parts', () => {
    const address = { shippingAddress: { city: 'Berlin', zip: '10117' } };
    const paths = findings(() => order({ PurchaseOrder: 'P' }, address), was).map(({ path }) => path);
    expect(paths).toEqual(['order.shippingAddress']);
  });

  it('abstains with few inputs on either side, and where there are too many fields', () => {
    const gone = () => order({});
    expect(drift(was, gone, { sizes: [19, 100] })).toEqual({ ok: false, reason: 'too-few-samples' });
    expect(drift(was, gone, { sizes: [100, 19] })).toEqual({ ok: false, reason: 'too-few-samples' });
    const some = shapes(was, gone);
    expect(compareShapes({ ...some, later: { ...some.later, truncated: true } })).toEqual({
      ...{ ok: false, reason: 'too-many-fields' },
    });
  });

  it('does not take a rare field that happens to be missing for gone', () => {
    const rare = (index: number) => order({ PurchaseOrder: index % 10 === 0 ? 'P' : null });
    expect(findings(rare, () => order({}), { sizes: [40, 20] })).toEqual([]);
  });

  it('is none between two windows of the same inputs, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 20 }), (values) => {
        const same: Parts = (index) => ({ a: values[index % values.length] });
        expect(findings(same, same, { sizes: [60, 60] })).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
