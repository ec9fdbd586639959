import { isDeepStrictEqual } from 'node:util';
import { FieldRuleSchema, type FieldRule } from './mapping-document';
import type { MappingOverrides } from './overrides';

export interface RuleDifference {
  readonly target: string;
  readonly change: 'added' | 'removed' | 'replaced' | 'same';
  readonly base: FieldRule | null;
  readonly override: FieldRule | null;
}

/** What a store does otherwise than the base. An override that says the same as the base is told as such: it can go. */
export function differenceOf(fields: readonly FieldRule[], overrides: MappingOverrides): RuleDifference[] {
  const known = new Map(fields.map((field) => [field.target, field]));
  return Object.entries(overrides).flatMap(([target, rule]): RuleDifference[] => {
    const base = known.get(target) ?? null;
    if (rule === null) return [{ target, change: 'removed', base, override: null }];
    const parsed = FieldRuleSchema.safeParse({ ...(rule as object), target });
    if (!parsed.success) return [];
    const change = base === null ? 'added' : isDeepStrictEqual(base, parsed.data) ? 'same' : 'replaced';
    return [{ target, change, base, override: parsed.data }];
  });
}
