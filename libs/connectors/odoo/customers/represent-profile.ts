import type { CustomerProfile } from '#contracts/models/customer';
import { nameOf, namesIn } from './contact-names';

/** What Odoo shows after it was given the profile: all of it, but the names as one, whose last word is the last name. */
export function representAtOdoo(profile: CustomerProfile): CustomerProfile {
  const plain = {
    email: text(profile.email),
    firstName: text(profile.firstName),
    lastName: text(profile.lastName),
    company: text(profile.company),
    phone: text(profile.phone),
  };
  return { ...plain, ...namesIn(nameOf(plain), plain) };
}

/** Without blanks at the ends and with single ones between words; null when nothing is left. */
export function text(value: unknown): string | null {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() || null : null;
}
