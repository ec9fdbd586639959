import type { CatalogueField } from '#contracts/models/field-catalogue';
import { connect, type Sides } from './connect';
import { effectiveRules, type MappingDraft, type Scope } from './draft';
import { findNode, treeOf } from './fields';
import { ruleAt } from './rules';
import { sourcesOfRule } from './sources-of-rule';

const field = (path: string, type: CatalogueField['type'] = 'text', more: Partial<CatalogueField> = {}) => ({
  object: 'record',
  path,
  type,
  required: false,
  meaning: 'A field.',
  maxLength: null,
  limit: null,
  example: null,
  canonical: null,
  ...more,
});

const sides: Sides = {
  source: [
    field('order.number'),
    field('order.placedAt', 'instant'),
    field('order.total.amount', 'money-minor'),
    field('order.total.currency', 'currency'),
    field('order.lines[].sku'),
    field('order.lines[].quantity', 'integer'),
    field('order.lines[].parts[].code'),
    field('store.timeZone'),
  ],
  target: [
    field('title', 'text', { required: true, maxLength: 20 }),
    field('day', 'date'),
    field('amount', 'decimal'),
    field('count', 'integer'),
    field('items[].code'),
    field('items[].order'),
    field('items[].pieces[].name'),
    field('metadata.*'),
    field('session.*', 'object'),
  ],
};
const [sources, targets] = [treeOf(sides.source), treeOf(sides.target)];
const EMPTY: MappingDraft = {
  document: { id: 'a-b', version: 1, source: 'order', target: 'record', fields: [], limits: [], tests: [] },
  stores: {},
};

function joined(draft: MappingDraft, from: string, to: string, scope: Scope = null): MappingDraft {
  const result = connect(draft, scope, findNode(sources, from)!, findNode(targets, to)!, sides);
  if (!result.ok) throw new Error(result.reason);
  return result.draft;
}
const rule = (draft: MappingDraft, key: string, scope: Scope = null) =>
  ruleAt(effectiveRules(draft, scope), key);

describe('a line from a source field to a target field', () => {
  it('makes a rule as the target asks for it', () => {
    expect(rule(joined(EMPTY, 'order.number', 'title'), 'title')).toEqual({
      target: 'title',
      source: 'order.number',
      type: 'text',
      required: true,
      transforms: [],
      maxLength: 20,
      onTooLong: 'truncate',
    });
  });

  it.each([
    ['order.placedAt', 'day', { name: 'date', zone: 'store.timeZone', format: 'date' }],
    ['order.total.amount', 'amount', { name: 'decimal-units', currency: 'order.total.currency' }],
  ])('adds the step that leads from %s to %s', (from, to, step) => {
    expect(rule(joined(EMPTY, from, to), to)?.transforms).toEqual([step]);
  });

  it('takes all values of a list together where the target is none', () => {
    expect(rule(joined(EMPTY, 'order.lines[].sku', 'title'), 'title')).toMatchObject({
      expression: 'order.lines.sku',
      transforms: [{ name: 'join' }],
    });
    expect(rule(joined(EMPTY, 'order.lines[].quantity', 'count'), 'count')).toMatchObject({
      expression: '$sum(order.lines.quantity)',
      transforms: [],
    });
  });

  it('opens the lists on the way, and reads elements by their names', () => {
    const draft = ['items[].order', 'items[].pieces[].name'].reduce(
      (before, to) =>
        joined(before, to.endsWith('order') ? 'order.number' : 'order.lines[].parts[].code', to),
      joined(EMPTY, 'order.lines[].sku', 'items[].code'),
    );
    expect(rule(draft, 'items')).toMatchObject({ source: 'order.lines', type: 'list', each: { as: 'line' } });
    expect(rule(draft, 'items[].code')).toMatchObject({ source: 'line.sku' });
    expect(rule(draft, 'items[].order')).toMatchObject({ source: 'order.number' });
    expect(rule(draft, 'items[].pieces')).toMatchObject({ source: 'line.parts', each: { as: 'part' } });
    expect(rule(draft, 'items[].pieces[].name')).toMatchObject({ source: 'part.code' });
  });

  it('into a list needs a list, and into any name a name', () => {
    const to = (key: string) =>
      connect(EMPTY, null, findNode(sources, 'order.number')!, findNode(targets, key)!, sides);
    expect(to('items[].code')).toEqual({ ok: false, reason: 'needs-list' });
    expect(to('metadata.*')).toEqual({ ok: false, reason: 'any-name' });
  });

  it('takes a list whole where any object may stand, and joins it where a text must', () => {
    const [lines, named] = [
      findNode(sources, 'order.lines')!,
      treeOf(sides.target, ['session.items', 'metadata.SKUs']),
    ];
    const to = (key: string) => {
      const result = connect(EMPTY, null, lines, findNode(named, key)!, sides);
      return result.ok ? rule(result.draft, key) : undefined;
    };
    expect(to('session.items')).toMatchObject({ type: 'list', transforms: [] });
    expect(to('metadata.SKUs')).toMatchObject({ type: 'text', transforms: [{ name: 'join' }] });
  });

  it('leaves the steps and conditions of a rule that is there, and in a store the base', () => {
    const base = joined(EMPTY, 'order.number', 'title');
    const trimmed: MappingDraft = {
      ...base,
      document: {
        ...base.document,
        fields: [{ ...base.document.fields[0]!, transforms: [{ name: 'trim' }], when: 'true' }],
      },
    };
    const own = joined(trimmed, 'store.timeZone', 'title', 'store-1');
    expect(rule(own, 'title', 'store-1')).toMatchObject({
      source: 'store.timeZone',
      transforms: [{ name: 'trim' }],
      when: 'true',
    });
    expect(rule(own, 'title')).toMatchObject({ source: 'order.number' });
    expect(own.document).toBe(trimmed.document);
  });
});

describe('the lines of a rule', () => {
  const roots = new Set(['order', 'store']);
  it('come from its source, its expressions and its cases, by the lists of elements', () => {
    const elements = [{ as: 'line', list: 'order.lines' }];
    const inner = {
      target: 'a',
      required: false,
      type: 'text' as const,
      onTooLong: 'error' as const,
      transforms: [],
    };
    expect(
      sourcesOfRule({ ...inner, source: 'line.sku', when: 'order.number = "1"' }, elements, roots),
    ).toEqual([
      { path: 'order.lines.sku', how: 'value' },
      { path: 'order.number', how: 'computed' },
    ]);
    expect(sourcesOfRule({ ...inner, expression: '$sum(lineGroup.quantity)' }, elements, roots)).toEqual([
      { path: 'order.lines.quantity', how: 'computed' },
    ]);
    expect(sourcesOfRule({ ...inner, expression: '1 +' }, elements, roots)).toEqual([]);
  });
});
