import type { FieldRule, RuleCase } from '../document/mapping-document';
import { expressionPaths } from './expression-paths';
import type { FieldIndex } from './field-index';
import type { Found } from './remark';

/** Names of list elements in inner rules and the list each comes from; null where that is computed. */
export type Scope = ReadonlyMap<string, string | null>;

/** A path in the input with a list's element name replaced by the list; undefined when it leads where nobody can look. */
export function absolute(path: string, scope: Scope): string | undefined {
  const [first = '', ...rest] = path.split('.');
  const list = scope.get(first);
  if (list === undefined) return path;
  return list === null ? undefined : [list, ...rest].join('.');
}

/** Paths of a rule that lead to no field of the source, in sources, expressions and transforms. */
export function checkSources(rule: FieldRule, path: string, fields: FieldIndex, scope: Scope): Found[] {
  const roots = new Set([
    ...fields.roots(),
    ...[...scope].flatMap(([name, list]) => (list === null ? [] : [name])),
  ]);
  const derived = [...scope.keys()].flatMap((name) => [`${name}Index`, `${name}Group`]);

  const checkPath = (source: string | undefined, at: string): Found[] => {
    if (source === undefined || derived.includes(source.split('.')[0]!)) return [];
    const full = absolute(source, scope);
    if (full === undefined || fields.has(full)) return [];
    return [unknown(full, at, fields)];
  };
  const checkExpression = (source: string | undefined, at: string): Found[] =>
    source === undefined
      ? []
      : expressionPaths(source, roots).flatMap((found) =>
          // JSONata reads the length and the like by functions, so every name is a field.
          checkPath(found, at),
        );
  const checkOrigin = (one: RuleCase | FieldRule, at: string): Found[] => [
    ...checkPath(one.source, `${at}.source`),
    ...checkExpression(one.expression, `${at}.expression`),
    ...checkExpression(one.when, `${at}.when`),
    ...one.transforms.flatMap((transform, index) =>
      (['currency', 'zone', 'country'] as const).flatMap((argument) =>
        checkPath(
          (transform as Partial<Record<typeof argument, string>>)[argument],
          `${at}.transforms[${index}].${argument}`,
        ),
      ),
    ),
  ];
  return [
    ...checkOrigin(rule, path),
    ...(rule.cases ?? []).flatMap((one, index) => checkOrigin(one, `${path}.cases[${index}]`)),
  ];
}

function unknown(source: string, path: string, fields: FieldIndex): Found {
  const near = fields.nearest(source);
  return {
    path,
    code: 'unknown-source',
    message: `There is no field ${source}${near === undefined ? '' : `; did you mean ${near}?`}`,
    severity: 'error',
  };
}
