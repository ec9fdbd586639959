/** Stripe has one name; the two parts are kept beside it, and hold as long as they still make up the name. */
export const FIRST_NAME_KEY = 'tillbridge_first_name';
export const LAST_NAME_KEY = 'tillbridge_last_name';

export interface Names {
  readonly firstName: string | null;
  readonly lastName: string | null;
}

export function joinNames({ firstName, lastName }: Names): string | null {
  return [firstName, lastName].filter((part) => part !== null).join(' ') || null;
}

/** A name that somebody wrote at Stripe is split before its last word; a single word is a last name. */
export function readNames(name: string | null, metadata: Readonly<Record<string, string>>): Names {
  const kept = { firstName: metadata[FIRST_NAME_KEY] || null, lastName: metadata[LAST_NAME_KEY] || null };
  const shown = name?.trim() || null;
  if (joinNames(kept) === shown) return kept;
  if (shown === null) return { firstName: null, lastName: null };
  const words = shown.split(/\s+/);
  return { firstName: words.slice(0, -1).join(' ') || null, lastName: words.at(-1) ?? null };
}
