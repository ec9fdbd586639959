import type { Address } from '#contracts/models/common';
import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { OdooClient, Row } from '../client/odoo-client';
import { idOf } from '../client/odoo-client';
import { text } from './represent-profile';

const MODEL = 'res.partner';
const FIELDS = ['name', 'street', 'street2', 'city', 'zip', 'country_id', 'state_id', 'phone'] as const;
const MOST_ADDRESSES = 200;
type AddressValues = Readonly<Record<string, string | number | false>>;

/** Addresses of contacts: the bill's is the contact's own, another one for the delivery is a contact below it. */
export class Addresses {
  private readonly countries = new Map<string, number>();

  constructor(private readonly client: OdooClient) {}

  /** Fields of the contact itself; none where the order has no address. */
  async billing({ billingAddress }: Order): Promise<AddressValues> {
    if (!billingAddress) return {};
    const { name: _name, phone: _phone, ...values } = await this.values(billingAddress, '');
    return values;
  }

  /** The contact that the order is delivered to; an equal one is used again. */
  async delivery(partnerId: number, order: Order): Promise<number> {
    const { shippingAddress, billingAddress } = order;
    if (!shippingAddress || same(shippingAddress, billingAddress)) return partnerId;
    const wanted = await this.values(shippingAddress, `Delivery of order ${order.number}`);
    const known = await this.client.search(
      MODEL,
      [
        ['parent_id', '=', partnerId],
        ['type', '=', 'delivery'],
      ],
      FIELDS,
      { limit: MOST_ADDRESSES },
    );
    const equal = known.find((row) => FIELDS.every((field) => plain(row, field) === wanted[field]));
    return equal?.id ?? this.client.create(MODEL, { ...wanted, parent_id: partnerId, type: 'delivery' });
  }

  private async values(address: Address, otherwise: string): Promise<AddressValues> {
    const country = await this.country(address.country);
    return {
      name: text(address.name) ?? text(address.company) ?? otherwise,
      street: text(address.line1) ?? false,
      street2: text(address.line2) ?? false,
      city: text(address.city) ?? false,
      zip: text(address.postalCode) ?? false,
      phone: text(address.phone) ?? false,
      country_id: country,
      state_id: await this.state(text(address.state), country),
    };
  }

  private async country(code: string): Promise<number> {
    const known = this.countries.get(code);
    if (known !== undefined) return known;
    const found = await this.client.first('res.country', [['code', '=', code]], ['code']);
    if (!found) {
      throw Failure.mapping('erp-country-missing', `Odoo has no country with the code ${code}`, {
        details: { field: 'address.country', value: code, expected: 'the code of a country' },
      });
    }
    this.countries.set(code, found.id);
    return found.id;
  }

  /** States that Odoo does not know by code or name are left out: it keeps them for few countries. */
  private async state(state: string | null, country: number): Promise<number | false> {
    if (state === null) return false;
    const found = await this.client.first(
      'res.country.state',
      [['country_id', '=', country], '|', ['code', '=', state], ['name', '=', state]],
      ['code'],
    );
    return found?.id ?? false;
  }
}

function plain(row: Row, field: string): unknown {
  return field.endsWith('_id') ? (idOf(row[field]) ?? false) : row[field];
}

function same(one: Address, other: Address | null): boolean {
  const tell = (address: Address): string =>
    JSON.stringify([
      ...[address.name, address.line1, address.line2, address.city].map(text),
      ...[address.postalCode, address.state, address.country].map(text),
    ]);
  return other !== null && tell(one) === tell(other);
}
