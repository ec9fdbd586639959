import type { Address } from '#contracts/models/common';
import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { FrappeClient } from '../client/frappe-client';
import type { JustMade } from '../client/just-made';

const DOCTYPE = 'Address';
const FIELDS = ['address_line1', 'address_line2', 'city', 'state', 'country', 'pincode'] as const;
type AddressType = 'Billing' | 'Shipping';
type Row = Readonly<Record<string, unknown>>;

/** Names of address documents; null where the order has none or too little of one. */
export interface OrderAddresses {
  readonly billing: string | null;
  readonly shipping: string | null;
}

/** Addresses linked to a customer; an equal one is used again. */
export class Addresses {
  private readonly countries = new Map<string, string>();

  constructor(
    private readonly client: FrappeClient,
    private readonly newcomers: JustMade<true>,
  ) {}

  async ensure(customerId: string, order: Order): Promise<OrderAddresses> {
    const wanted = [wantedAddress(order.billingAddress), wantedAddress(order.shippingAddress)] as const;
    const known = wanted.every((address) => address === null) ? [] : await this.known(customerId);
    return {
      billing: await this.one(customerId, 'Billing', wanted[0], known),
      shipping: await this.one(customerId, 'Shipping', wanted[1], known),
    };
  }

  private async known(customerId: string): Promise<readonly Row[]> {
    if (this.newcomers.take(customerId)) return [];
    return this.client.list(DOCTYPE, {
      filters: [
        ['Dynamic Link', 'link_doctype', '=', 'Customer'],
        ['Dynamic Link', 'link_name', '=', customerId],
        ['address_type', 'in', ['Billing', 'Shipping']],
      ],
      fields: ['name', 'address_type', ...FIELDS],
    });
  }

  private async one(
    customerId: string,
    type: AddressType,
    address: Address | null,
    known: readonly Row[],
  ): Promise<string | null> {
    if (address === null) return null;
    const wanted = await this.values(address);
    const equal = known.find((row) => row['address_type'] === type && isSame(row, wanted));
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

function wantedAddress(address: Address | null | undefined): Address | null {
  return address && address.line1.trim() !== '' && address.city.trim() !== '' ? address : null;
}

function isSame(row: Row, wanted: Readonly<Record<string, string>>): boolean {
  return FIELDS.every((field) => (row[field] ?? '') === (wanted[field] ?? ''));
}
