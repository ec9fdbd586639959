import { MappingDocumentSchema, type FieldRule } from '../document/mapping-document';
import { applyOverrides, type MappingOverrides } from '../document/overrides';
import type { MappingSides } from '../catalogue/mapping-sides';
import { checkGroups } from './check-groups';
import { checkRequired } from './check-required';
import { absolute, checkSources, type Scope } from './check-sources';
import { checkTypes } from './check-types';
import { FieldIndex } from './field-index';
import type { MappingRemark } from './remark';

interface Placed {
  readonly rule: FieldRule;
  readonly path: string;
  /** From the result's root. */
  readonly target: string;
  readonly scope: Scope;
}

/**
 * What the catalogues of both sides have to say about a document that compiles: fields there are not, fields that must be given,
 * types that never fit, bounds that are broken. A document that does not compile has no remarks here.
 */
export function checkMapping(
  document: unknown,
  sides: MappingSides,
  overrides: MappingOverrides = {},
): MappingRemark[] {
  const parsed = MappingDocumentSchema.safeParse(document);
  const fields = parsed.success ? applyOverrides(parsed.data.fields, overrides) : undefined;
  if (!parsed.success || !fields?.ok) return [];

  const pathOf = (rule: FieldRule): string =>
    Object.hasOwn(overrides, rule.target)
      ? `overrides[${JSON.stringify(rule.target)}]`
      : `fields[${parsed.data.fields.findIndex(({ target }) => target === rule.target)}]`;
  const rules = fields.value.flatMap((rule) => placed(rule, pathOf(rule), '', new Map()));
  const sources = sides.source && new FieldIndex(sides.source);
  const targets = sides.target && new FieldIndex(sides.target);

  return [
    ...rules.flatMap(({ rule, path, target, scope }) =>
      (sources ? checkSources(rule, path, sources, scope) : []).map((found) => ({ ...found, field: target })),
    ),
    ...rules.flatMap(({ rule, path, target, scope }) =>
      checkTypes(rule, path, target, sources, targets, scope).map((found) => ({ ...found, field: target })),
    ),
    ...checkGroups(rules, parsed.data.limits, targets?.find('metadata.x') !== undefined),
    ...(targets ? checkRequired(rules, targets) : []),
  ];
}

/** A rule and those within it. */
function placed(rule: FieldRule, path: string, prefix: string, scope: Scope): Placed[] {
  const target = prefix + rule.target;
  const own: Placed = { rule, path, target, scope };
  if (!rule.each) return [own];
  const list = rule.source === undefined ? undefined : absolute(rule.source, scope);
  const inner = new Map([...scope, [rule.each.as, list ?? null] as const]);
  return [
    own,
    ...rule.each.fields.flatMap((one, index) =>
      placed(one, `${path}.each.fields[${index}]`, `${target}.`, inner),
    ),
  ];
}
