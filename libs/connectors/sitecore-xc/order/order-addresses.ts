import { z } from 'zod';
import type { Address } from '#contracts/models/common';
import { Failure } from '#platform/errors/failure';
import { componentsOf, readShape } from '../engine/entity-types';
import type { XcOrder } from './xc-order';

const text = z.string().nullish();
const partySchema = z.looseObject({
  FirstName: text,
  LastName: text,
  Company: text,
  Address1: text,
  Address2: text,
  City: text,
  State: text,
  StateCode: text,
  CountryCode: text,
  ZipPostalCode: text,
  PhoneNumber: text,
});
type Party = z.output<typeof partySchema>;

/** Billing data sits on the payment. */
export function billingAddressOf(order: XcOrder): Address | null {
  const [payment] = componentsOf(order.Components ?? [], 'FederatedPaymentComponent');
  return addressOf(payment?.['BillingParty'], 'BillingParty');
}

/** Shipping data sits on the order, or on each line of a split shipment: there the first one counts. */
export function shippingAddressOf(order: XcOrder): Address | null {
  const ofLines = (order.Lines ?? []).flatMap((line) => line.CartLineComponents ?? []);
  const [fulfillment] = componentsOf(
    [...(order.Components ?? []), ...ofLines],
    'PhysicalFulfillmentComponent',
  );
  return addressOf(fulfillment?.['ShippingParty'], 'ShippingParty');
}

/** Null for a missing or empty party: digital goods are not shipped. */
function addressOf(value: unknown, field: string): Address | null {
  if (value === null || value === undefined) return null;
  const party = readShape(partySchema, value, `The ${field}`);
  if ([party.Address1, party.City, party.CountryCode].every((part) => filled(part) === null)) return null;
  return {
    name: filled([party.FirstName, party.LastName].filter(Boolean).join(' ')),
    company: filled(party.Company),
    line1: filled(party.Address1) ?? '',
    line2: filled(party.Address2),
    city: filled(party.City) ?? '',
    state: filled(party.StateCode) ?? filled(party.State),
    postalCode: filled(party.ZipPostalCode),
    country: countryOf(party, field),
    phone: filled(party.PhoneNumber),
  };
}

function countryOf({ CountryCode: code }: Party, field: string): string {
  const country = code?.trim().toUpperCase() ?? '';
  if (/^[A-Z]{2}$/.test(country)) return country;
  throw Failure.mapping('unknown-country', 'The country of an address has no two-letter code', {
    details: { field: `${field}.CountryCode`, value: code ?? null, expected: 'two letters of ISO 3166-1' },
    suggestion: 'Correct the address in Experience Commerce, then replay the message.',
  });
}

function filled(value: string | null | undefined): string | null {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
