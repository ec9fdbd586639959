import type Stripe from 'stripe';
import type { CustomerOwner } from '#connectors/kit/customer-port';
import type { CustomerProfile } from '#contracts/models/customer';
import { STORE_KEY } from '../payments/metadata';
import { CUSTOMER_KEY } from './customer.reader';
import { FIRST_NAME_KEY, LAST_NAME_KEY, joinNames } from './customer-names';

export function newCustomerParameters(
  owner: CustomerOwner,
  profile: CustomerProfile,
): Stripe.CustomerCreateParams {
  const { metadata, ...fields } = changeParameters(profile, profile);
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  const names = Object.entries(metadata ?? {}).filter(([, value]) => value !== '');
  return {
    ...given,
    metadata: {
      [STORE_KEY]: owner.storeId,
      [CUSTOMER_KEY]: owner.customerId,
      ...Object.fromEntries(names),
    },
  };
}

/** Only what is named in `fields`; the empty text unsets. `wanted` is the whole profile as it shall be. */
export function changeParameters(
  fields: Partial<CustomerProfile>,
  wanted: CustomerProfile,
): {
  email?: string;
  phone?: string;
  business_name?: string;
  name?: string;
  metadata?: Record<string, string>;
} {
  const renamed = fields.firstName !== undefined || fields.lastName !== undefined;
  return {
    ...(fields.email === undefined ? {} : { email: fields.email ?? '' }),
    ...(fields.phone === undefined ? {} : { phone: fields.phone ?? '' }),
    ...(fields.company === undefined ? {} : { business_name: fields.company ?? '' }),
    ...(renamed && {
      name: joinNames(wanted) ?? '',
      metadata: { [FIRST_NAME_KEY]: wanted.firstName ?? '', [LAST_NAME_KEY]: wanted.lastName ?? '' },
    }),
  };
}
