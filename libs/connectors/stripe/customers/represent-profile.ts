import type { CustomerProfile } from '#contracts/models/customer';
import { storableText } from '#platform/text/storable';

const EMAIL_LENGTH = 512;
const NAME_PART_LENGTH = 125;
const BUSINESS_NAME_LENGTH = 150;
const PHONE_LENGTH = 20;
/** Stripe refuses an address that can be none; a shop may hold one all the same. */
const PLAUSIBLE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What Stripe shows after it was given the profile. */
export function representAtStripe(profile: CustomerProfile): CustomerProfile {
  const email = fit(profile.email, EMAIL_LENGTH);
  return {
    email: email !== null && PLAUSIBLE_EMAIL.test(email) ? email : null,
    firstName: fit(spaced(profile.firstName), NAME_PART_LENGTH),
    lastName: fit(spaced(profile.lastName), NAME_PART_LENGTH),
    company: fit(profile.company, BUSINESS_NAME_LENGTH),
    phone: phone(profile.phone),
  };
}

/** A long number first loses its decoration, then its end. */
function phone(value: string | null): string | null {
  const trimmed = fit(value, Infinity);
  if (trimmed === null || trimmed.length <= PHONE_LENGTH) return trimmed;
  return fit(trimmed.replace(/[^\d+]/g, ''), PHONE_LENGTH);
}

function fit(value: string | null, length: number): string | null {
  return storableText((value ?? '').trim().slice(0, length)).trim() || null;
}

const spaced = (value: string | null): string | null => value?.replace(/\s+/g, ' ') ?? null;
