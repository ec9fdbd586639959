import type { CustomerProfile } from '#contracts/models/customer';

/** Says nothing about anybody. */
export const EMPTY_PROFILE: CustomerProfile = {
  email: null,
  firstName: null,
  lastName: null,
  company: null,
  phone: null,
};
