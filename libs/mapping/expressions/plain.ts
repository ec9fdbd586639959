/** A bound on what an expression may produce, in characters and values together. */
const MAX_OUTPUT_SIZE = 1_000_000;

export class OutputTooLarge extends Error {}

/**
 * JSONata's sequences carry helper properties and functions: this copies a result into plain JSON, and stops at the size limit.
 * Undefined members and functions are left out.
 */
export function toPlain(value: unknown, limit: number = MAX_OUTPUT_SIZE): unknown {
  if (typeof value === 'string') {
    if (value.length > limit) throw new OutputTooLarge();
    return value;
  }
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  let left = limit;
  const copy = (node: unknown): unknown => {
    left -= typeof node === 'string' ? node.length + 1 : 1;
    if (left < 0) throw new OutputTooLarge();
    if (typeof node === 'function') return undefined;
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) return Array.from(node, copy);
    const plain: Record<string, unknown> = {};
    for (const key of Object.keys(node)) {
      const member = copy((node as Record<string, unknown>)[key]);
      if (member === undefined || key === '__proto__') continue;
      plain[key] = member;
    }
    return plain;
  };
  return copy(value);
}
