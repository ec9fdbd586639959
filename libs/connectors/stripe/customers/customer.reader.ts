import type Stripe from 'stripe';
import type { CustomerOwner, CustomerRecord } from '#connectors/kit/customer-port';
import { STORE_KEY } from '../payments/metadata';
import { readNames } from './customer-names';

export const CUSTOMER_KEY = 'tillbridge_customer';

export function readCustomer(customer: Stripe.Customer): CustomerRecord {
  return {
    externalId: customer.id,
    profile: {
      email: customer.email?.trim() || null,
      ...readNames(customer.name ?? null, customer.metadata),
      company: customer.business_name?.trim() || null,
      phone: customer.phone?.trim() || null,
    },
    guest: false,
    owner: readCustomerOwner(customer.metadata),
    modifiedAt: null,
  };
}

function readCustomerOwner(metadata: Readonly<Record<string, string>>): CustomerOwner | null {
  const storeId = metadata[STORE_KEY];
  const customerId = metadata[CUSTOMER_KEY];
  return storeId && customerId ? { storeId, customerId } : null;
}
