import type { CustomerProfile } from '#contracts/models/customer';

const LONGEST_NAME = 130;
/** ERPNext names a contact after the customer, whose name stands twice in it then: 140 characters have to do. */
export const LONGEST_CUSTOMER_NAME = 65;
const LONGEST_EMAIL = 140;
const LONGEST_PHONE = 20;
/** What Frappe takes for a telephone number. */
const NOT_IN_PHONES = /[^0-9 +_\-,.*#()]/g;

/** What ERPNext shows after it was given the profile. An address too long for it is left out: cut short it would be another's. */
export function representAtErpNext(profile: CustomerProfile): CustomerProfile {
  const email = profile.email?.trim() || null;
  return {
    email: email !== null && email.length > LONGEST_EMAIL ? null : email,
    firstName: cut(profile.firstName, LONGEST_NAME),
    lastName: cut(profile.lastName, LONGEST_NAME),
    company: cut(profile.company, LONGEST_CUSTOMER_NAME),
    phone: phoneOf(profile.phone),
  };
}

export function cut(value: string | null, longest: number): string | null {
  return (
    value
      ?.trim()
      .slice(0, longest)
      .replace(/[\uD800-\uDBFF]$/, '')
      .trim() || null
  );
}

/** Without its spaces and signs when it is too long with them. */
function phoneOf(value: string | null): string | null {
  const written = value?.replace(NOT_IN_PHONES, '').trim() ?? '';
  const short = written.length <= LONGEST_PHONE ? written : written.replace(/(?!^\+)[^0-9]/g, '');
  return short.slice(0, LONGEST_PHONE).trim() || null;
}
