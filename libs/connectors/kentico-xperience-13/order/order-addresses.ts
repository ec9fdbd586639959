import type { Address } from '#contracts/models/common';
import { Failure } from '#platform/errors/failure';
import type { KenticoCatalog } from '../catalog/kentico-catalog';
import type { KenticoRow } from '../rest/kentico-row';

export const ADDRESS_TYPE = { billing: 1, shipping: 2 } as const;

/** Null when the order has no such address: digital goods are not shipped, and a payment page asks for what it needs. */
export async function addressOf(
  rows: readonly KenticoRow[],
  type: number,
  company: string | null,
  catalog: KenticoCatalog,
): Promise<Address | null> {
  const row = rows.find((candidate) => candidate.integer('AddressType') === type);
  if (!row) return null;
  const stateId = row.integer('AddressStateID');
  return {
    name: row.text('AddressPersonalName'),
    company,
    line1: row.text('AddressLine1') ?? '',
    line2: row.text('AddressLine2'),
    city: row.text('AddressCity') ?? '',
    state: stateId === null ? null : await catalog.stateCode(stateId),
    postalCode: row.text('AddressZip'),
    country: await countryOf(row, catalog),
    phone: row.text('AddressPhone'),
  };
}

async function countryOf(row: KenticoRow, catalog: KenticoCatalog): Promise<string> {
  const id = row.integer('AddressCountryID');
  const code = id === null ? null : ((await catalog.countryCode(id))?.toUpperCase() ?? null);
  if (code !== null && /^[A-Z]{2}$/.test(code)) return code;
  throw Failure.mapping('unknown-country', 'The country of an address has no two-letter code in Kentico', {
    details: { field: 'AddressCountryID', value: id, expected: 'a country with a CountryTwoLetterCode' },
    suggestion: 'Set the two-letter code of the country in Kentico (application "Countries"), then replay.',
  });
}
