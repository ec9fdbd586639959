import type { CustomerProfile } from '#contracts/models/customer';
import type { CompanyRule } from './user-fields';

const LONGEST_NAME = 100;
const LONGEST_EMAIL = 200;
/** OrderCloud has room for 100, a profile for 50. */
const LONGEST_PHONE = 50;
const LONGEST_COMPANY = 200;

/** What stands in fields that OrderCloud requires when nothing is known; read back it says nothing. */
export const UNKNOWN = {
  email: 'unknown@address.invalid',
  firstName: '-',
  lastName: '-',
  phone: null,
} as const;

/** What OrderCloud shows after it was given the profile. An address too long for it is left out: cut short it would be another's. */
export function representAtOrderCloud(
  profile: CustomerProfile,
  { companyField }: CompanyRule,
): CustomerProfile {
  const email = profile.email?.trim() || null;
  return {
    email: email === UNKNOWN.email || (email?.length ?? 0) > LONGEST_EMAIL ? null : email,
    firstName: known(cut(profile.firstName, LONGEST_NAME)),
    lastName: known(cut(profile.lastName, LONGEST_NAME)),
    company: companyField === null ? null : cut(profile.company, LONGEST_COMPANY),
    phone: cut(profile.phone, LONGEST_PHONE),
  };
}

const known = (name: string | null): string | null => (name === UNKNOWN.lastName ? null : name);

function cut(value: string | null, longest: number): string | null {
  const shortened = value?.trim().slice(0, longest);
  return shortened?.replace(/[\uD800-\uDBFF]$/, '').trim() || null;
}
