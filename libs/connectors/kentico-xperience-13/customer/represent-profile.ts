import type { CustomerProfile } from '#contracts/models/customer';
import { storableText } from '#platform/text/storable';

const LENGTHS: Readonly<Record<keyof CustomerProfile, number>> = {
  email: 254,
  firstName: 200,
  lastName: 200,
  company: 200,
  phone: 26,
};

/** What Kentico shows after it was given the profile: the service itself does not check lengths, the database does. */
export function representAtKentico(profile: CustomerProfile): CustomerProfile {
  return {
    email: fit('email', profile),
    firstName: fit('firstName', profile),
    lastName: fit('lastName', profile),
    company: fit('company', profile),
    phone: fit('phone', profile),
  };
}

function fit(field: keyof CustomerProfile, profile: CustomerProfile): string | null {
  return storableText((profile[field] ?? '').trim().slice(0, LENGTHS[field])).trim() || null;
}
