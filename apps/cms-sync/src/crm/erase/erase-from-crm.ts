import { Injectable } from '@nestjs/common';
import type { ErasureEntry } from '#contracts/models/customer';
import type { Store } from '#contracts/models/configuration';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { contactKeyOfCustomer } from '../domain/contact-key';
import { CrmErasureRepository } from './crm-erasure.repository';

/**
 * Takes a person out of the CRM for good. It is noted before it is done: a write under way may bring the person back, and the next turn of
 * the pusher erases what is noted once more.
 */
@Injectable()
export class EraseFromCrm {
  constructor(
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly repository: CrmErasureRepository,
  ) {}

  /** Null for a store without a CRM. */
  async run(store: Store, customerIds: readonly string[]): Promise<ErasureEntry | null> {
    const { crm: system } = store;
    if (system === null) return null;
    if (!this.configuration.connectionIds().includes(system)) {
      const note = 'The connection is not configured any more: erase the contact there by hand.';
      return { system, externalId: null, outcome: 'not-supported', note };
    }
    const keys = await this.suppress(system, store.id, customerIds);
    const port = await this.connectors.crm(system);
    let deleted = 0;
    for (const key of keys) if ((await port.eraseContact(key)) === 'deleted') deleted += 1;
    return deleted > 0
      ? {
          system,
          externalId: null,
          outcome: 'deleted',
          note: 'The contact was deleted; deals stay without a name.',
        }
      : { system, externalId: null, outcome: 'absent', note: 'There was no contact of this customer.' };
  }

  private async suppress(system: string, storeId: string, customerIds: readonly string[]): Promise<string[]> {
    return this.database.transaction(async (tx) => {
      const ofOrders = await this.repository.keysOfOrders(tx, system, storeId, customerIds);
      const own = customerIds.map((customerId) => contactKeyOfCustomer(storeId, customerId));
      const keys = [...new Set([...own, ...ofOrders])];
      await this.repository.suppress(tx, system, storeId, keys);
      return keys;
    });
  }
}
