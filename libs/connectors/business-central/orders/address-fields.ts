import type { Address } from '#contracts/models/common';

/** An address cut to what Business Central's fields hold; too long a text would be refused. */
export function addressFields(address: Address): Record<string, string> {
  return {
    addressLine1: address.line1.trim().slice(0, 100),
    addressLine2: (address.line2?.trim() ?? '').slice(0, 50),
    city: address.city.trim().slice(0, 30),
    state: (address.state?.trim() ?? '').slice(0, 30),
    country: address.country,
    postalCode: (address.postalCode?.trim() ?? '').slice(0, 20),
  };
}

/** The same as the address an order is delivered to, whose fields have other names. */
export function shipToFields(address: Address): Record<string, string> {
  const { addressLine1, addressLine2, city, state, country, postalCode } = addressFields(address) as Record<
    'addressLine1' | 'addressLine2' | 'city' | 'state' | 'country' | 'postalCode',
    string
  >;
  return {
    shipToName: (address.company?.trim() || address.name?.trim() || '').slice(0, 100),
    shipToAddressLine1: addressLine1,
    shipToAddressLine2: addressLine2,
    shipToCity: city,
    shipToState: state,
    shipToCountry: country,
    shipToPostCode: postalCode,
  };
}
