import type { FieldRule, GroupLimit } from '../document/mapping-document';
import type { MappingRemark } from './remark';

/** Stripe's bounds of metadata, for a document that sets none of its own. */
const METADATA = { maxKeys: 50, maxKeyLength: 40, maxValueLength: 500 };

type Bounds = Pick<GroupLimit, 'target' | 'maxKeys' | 'maxKeyLength' | 'maxValueLength'>;

/** What rules write into a group of named values, against the bounds of the group. */
export function checkGroups(
  rules: ReadonlyArray<{ readonly rule: FieldRule; readonly path: string }>,
  limits: readonly GroupLimit[],
  hasMetadata: boolean,
): MappingRemark[] {
  const bounds: Bounds[] = [...limits];
  if (hasMetadata && !limits.some(({ target }) => target === 'metadata')) {
    bounds.push({ target: 'metadata', ...METADATA });
  }
  return bounds.flatMap((bound) => {
    const prefix = `${bound.target}.`;
    const inside = rules.filter(({ rule }) => rule.target.startsWith(prefix) && !rule.target.endsWith('.*'));
    return [
      ...inside.slice(bound.maxKeys).map(({ path, rule }) => ({
        path: `${path}.target`,
        field: rule.target,
        code: 'too-many-keys',
        message: `${bound.target} takes ${bound.maxKeys} names: there is no room for ${rule.target}`,
        severity: 'error' as const,
      })),
      ...inside.flatMap(({ path, rule }) => checkKey(rule, path, prefix, bound)),
    ];
  });
}

function checkKey(rule: FieldRule, path: string, prefix: string, bound: Bounds): MappingRemark[] {
  const key = rule.target.slice(prefix.length);
  const field = rule.target;
  const remarks: MappingRemark[] = [];
  if (key.length > bound.maxKeyLength) {
    const message = `Names in ${bound.target} have at most ${bound.maxKeyLength} characters, ${key} has ${key.length}`;
    remarks.push({ path: `${path}.target`, field, code: 'key-too-long', message, severity: 'error' });
  }
  if (typeof rule.value === 'string' && rule.value.length > bound.maxValueLength) {
    const message = `Values in ${bound.target} have at most ${bound.maxValueLength} characters`;
    remarks.push({ path: `${path}.value`, field, code: 'too-long', message, severity: 'error' });
  }
  return remarks;
}
