import type { MappingFault } from '../fault';
import { fitJson } from './fit-json';
import type { GroupLimit } from './mapping-document';

/** Brings a group of fields inside its bounds, changing it in place; a fault when the document says to refuse. */
export function enforceLimit(group: unknown, limit: GroupLimit): MappingFault | undefined {
  if (typeof group !== 'object' || group === null || Array.isArray(group)) return undefined;
  const values = group as Record<string, unknown>;
  for (const key of Object.keys(values)) {
    const value = values[key];
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    values[key] = text;
    if (key.length > limit.maxKeyLength) {
      if (limit.onTooMany === 'error') return tooLong(limit, key, 'name', limit.maxKeyLength);
      delete values[key];
    } else if (text.length > limit.maxValueLength) {
      if (limit.onTooLong === 'error') return tooLong(limit, key, 'value', limit.maxValueLength);
      const fitting = shortened(value, text, limit.maxValueLength);
      if (fitting === undefined) delete values[key];
      else values[key] = fitting;
    }
  }
  const keys = Object.keys(values);
  if (keys.length <= limit.maxKeys) return undefined;
  if (limit.onTooMany === 'drop') {
    for (const key of keys.slice(limit.maxKeys)) delete values[key];
    return undefined;
  }
  return {
    field: limit.target,
    code: 'too-many-keys',
    value: keys.length,
    expected: `at most ${limit.maxKeys} keys`,
    suggestion: 'Remove fields from the mapping, or let the limit drop the last ones.',
  };
}

const shortened = (value: unknown, text: string, length: number): string | undefined =>
  typeof value === 'object' && value !== null ? fitJson(value, length) : cut(text, length);

/** Cuts without leaving half a surrogate pair behind. */
export function cut(text: string, length: number): string {
  const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length;
  return text.length > length ? text.slice(0, end) : text;
}

function tooLong(limit: GroupLimit, key: string, part: string, length: number): MappingFault {
  return {
    field: `${limit.target}.${key}`,
    code: 'too-long',
    value: key,
    expected: `a ${part} of at most ${length} characters`,
    suggestion: 'Shorten it with a truncate transform, or let the limit truncate.',
  };
}
