import type { FieldRule } from '#mapping/document/mapping-document';

/** Where a value comes from: exactly one of these. */
export type Origin = Pick<FieldRule, 'source' | 'expression' | 'value'>;
export type OriginKind = 'source' | 'expression' | 'value' | 'cases';

export function kindOf(rule: Origin & Pick<FieldRule, 'cases'>): OriginKind | null {
  if (rule.cases) return 'cases';
  if (rule.source !== undefined) return 'source';
  if (rule.expression !== undefined) return 'expression';
  return rule.value === undefined ? null : 'value';
}

/** The same with its origin exchanged; a member that is undefined is left out. */
export function withOrigin<T extends Origin>(rule: T, origin: Origin): T {
  const { source: _source, expression: _expression, value: _value, ...kept } = rule;
  return { ...kept, ...origin } as T;
}
