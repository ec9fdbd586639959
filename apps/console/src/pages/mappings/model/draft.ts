import type { FieldRule, MappingDocument } from '#mapping/document/mapping-document';
import { removeRule, ruleAt, setRule, topOf } from './rules';

/** A store's own rules by the field they replace; null takes a field away. */
export type Overrides = Readonly<Record<string, FieldRule | null>>;

/** Everything of one mapping that can be edited here: the base and what each store does otherwise. */
export interface MappingDraft {
  readonly document: MappingDocument;
  readonly stores: Readonly<Record<string, Overrides>>;
}

/** The base, or a store by its id. */
export type Scope = string | null;

/** Where a rule of what is shown comes from. */
export type Origin = 'base' | 'replaced' | 'added' | 'removed';

export const overridesOf = (draft: MappingDraft, scope: Scope): Overrides =>
  scope === null ? {} : (draft.stores[scope] ?? {});

/** The rules that apply: the base's with the store's in their place, added ones last, as the engine does. */
export function effectiveRules(draft: MappingDraft, scope: Scope): readonly FieldRule[] {
  const overrides = overridesOf(draft, scope);
  const base = draft.document.fields as readonly FieldRule[];
  const known = new Set(base.map(({ target }) => target));
  const kept = base.flatMap((rule) => {
    const own = overrides[rule.target];
    return own === undefined ? [rule] : own === null ? [] : [own];
  });
  const added = Object.entries(overrides).flatMap(([target, rule]) =>
    rule !== null && !known.has(target) ? [rule] : [],
  );
  return [...kept, ...added];
}

/** Undefined where nothing is mapped, neither by the base nor by the store. */
export function originOf(draft: MappingDraft, scope: Scope, key: string): Origin | undefined {
  const top = topOf(key);
  const base = draft.document.fields.find(({ target }) => target === top);
  const own = overridesOf(draft, scope)[top];
  if (own === undefined) return base ? 'base' : undefined;
  if (own === null) return 'removed';
  return base ? 'replaced' : 'added';
}

const withDocument = (draft: MappingDraft, fields: readonly FieldRule[]): MappingDraft => ({
  ...draft,
  document: { ...draft.document, fields: fields as MappingDocument['fields'] },
});

function withOverrides(draft: MappingDraft, storeId: string, overrides: Overrides): MappingDraft {
  const { [storeId]: _before, ...others } = draft.stores;
  const none = Object.keys(overrides).length === 0;
  return { ...draft, stores: none ? others : { ...others, [storeId]: overrides } };
}

/** Sets the rule at a key, in the base or as the store's own; an inner rule of a store takes its whole list along. */
export function putRule(draft: MappingDraft, scope: Scope, key: string, rule: FieldRule): MappingDraft {
  const rules = setRule(effectiveRules(draft, scope), key, rule);
  if (scope === null) return withDocument(draft, rules);
  const top = topOf(key);
  const changed = ruleAt(rules, top);
  return changed ? withOverrides(draft, scope, { ...overridesOf(draft, scope), [top]: changed }) : draft;
}

/** Takes the rule away. What only a store has is forgotten; what the base has is taken away for the store. */
export function dropRule(draft: MappingDraft, scope: Scope, key: string): MappingDraft {
  const before = effectiveRules(draft, scope);
  if (ruleAt(before, key) === undefined) return draft;
  const rules = removeRule(before, key);
  if (scope === null) return withDocument(draft, rules);
  const top = topOf(key);
  const left = ruleAt(rules, top);
  if (left) return withOverrides(draft, scope, { ...overridesOf(draft, scope), [top]: left });
  if (!draft.document.fields.some(({ target }) => target === top)) return resetRule(draft, scope, key);
  return withOverrides(draft, scope, { ...overridesOf(draft, scope), [top]: null });
}

/** The store follows the base again. */
export function resetRule(draft: MappingDraft, storeId: string, key: string): MappingDraft {
  const { [topOf(key)]: _own, ...others } = overridesOf(draft, storeId);
  return withOverrides(draft, storeId, others);
}

export const putDocument = (draft: MappingDraft, document: MappingDocument): MappingDraft => ({
  ...draft,
  document: { ...document, version: draft.document.version },
});
