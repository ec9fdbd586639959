import type { EachRule, FieldRule } from '#mapping/document/mapping-document';

/** A constant in a rule. */
export type Json = Exclude<FieldRule['value'], undefined>;

/** Rules are addressed by the field they write, `[]` after each list on the way: `items[].code`. */
const STEP = '[].';

export const partsOf = (key: string): string[] => key.split(STEP);
export const topOf = (key: string): string => partsOf(key)[0] ?? key;
export const innerKey = (list: string, target: string): string => `${list}${STEP}${target}`;
/** As remarks and faults name fields: without brackets and places in lists. */
export const plainKey = (key: string): string => key.replace(/\[\d*\]/g, '');

/** The key of the list that holds the field; undefined for one that is in none. */
export function listOf(key: string): string | undefined {
  const parts = partsOf(key);
  return parts.length === 1 ? undefined : parts.slice(0, -1).join(STEP);
}

export const newRule = (target: string): FieldRule => ({
  target,
  required: false,
  type: 'text',
  transforms: [],
  onTooLong: 'error',
});

export function ruleAt(rules: readonly FieldRule[], key: string): FieldRule | undefined {
  const [first, ...rest] = partsOf(key);
  const rule = rules.find(({ target }) => target === first);
  return rest.length === 0 ? rule : rule?.each && ruleAt(rule.each.fields, rest.join(STEP));
}

/** Puts the rule in the place of the one at the key, or at the end. An inner rule needs its list to be there with `each`. */
export function setRule(rules: readonly FieldRule[], key: string, rule: FieldRule): readonly FieldRule[] {
  const [first = key, ...rest] = partsOf(key);
  const at = rules.findIndex(({ target }) => target === first);
  const before = rules[at];
  if (rest.length === 0) {
    return before ? rules.map((one, index) => (index === at ? rule : one)) : [...rules, rule];
  }
  if (!before?.each) return rules;
  const fields = setRule(before.each.fields, rest.join(STEP), rule);
  const changed: FieldRule = { ...before, each: { ...before.each, fields } };
  return rules.map((one, index) => (index === at ? changed : one));
}

/** Without the rule at the key; a list whose last inner rule goes is taken away with it. */
export function removeRule(rules: readonly FieldRule[], key: string): readonly FieldRule[] {
  const [first, ...rest] = partsOf(key);
  if (rest.length === 0) return rules.filter(({ target }) => target !== first);
  return rules.flatMap((rule) => {
    if (rule.target !== first || !rule.each) return [rule];
    const fields = removeRule(rule.each.fields, rest.join(STEP));
    return fields.length === 0 ? [] : [{ ...rule, each: { ...rule.each, fields } }];
  });
}

/** Every rule with its key, those of lists after their list. */
export function everyRule(rules: readonly FieldRule[], list?: string): Array<readonly [string, FieldRule]> {
  return rules.flatMap((rule): Array<readonly [string, FieldRule]> => {
    const key = list === undefined ? rule.target : innerKey(list, rule.target);
    return [[key, rule], ...(rule.each ? everyRule(rule.each.fields, key) : [])];
  });
}

/** Names of list elements that an inner rule sees, outermost first, each with the path of its list; null where that is computed. */
export interface Element {
  readonly as: string;
  readonly list: string | null;
}
export function elementsAt(rules: readonly FieldRule[], key: string): readonly Element[] {
  const found: Element[] = [];
  const parts = partsOf(key);
  parts.slice(0, -1).forEach((_, index) => {
    const rule = ruleAt(rules, parts.slice(0, index + 1).join(STEP));
    if (rule?.each) found.push(elementOf(rule, rule.each, found));
  });
  return found;
}

function elementOf(rule: FieldRule, { as }: EachRule, above: readonly Element[]): Element {
  return { as, list: rule.source === undefined ? null : (absolutePath(rule.source, above) ?? null) };
}

/** A path with an element's name replaced by its list: `line.sku` is `order.lines.sku`. */
export function absolutePath(path: string, elements: readonly Element[]): string | undefined {
  const [first, ...rest] = path.split('.');
  const element = elements.findLast(({ as }) => as === first);
  if (!element) return path;
  return element.list === null ? undefined : [element.list, ...rest].join('.');
}
