import type Stripe from 'stripe';
import type { Address } from '#contracts/models/common';

/** Null without a street and a country: half an address is none. */
export function readBillingAddress(invoice: Stripe.Invoice): Address | null {
  const { customer_address: address, customer_name: name, customer_phone: phone } = invoice;
  if (!address?.line1 || !address.country) return null;
  return {
    name: name?.slice(0, 300) ?? null,
    company: null,
    line1: address.line1.slice(0, 500),
    line2: address.line2?.slice(0, 500) ?? null,
    city: address.city?.slice(0, 200) ?? '',
    state: address.state?.slice(0, 200) ?? null,
    postalCode: address.postal_code?.slice(0, 40) ?? null,
    country: address.country,
    phone: phone?.slice(0, 50) ?? null,
  };
}
