import type { FieldRule } from '#mapping/document/mapping-document';
import type { MappingDraft, Overrides } from './draft';

export interface RuleChange {
  readonly target: string;
  readonly before: FieldRule | null;
  readonly after: FieldRule | null;
}

/** Rules that differ, by the field they write; their order does not count. */
export function rulesChanged(before: readonly FieldRule[], after: readonly FieldRule[]): RuleChange[] {
  const [old, now] = [byTarget(before), byTarget(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((target) => {
    const change = { target, before: old.get(target) ?? null, after: now.get(target) ?? null };
    return same(change.before, change.after) ? [] : [change];
  });
}

/** What stores do otherwise that they did not do before, by store. */
export function overridesChanged(before: MappingDraft, after: MappingDraft): Map<string, RuleChange[]> {
  const stores = new Set([...Object.keys(before.stores), ...Object.keys(after.stores)]);
  return new Map(
    [...stores].flatMap((storeId) => {
      const [old, now]: [Overrides, Overrides] = [before.stores[storeId] ?? {}, after.stores[storeId] ?? {}];
      const base = byTarget(after.document.fields);
      const shown = (own: Overrides, target: string): FieldRule | null =>
        (Object.hasOwn(own, target) ? own[target] : base.get(target)) ?? null;
      const changes = [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((target) =>
        same(old[target], now[target])
          ? []
          : [{ target, before: shown(old, target), after: shown(now, target) }],
      );
      return changes.length === 0 ? [] : [[storeId, changes] as const];
    }),
  );
}

/** Whether the documents differ in anything that is published: rules, limits, examples, description. */
export function documentChanged(before: MappingDraft, after: MappingDraft): boolean {
  const content = ({ document: { version: _version, ...rest } }: MappingDraft): unknown => rest;
  return !same(content(before), content(after));
}

const byTarget = (rules: readonly FieldRule[]) => new Map(rules.map((rule) => [rule.target, rule] as const));

export const same = (a: unknown, b: unknown): boolean => stable(a) === stable(b);

/** JSON with the members in one order, so that only content counts. */
function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  );
}
