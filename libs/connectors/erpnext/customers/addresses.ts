import type { Address } from '#contracts/models/common';
import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { FrappeClient } from '../client/frappe-client';

const DOCTYPE = 'Address';
const FIELDS = ['address_line1', 'address_line2', 'city', 'state', 'country', 'pincode'] as const;
export type AddressType = 'Billing' | 'Shipping';

/** Addresses linked to a customer; an equal one is used again. */
export class Addresses {
  private readonly countries = new Map<string, string>();

  constructor(private readonly client: FrappeClient) {}

  /** Name of the address document; null when the order has none or too little of one. */
  async ensure(customerId: string, order: Order, type: AddressType): Promise<string | null> {
    const address = type === 'Billing' ? order.billingAddress : order.shippingAddress;
    if (!address || address.line1.trim() === '' || address.city.trim() === '') return null;
    const wanted = await this.values(address);
    const known = await this.client.list(DOCTYPE, {
      filters: [
        ['Dynamic Link', 'link_doctype', '=', 'Customer'],
        ['Dynamic Link', 'link_name', '=', customerId],
        ['address_type', '=', type],
      ],
      fields: ['name', ...FIELDS],
    });
    const equal = known.find((row) => FIELDS.every((field) => (row[field] ?? '') === (wanted[field] ?? '')));
    if (equal) return String(equal['name']);
    const made = await this.client.insert(DOCTYPE, {
      ...wanted,
      address_title: customerId.slice(0, 100),
      address_type: type,
      links: [{ link_doctype: 'Customer', link_name: customerId }],
    });
    return made.name;
  }

  private async values(address: Address): Promise<Record<string, string>> {
    const fit = (text: string): string => text.trim().slice(0, 140);
    return {
      address_line1: fit(address.line1),
      ...(address.line2 && { address_line2: fit(address.line2) }),
      city: fit(address.city),
      ...(address.state && { state: fit(address.state) }),
      ...(address.postalCode && { pincode: fit(address.postalCode) }),
      ...(address.phone && { phone: fit(address.phone) }),
      country: await this.country(address.country),
    };
  }

  /** The ERP names countries; their codes are a field of theirs. */
  private async country(code: string): Promise<string> {
    const known = this.countries.get(code);
    if (known !== undefined) return known;
    const found = await this.client.list('Country', {
      filters: [['code', '=', code.toLowerCase()]],
      fields: ['name'],
      limit: 1,
    });
    const name = found[0]?.['name'];
    if (typeof name !== 'string') {
      throw Failure.mapping('erp-country-missing', `The ERP has no country with the code ${code}`, {
        details: { field: 'address.country', value: code, expected: 'the code of a Country' },
        suggestion: `Make the Country with code "${code.toLowerCase()}" in ERPNext.`,
      });
    }
    this.countries.set(code, name);
    return name;
  }
}
