import type { FieldRule } from '#mapping/document/mapping-document';
import { documentChanged, overridesChanged, rulesChanged } from './difference';
import { dropRule, effectiveRules, originOf, putRule, resetRule, type MappingDraft } from './draft';
import { fieldOfPath } from './faults';
import { newRule } from './rules';

const rule = (target: string, source = 'order.number'): FieldRule => ({ ...newRule(target), source });
const list = (target: string, ...fields: FieldRule[]): FieldRule => ({
  ...rule(target, 'order.lines'),
  type: 'list',
  each: { as: 'line', flatten: false, max: 10, fields },
});
const DRAFT: MappingDraft = {
  document: {
    id: 'a-b',
    version: 1,
    source: 'order',
    target: 'record',
    fields: [
      rule('a'),
      rule('b'),
      list('items', rule('code'), rule('name')),
    ] as MappingDraft['document']['fields'],
    limits: [],
    tests: [],
  },
  stores: {},
};
const targets = (draft: MappingDraft, scope: string | null) =>
  effectiveRules(draft, scope).map(({ target }) => target);

describe('edits of a mapping', () => {
  it('of a store lie over the base: replaced, taken away, added, and gone again', () => {
    let draft = putRule(DRAFT, 's', 'a', rule('a', 'order.custom'));
    draft = dropRule(draft, 's', 'b');
    draft = putRule(draft, 's', 'c', rule('c'));
    expect(draft.document).toBe(DRAFT.document);
    expect(targets(draft, 's')).toEqual(['a', 'items', 'c']);
    expect(['a', 'b', 'c', 'items'].map((key) => originOf(draft, 's', key))).toEqual([
      'replaced',
      'removed',
      'added',
      'base',
    ]);
    expect([...overridesChanged(DRAFT, draft)]).toMatchObject([['s', [{}, {}, {}]]]);
    expect(documentChanged(DRAFT, draft)).toBe(false);
    draft = dropRule(draft, 's', 'c');
    draft = resetRule(resetRule(draft, 's', 'a'), 's', 'b');
    expect(draft.stores).toEqual({});
    expect(overridesChanged(DRAFT, draft).size).toBe(0);
  });

  it('of an inner rule of a store take its whole list along', () => {
    const draft = putRule(DRAFT, 's', 'items[].code', rule('code', 'line.sku'));
    expect(draft.stores['s']?.['items']?.each?.fields).toMatchObject([
      { source: 'line.sku' },
      { target: 'name' },
    ]);
    expect(originOf(draft, 's', 'items[].name')).toBe('replaced');
  });

  it('take a list away with its last inner rule', () => {
    const draft = dropRule(dropRule(DRAFT, null, 'items[].code'), null, 'items[].name');
    expect(targets(draft, null)).toEqual(['a', 'b']);
    expect(dropRule(draft, null, 'nowhere')).toBe(draft);
  });

  it('are told by rule, whatever order their members have', () => {
    const turned = Object.fromEntries(Object.entries(rule('a')).reverse()) as unknown as FieldRule;
    expect(rulesChanged([rule('a'), rule('b')], [rule('b', 'x'), turned])).toEqual([
      { target: 'b', before: rule('b'), after: rule('b', 'x') },
    ]);
  });

  it('that do not compile are told at their field', () => {
    const { fields } = DRAFT.document;
    expect(fieldOfPath('fields[1].expression', fields)).toBe('b');
    expect(fieldOfPath('fields[2].each.fields[1].when', fields)).toBe('items[].name');
    expect(fieldOfPath('overrides["items"].each.fields[0].source', fields)).toBe('items[].code');
    expect(fieldOfPath('limits[0].target', fields)).toBeUndefined();
  });
});
