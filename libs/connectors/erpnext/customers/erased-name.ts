import { createHash } from 'node:crypto';

const ERASED = /^Erased [0-9a-f]{12}$/;

/** What an erased customer or contact is called; it follows from the name it had, so that who knows that one finds it. */
export function erasedName(name: string): string {
  if (ERASED.test(name)) return name;
  return `Erased ${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}

export const isErasedName = (name: unknown): boolean => typeof name === 'string' && ERASED.test(name);
