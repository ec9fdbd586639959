import type { CustomerProfile } from '#contracts/models/customer';
import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import { customerKey } from '#connectors/kit/erp/customer-key';
import { externalIdOf } from '../client/external-id';
import type { NetSuiteClient, NetSuiteRecord } from '../client/netsuite-client';
import type { NetSuiteSettings } from '../settings';
import { fieldsOf, isErased } from './customer-fields';

const TYPE = 'customer';

/** Customers: one per account of the shop, one per e-mail address of a guest; the external ID is made of that. */
export class Customers {
  constructor(
    private readonly client: NetSuiteClient,
    private readonly settings: Pick<NetSuiteSettings, 'subsidiary'>,
  ) {}

  async upsert(order: Order): Promise<string> {
    const known = await this.ensure(customerKey(order), order.customer);
    if (isErased(known)) return known.id;
    const changed = Object.entries(fieldsOf(order.customer)).filter(
      ([field, value]) => value !== null && (known[field] ?? null) !== value,
    );
    if (changed.length > 0) await this.client.change(TYPE, known.id, Object.fromEntries(changed));
    return known.id;
  }

  /** The record with the key, made when there is none. */
  async ensure(key: string, profile: CustomerProfile): Promise<NetSuiteRecord> {
    const externalId = externalIdOf(key);
    const known = await this.client.findByKey(TYPE, externalId);
    if (known) return known;
    await this.create(externalId, profile);
    const made = await this.client.findByKey(TYPE, externalId);
    if (made) return made;
    throw Failure.transient('erp-party-missing', `Customer ${externalId} cannot be found after it was made`);
  }

  private async create(externalId: string, profile: CustomerProfile): Promise<void> {
    const { subsidiary } = this.settings;
    const told = Object.entries(fieldsOf(profile)).filter(([, value]) => value !== null);
    try {
      await this.client.create(TYPE, {
        externalId,
        ...(subsidiary !== null && { subsidiary: { id: subsidiary } }),
        ...Object.fromEntries(told),
      });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'erp-key-taken') throw error;
    }
  }
}
