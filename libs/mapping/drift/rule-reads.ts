import { absolute, type Scope } from '../check/check-sources';
import { expressionPaths } from '../check/expression-paths';
import type { FieldRule, RuleCase } from '../document/mapping-document';

/** A rule that reads a field of the input. */
export interface RuleRead {
  /** Path of the field, without brackets. */
  readonly path: string;
  /** Target field; `[]` stands for the elements of a list. */
  readonly target: string;
  readonly required: boolean;
  /** Takes it as its one source, so that another can be put in its place. */
  readonly direct: boolean;
  /** Takes all it holds; a rule for the elements of a list reads only what its inner rules name. */
  readonly whole: boolean;
}

/** Everything that rules read, in sources, cases, conditions, expressions and steps. */
export function ruleReads(rules: readonly FieldRule[], roots: ReadonlySet<string>): RuleRead[] {
  return rules.flatMap((rule) => readsOf(rule, '', new Map(), roots));
}

function readsOf(rule: FieldRule, prefix: string, scope: Scope, roots: ReadonlySet<string>): RuleRead[] {
  const target = prefix + rule.target;
  const direct = rule.source === undefined ? undefined : absolute(rule.source, scope);
  const others = [rule, ...(rule.cases ?? [])].flatMap((one) => pathsOf(one, scope, roots));
  const read = (path: string): RuleRead => ({
    ...{ path, target, required: rule.required, direct: path === direct },
    whole: !(rule.each && path === direct),
  });
  const own = [...new Set([...(direct === undefined ? [] : [direct]), ...others])].map(read);
  if (!rule.each) return own;
  const inner = new Map([...scope, [rule.each.as, direct ?? null] as const]);
  const chosen = [rule.each.where, rule.each.groupBy].flatMap((text) => inExpression(text, inner, roots));
  return [
    ...own,
    ...[...new Set(chosen)].map(read),
    ...rule.each.fields.flatMap((one) => readsOf(one, `${target}[].`, inner, roots)),
  ];
}

function pathsOf(one: RuleCase | FieldRule, scope: Scope, roots: ReadonlySet<string>): string[] {
  const places = one.transforms.flatMap((step) => {
    const { currency, zone, country } = step as { currency?: string; zone?: string; country?: string };
    return [currency, zone, country].filter((path) => path !== undefined);
  });
  return [
    ...[one.source, ...places].flatMap((path) => (path === undefined ? [] : (absolute(path, scope) ?? []))),
    ...inExpression(one.expression, scope, roots),
    ...inExpression(one.when, scope, roots),
  ];
}

function inExpression(text: string | undefined, scope: Scope, roots: ReadonlySet<string>): string[] {
  if (text === undefined) return [];
  return expressionPaths(text, new Set([...roots, ...scope.keys()])).flatMap(
    (path) => absolute(path, scope) ?? [],
  );
}
