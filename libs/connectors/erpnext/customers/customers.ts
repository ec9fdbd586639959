import { createHash } from 'node:crypto';
import type { Order } from '#contracts/models/order';
import type { FrappeClient, FrappeDoc } from '../client/frappe-client';
import type { KeyedDocuments } from '../client/keyed-documents';
import type { ErpNextSettings } from '../settings';

const DOCTYPE = 'Customer';
const NAME_LENGTH = 130;

/** Customers: one per account of the shop, one per e-mail address of a guest. */
export class Customers {
  constructor(
    private readonly client: FrappeClient,
    private readonly documents: KeyedDocuments,
    private readonly settings: Pick<ErpNextSettings, 'customerGroup' | 'territory'>,
  ) {}

  async upsert(order: Order): Promise<string> {
    const wanted = contactOf(order);
    const doc = await this.documents.findOrInsert(DOCTYPE, customerKey(order), async () => ({
      ...wanted,
      customer_group: this.settings.customerGroup,
      territory: this.settings.territory,
    }));
    const changes = changed(doc, wanted);
    if (Object.keys(changes).length > 0) await this.client.update(DOCTYPE, doc.name, changes);
    return doc.name;
  }
}

/** Whose the order is, as a key: the shop's customer, else the guest's e-mail (digested), else the order alone. */
export function customerKey({ storeId, orderId, customer }: Order): string {
  if (customer.customerId !== null && !customer.guest) return `customer:${storeId}:${customer.customerId}`;
  const email = customer.email?.trim().toLowerCase();
  if (!email) return `guest-order:${storeId}:${orderId}`;
  return `guest:${storeId}:${createHash('sha256').update(email).digest('hex').slice(0, 32)}`;
}

function contactOf({ customer, number }: Order): Record<string, string> {
  const person = [customer.firstName, customer.lastName].filter(Boolean).join(' ').trim();
  const name = customer.company?.trim() || person || customer.email?.trim() || `Guest of order ${number}`;
  return {
    customer_name: name.slice(0, NAME_LENGTH),
    customer_type: customer.company?.trim() ? 'Company' : 'Individual',
    ...(customer.email && customer.email.length <= 140 && { email_id: customer.email }),
    ...(customer.phone && { mobile_no: customer.phone }),
  };
}

function changed(doc: FrappeDoc, wanted: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => doc[field] !== value));
}
