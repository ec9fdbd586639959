import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import { customerKey } from '#connectors/kit/erp/customer-key';
import type { Row, TrytonClient } from '../client/tryton-client';

const MODEL = 'party.party';
const NAME_LENGTH = 300;

/**
 * Parties: one per account of the shop, one per e-mail address of a guest. The key is an identifier of the party, so that an
 * accountant can give it to a party that is there already; for parties we make it is the code as well, which Tryton keeps unique.
 */
export class Customers {
  constructor(private readonly client: TrytonClient) {}

  async upsert(order: Order): Promise<number> {
    const key = customerKey(order);
    const known = (await this.find(key)) ?? (await this.create(key, order));
    await this.update(known, order);
    return known.id;
  }

  private async find(key: string): Promise<Row | null> {
    return this.client.first(
      MODEL,
      ['OR', ['code', '=', key], ['identifiers.code', '=', key]],
      ['name', 'code', 'email', 'phone'],
    );
  }

  private async create(key: string, order: Order): Promise<Row> {
    try {
      await this.client.create(MODEL, {
        name: nameOf(order),
        code: key,
        identifiers: [['create', [{ code: key }]]],
        contact_mechanisms: [['create', contactsOf(order)]],
      });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'erp-key-taken') throw error;
    }
    const made = await this.find(key);
    if (made) return made;
    throw Failure.transient('erp-party-missing', `The party ${key} cannot be found after it was made`);
  }

  /** Names of parties that people made are theirs; only what we made follows the shop. */
  private async update(party: Row, order: Order): Promise<void> {
    const ours = party['code'] === customerKey(order);
    if (ours && party['name'] !== nameOf(order)) {
      await this.client.write(MODEL, party.id, { name: nameOf(order) });
    }
    const missing = contactsOf(order).filter(({ type, value }) => !sameContact(party[type], value));
    for (const contact of missing) {
      const { type, value } = contact;
      const known = await this.client.first('party.contact_mechanism', [
        ['party', '=', party.id],
        ['type', '=', type],
        ['value', '=', value],
      ]);
      if (!known) await this.client.create('party.contact_mechanism', { ...contact, party: party.id });
    }
  }
}

interface Contact {
  readonly type: 'email' | 'phone';
  readonly value: string;
}

export function contactsOf({ customer }: Order): Contact[] {
  const contact = (type: Contact['type'], value: string | null): Contact[] =>
    value?.trim() ? [{ type, value: value.trim() }] : [];
  return [...contact('email', customer.email), ...contact('phone', customer.phone)];
}

const sameContact = (known: unknown, value: string): boolean =>
  typeof known === 'string' && known.toLowerCase() === value.toLowerCase();

export function nameOf({ customer, number }: Order): string {
  const person = [customer.firstName, customer.lastName].filter(Boolean).join(' ').trim();
  const name = customer.company?.trim() || person || customer.email?.trim() || `Guest of order ${number}`;
  return name.replace(/\s+/g, ' ').slice(0, NAME_LENGTH);
}
