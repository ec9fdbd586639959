import type { Address } from '#contracts/models/common';
import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { TrytonClient } from '../client/tryton-client';

const MODEL = 'party.address';
export type AddressUse = 'invoice' | 'delivery';

/** Addresses of a party; an equal one is used again. */
export class Addresses {
  private readonly countries = new Map<string, number>();

  constructor(private readonly client: TrytonClient) {}

  /** An order without an address gets an empty one: Tryton confirms no sale without. */
  async ensure(party: number, order: Order, use: AddressUse): Promise<number> {
    const address = (use === 'invoice' ? order.billingAddress : order.shippingAddress) ?? null;
    const wanted = address ? await this.values(address) : { street: null, city: null, postal_code: null };
    const known = await this.client.first(MODEL, [
      ['party', '=', party],
      ...Object.entries(wanted).map(([field, value]) => [field, '=', value]),
    ]);
    return known?.id ?? this.client.create(MODEL, { ...wanted, party, [use]: true });
  }

  private async values(address: Address): Promise<Record<string, string | number | null>> {
    const street = [address.line1, address.line2].map((line) => line?.trim()).filter(Boolean);
    const person = address.company?.trim() || address.name?.trim();
    return {
      party_name: person || null,
      street: street.join('\n') || null,
      city: address.city.trim() || null,
      postal_code: address.postalCode?.trim() || null,
      country: await this.country(address.country),
    };
  }

  private async country(code: string): Promise<number> {
    const known = this.countries.get(code);
    if (known !== undefined) return known;
    const found = await this.client.first('country.country', [['code', '=', code]]);
    if (!found) {
      throw Failure.mapping('erp-country-missing', `Tryton has no country with the code ${code}`, {
        details: { field: 'address.country', value: code, expected: 'the code of a country' },
        suggestion: 'Load the countries with trytond_import_countries, or make this one in Tryton.',
      });
    }
    this.countries.set(code, found.id);
    return found.id;
  }
}
