import { createHash } from 'node:crypto';
import type { CustomerProfile } from '#contracts/models/customer';

/** Odoo wants a name of everybody; this one says that nobody gave one. */
const NAMELESS = 'Customer without a name';
/** Keeps the words of a last name together that no first name stands before. */
const NO_BREAK = '\u00a0';
const ERASED = /^Erased [0-9a-f]{12}$/;

/** What an erased contact is called; it follows from its ID, and nothing of the person does. */
export const erasedName = (id: number): string =>
  `Erased ${createHash('sha256').update(`res.partner/${id}`).digest('hex').slice(0, 12)}`;

export const isErasedName = (name: string | null): boolean => name !== null && ERASED.test(name);

/** A contact has one name: first and last name together, else the company, else the address. */
export function nameOf({ firstName, lastName, company, email }: CustomerProfile): string {
  const alone = firstName === null ? lastName?.replaceAll(' ', NO_BREAK) : lastName;
  const person = [firstName, alone].filter(Boolean).join(' ');
  return person || company || email || NAMELESS;
}

/** First and last name of what a contact is called: the last word, and what stands before it. */
export function namesIn(
  name: string | null,
  { company, email }: Pick<CustomerProfile, 'company' | 'email'>,
): Pick<CustomerProfile, 'firstName' | 'lastName'> {
  const plain = name === null ? null : spaced(name);
  const nobody =
    name === null || plain === NAMELESS || isErasedName(plain) || name === company || name === email;
  if (nobody) return { firstName: null, lastName: null };
  const words = name.split(/[^\S\u00a0]+/).filter((word) => spaced(word) !== '');
  const lastName = spaced(words.at(-1) ?? '') || null;
  return { firstName: spaced(words.slice(0, -1).join(' ')) || null, lastName };
}

const spaced = (name: string): string => name.replace(/\s+/g, ' ').trim();
