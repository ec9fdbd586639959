import { invalidRequest } from './api-error';

const MAX_LEVELS = 4;

export interface ExpansionSource {
  lookUp(id: string): object | undefined;
  /** Fields that are there only when asked for, such as a session's line items. */
  includable(owner: Record<string, unknown>, field: string): unknown;
}

/** Replaces ids by the objects they name, along each dotted path. */
export function expandObject<T extends object>(
  object: T,
  paths: readonly string[],
  source: ExpansionSource,
): T {
  if (paths.length === 0) return object;
  const copy = structuredClone(object);
  for (const path of paths) {
    const levels = path.split('.');
    if (levels.length > MAX_LEVELS) {
      throw invalidRequest(
        `You cannot expand more than ${MAX_LEVELS} levels of a property. Property: ${path}`,
      );
    }
    expandPath(copy as Record<string, unknown>, levels, path, source);
  }
  return copy;
}

function expandPath(
  owner: Record<string, unknown>,
  [field, ...rest]: readonly string[],
  path: string,
  source: ExpansionSource,
): void {
  if (field === undefined) return;
  let value = owner[field];
  if (value === undefined) value = owner[field] = structuredClone(source.includable(owner, field));
  if (typeof value === 'string') {
    const found = source.lookUp(value);
    if (found) value = owner[field] = structuredClone(found);
  }
  if (value === null) return;
  if (typeof value !== 'object') {
    throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
  }
  for (const item of Array.isArray(value) ? value : [value])
    expandPath(item as Record<string, unknown>, rest, path, source);
}
