import type { FieldRule } from '../document/mapping-document';
import { ancestors, type FieldIndex } from './field-index';
import type { MappingRemark } from './remark';

interface Written {
  readonly target: string;
  readonly rule: FieldRule;
  readonly path: string;
}

/**
 * Fields that the target must be given and that no rule gives. Parts of a list count once the list's elements have rules, parts of an
 * object that may be left out once something of it is given.
 */
export function checkRequired(written: readonly Written[], targets: FieldIndex): MappingRemark[] {
  const names = new Set(written.map(({ target }) => target));
  const opened = new Map(
    written.flatMap(({ target, rule, path }) => (rule.each ? [[target, path] as const] : [])),
  );
  const given = (path: string): boolean =>
    names.has(path) || [...names].some((name) => name.startsWith(`${path}.`));
  const leftOut = (path: string): boolean => {
    const field = targets.find(path);
    return field?.type === 'object' && !field.path.endsWith('*') && !field.required && !given(path);
  };
  return targets.required().flatMap((field) => {
    const path = field.path.replaceAll('[]', '');
    const above = ancestors(path);
    if (above.some(leftOut)) return [];
    if (given(path) || above.some((one) => names.has(one) && !opened.has(one))) return [];
    const list = /^(.*)\[\]/.exec(field.path)?.[1]?.replaceAll('[]', '');
    const place = list === undefined ? 'fields' : opened.get(list);
    if (place === undefined) return [];
    return [
      {
        path: list === undefined ? place : `${place}.each`,
        field: path,
        code: 'required-unmapped',
        message: `${field.path} must be given: ${field.meaning}`,
        severity: 'error' as const,
      },
    ];
  });
}
