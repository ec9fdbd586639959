import { err, ok, type Result } from '#platform/errors/result';
import type { ValueFault } from '../fault';
import { plainText } from './plain-text';
import type { Transform } from './transform-schema';

/** The table's entry for a value; an unknown value takes `otherwise` or is a fault that names the nearest keys. */
export function lookup(
  value: unknown,
  transform: Extract<Transform, { name: 'lookup' }>,
): Result<unknown, ValueFault> {
  const key = plainText(value);
  if (Object.hasOwn(transform.table, key)) return ok(transform.table[key]);
  const keys = Object.keys(transform.table);
  if (transform.ignoreCase) {
    const folded = keys.find((candidate) => candidate.toLowerCase() === key.toLowerCase());
    if (folded !== undefined) return ok(transform.table[folded]);
  }
  if (transform.otherwise !== undefined) return ok(transform.otherwise);
  if (key === '') return ok(undefined);
  const near = keys.filter((candidate) => alike(candidate, key)).slice(0, 3);
  return err({
    code: 'unknown-key',
    value,
    expected:
      keys.length === 0 ? 'a value of the table, which is empty' : `one of ${keys.slice(0, 20).join(', ')}`,
    suggestion:
      near.length > 0
        ? `Did you mean ${near.join(' or ')}? Otherwise add "${key}" to the table.`
        : `Add "${key}" to the table, or say what to take otherwise.`,
  });
}

function alike(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')) as [
    string,
    string,
  ];
  return left === right || left.includes(right) || right.includes(left);
}
