import type { CatalogueField, FieldType } from '#contracts/models/field-catalogue';
import type { FieldRule } from '#mapping/document/mapping-document';
import type { Transform } from '#mapping/transforms/transform-schema';
import { effectiveRules, putRule, type MappingDraft, type Scope } from './draft';
import { inExpression, ruleType, type FieldNode } from './fields';
import { elementsAt, listOf, newRule, partsOf, ruleAt, type Element } from './rules';

export interface Sides {
  readonly source: readonly CatalogueField[];
  readonly target: readonly CatalogueField[];
}

/** Why two fields cannot be connected. */
export type NoLine = 'needs-list' | 'any-name';
export type Connected =
  { readonly ok: true; readonly draft: MappingDraft } | { readonly ok: false; readonly reason: NoLine };

const plain = (path: string): string => path.replaceAll('[]', '');
const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/**
 * Lets a target field take its value from a source field. An inner field of a list opens the list: the source's list becomes the
 * target's, element by element. A rule that is there keeps its steps and conditions and takes another source.
 */
export function connect(
  draft: MappingDraft,
  scope: Scope,
  source: FieldNode,
  target: FieldNode,
  sides: Sides,
): Connected {
  if (target.key.endsWith('*')) return { ok: false, reason: 'any-name' };
  const opened = openList(draft, scope, source, target.key);
  if (!opened) return { ok: false, reason: 'needs-list' };
  const rules = effectiveRules(opened, scope);
  const elements = elementsAt(rules, target.key);
  const origin = originFor(source, target, elements);
  const known = ruleAt(rules, target.key);
  const fresh = known === undefined || (known.transforms.length === 0 && !known.each);
  const rule: FieldRule = {
    ...(known
      ? withoutOrigin(known)
      : newFor(wholeList(source, target) ? { ...target, type: 'list' } : target)),
    ...origin,
    ...(fresh ? { transforms: fitting(source, target, origin, sides) } : {}),
  };
  return { ok: true, draft: putRule(opened, scope, target.key, rule) };
}

/** A list goes whole into an object of any shape. */
const wholeList = (source: FieldNode, target: FieldNode): boolean =>
  source.type === 'list' && target.type === 'object' && target.field === null;

export function withoutOrigin(rule: FieldRule): FieldRule {
  const { source: _source, expression: _expression, value: _value, cases: _cases, ...kept } = rule;
  return kept;
}

/** A rule as the target's catalogue asks for it. */
export function newFor({ key, type, field }: FieldNode): FieldRule {
  const rule = { ...newRule(lastPart(key)), type: ruleType(type), required: field?.required ?? false };
  if (!field?.maxLength) return rule;
  return { ...rule, maxLength: field.maxLength, onTooLong: rule.type === 'text' ? 'truncate' : 'error' };
}

const lastPart = (key: string): string => partsOf(key).at(-1) ?? key;

/** The innermost list that both the source and an element in reach have, else the whole input. */
function originFor(
  source: FieldNode,
  target: FieldNode,
  elements: readonly Element[],
): Pick<FieldRule, 'source' | 'expression'> {
  const element = elements.findLast(
    ({ list }) =>
      list !== null && plain(source.key).startsWith(`${list}.`) && listsOf(source.key).includes(list),
  );
  const rest = element?.list
    ? `${element.as}.${plain(source.key).slice(element.list.length + 1)}`
    : plain(source.key);
  const seen = element?.list ? listsOf(source.key).indexOf(element.list) + 1 : 0;
  if (listsOf(source.key).length <= seen) return { source: rest };
  const sum = ['integer', 'decimal', 'money-minor'].includes(target.type ?? '');
  return { expression: sum ? `$sum(${inExpression(rest)})` : inExpression(rest) };
}

/** Paths of the lists that a field lies in, outermost first. */
function listsOf(key: string): string[] {
  const lists: string[] = [];
  for (let at = key.indexOf('[]'); at !== -1; at = key.indexOf('[]', at + 2))
    lists.push(plain(key.slice(0, at)));
  return lists;
}

/** The draft with rules for the lists on the way to an inner field; undefined when the source lies in no list that could fill them. */
function openList(
  draft: MappingDraft,
  scope: Scope,
  source: FieldNode,
  key: string,
): MappingDraft | undefined {
  const list = listOf(key);
  if (list === undefined) return draft;
  const above = openList(draft, scope, source, list);
  if (!above) return undefined;
  const rules = effectiveRules(above, scope);
  const known = ruleAt(rules, list);
  if (known?.each) return above;
  const elements = elementsAt(rules, list);
  const depth = partsOf(list).length - 1;
  const path = known?.source ?? relative(listsOf(source.key)[depth], elements);
  if (path === undefined) return undefined;
  const names = new Set(elements.map(({ as }) => as));
  const each = { as: elementName(path, names), flatten: false, max: 2_000, fields: [] };
  const rule: FieldRule = { ...(known ?? newRule(lastPart(list))), source: path, type: 'list', each };
  return putRule(above, scope, list, rule);
}

function relative(path: string | undefined, elements: readonly Element[]): string | undefined {
  const element = elements.findLast(({ list }) => list !== null && path?.startsWith(`${list}.`));
  return path !== undefined && element?.list ? `${element.as}.${path.slice(element.list.length + 1)}` : path;
}

/** `line` for `order.lines`. */
export function elementName(path: string, taken: ReadonlySet<string>): string {
  const word = lastName(path)
    .replace(/[^A-Za-z0-9]/g, '')
    .replace(/ies$/, 'y')
    .replace(/s$/, '');
  const name = /^[A-Za-z]/.test(word) ? word.charAt(0).toLowerCase() + word.slice(1, 40) : 'item';
  return taken.has(name) ? `${name}${taken.size + 1}` : name;
}

/** The steps that lead from one type to the other without a choice to make. */
function fitting(
  source: FieldNode,
  target: FieldNode,
  { expression }: Pick<FieldRule, 'expression'>,
  sides: Sides,
): Transform[] {
  const [from, to] = [source.type, target.type];
  const many = expression !== undefined && !expression.startsWith('$sum');
  if ((many || from === 'list') && (to === 'text' || to === null)) return [{ name: 'join', separator: ', ' }];
  const currency = nearest(source.key, 'currency', sides.source);
  if (from === 'money-minor' && to === 'decimal' && currency) return [{ name: 'decimal-units', currency }];
  if (from === 'decimal' && to === 'money-minor' && currency) return [{ name: 'minor-units', currency }];
  const zone = sides.source.find(({ path }) => /(^|\.)time_?zone$/i.test(path))?.path;
  if (from === 'instant' && to === 'date' && zone) return [{ name: 'date', zone, format: 'date' }];
  if (from === 'text' && to === 'country') return [{ name: 'country', to: 'alpha-2' }];
  return [];
}

/** A field of the type that lies nearest to the path and in no list. */
function nearest(key: string, type: FieldType, fields: readonly CatalogueField[]): string | undefined {
  const common = (path: string): number => {
    const [a, b] = [path.split('.'), key.split('.')];
    const differs = a.findIndex((step, index) => step !== b[index]);
    return differs === -1 ? a.length : differs;
  };
  return fields
    .filter((field) => field.type === type && !field.path.includes('[]'))
    .map(({ path }) => path)
    .sort((a, b) => common(b) - common(a) || a.length - b.length)[0];
}
