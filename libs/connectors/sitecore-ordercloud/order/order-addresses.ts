import type { Address } from '#contracts/models/common';
import { Failure } from '#platform/errors/failure';
import type { OcAddress, OcLineItem } from '../rest/models';

/** Null for an address without a street, city or country: OrderCloud shows none as an object of nulls. */
export function addressOf(address: OcAddress | null | undefined): Address | null {
  if (!address || (!address.Street1 && !address.City && !address.Country)) return null;
  const name = [address.FirstName, address.LastName].filter(Boolean).join(' ');
  return {
    name: name === '' ? null : name,
    company: address.CompanyName ?? null,
    line1: address.Street1 ?? '',
    line2: address.Street2 ?? null,
    city: address.City ?? '',
    state: address.State ?? null,
    postalCode: address.Zip ?? null,
    country: countryOf(address),
    phone: address.Phone ?? null,
  };
}

/** As OrderCloud takes it; a name's last word is the last name. */
export function writtenAddress(address: Address): Record<string, string | null> {
  const words = (address.name ?? '').trim().split(/\s+/);
  return {
    CompanyName: address.company,
    FirstName: words.slice(0, -1).join(' ') || null,
    LastName: words.at(-1) || null,
    Street1: address.line1,
    Street2: address.line2,
    City: address.city,
    State: address.state,
    Zip: address.postalCode,
    Country: address.country,
    Phone: address.phone,
  };
}

/** Line items carry the address; null when they go to different ones. */
export function shippingAddressOf(lineItems: readonly OcLineItem[]): Address | null {
  const addresses = lineItems.map((item) => addressOf(item.ShippingAddress));
  const [first] = addresses;
  const same = addresses.every((address) => JSON.stringify(address) === JSON.stringify(first));
  return same ? (first ?? null) : null;
}

function countryOf({ Country }: OcAddress): string {
  const code = (Country ?? '').trim().toUpperCase();
  if (/^[A-Z]{2}$/.test(code)) return code;
  throw Failure.mapping('unknown-country', 'The country of an address has no two-letter code', {
    details: { field: 'Address.Country', value: Country ?? null, expected: 'an ISO 3166-1 alpha-2 code' },
    suggestion: 'Correct the address in OrderCloud, then replay the message.',
  });
}
