import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import { customerKey } from '#connectors/kit/erp/customer-key';
import type { BusinessCentralClient, Entity } from '../client/business-central-client';
import { literal } from '../client/odata';
import { documentNumberOf } from '../documents/document-number';
import { addressFields } from '../orders/address-fields';

const PATH = 'customers';

/** Customers: one per account of the shop, one per e-mail address of a guest; the digest of that is their number, which is unique. */
export class Customers {
  constructor(private readonly client: BusinessCentralClient) {}

  async upsert(order: Order): Promise<string> {
    const number = documentNumberOf(customerKey(order));
    const values = customerValues(order);
    const known = (await this.find(number)) ?? (await this.create(number, values));
    const changed = Object.entries(values).filter(([field, value]) => value !== '' && known[field] !== value);
    if (changed.length > 0) await this.client.update(PATH, known, Object.fromEntries(changed));
    return number;
  }

  private find(number: string): Promise<Entity | null> {
    return this.client.first(PATH, `number eq ${literal(number)}`);
  }

  private async create(number: string, values: Readonly<Record<string, string>>): Promise<Entity> {
    try {
      return await this.client.create(PATH, { number, ...values });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'erp-key-taken') throw error;
    }
    const made = await this.find(number);
    if (made) return made;
    throw Failure.transient('erp-party-missing', `Customer ${number} cannot be found after it was made`);
  }
}

/** What Business Central is told of who ordered. */
export function customerValues({ customer, number, billingAddress }: Order): Record<string, string> {
  const person = [customer.firstName, customer.lastName].filter(Boolean).join(' ').trim();
  const company = customer.company?.trim() ?? '';
  const name = company || person || customer.email?.trim() || `Guest of order ${number}`;
  return {
    displayName: name.replace(/\s+/g, ' ').slice(0, 100),
    type: company ? 'Company' : 'Person',
    email: (customer.email?.trim() ?? '').slice(0, 80),
    phoneNumber: (customer.phone?.trim() ?? '').replace(/[^\d+ ()/.-]/g, '').slice(0, 30),
    ...(billingAddress && addressFields(billingAddress)),
  };
}
