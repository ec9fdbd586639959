import { Injectable } from '@nestjs/common';
import type { ErasureEntry } from '#contracts/models/customer';
import type { Store } from '#contracts/models/configuration';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { EraseFromCrm } from '../../crm/erase/erase-from-crm';
import type { LinkRecord } from '../database/link.repository';
import { LinkRepository } from '../database/link.repository';

/** What a person should know about each way of being gone. */
const NOTES = {
  deleted: 'The record was deleted. Payments and their documents stay as long as the law asks.',
  anonymised: 'The record stays because orders point at it; it names nobody any more.',
  absent: 'There was no such record any more.',
} as const;

/** Every record of a person in every outside system, archived ones too. Repeating it finds nothing left to do. */
@Injectable()
export class EraseEverywhere {
  constructor(
    private readonly database: Database,
    private readonly links: LinkRepository,
    private readonly connectors: Connectors,
    private readonly configuration: ConfigurationCopy,
    private readonly crm: EraseFromCrm,
  ) {}

  async run(store: Store, personId: string): Promise<ErasureEntry[]> {
    const entries: ErasureEntry[] = [];
    const links = await this.links.ofPerson(this.database, personId);
    for (const link of links) entries.push(await this.erase(link));
    const shop = links.filter(({ side }) => side === 'commerce').map(({ externalId }) => externalId);
    const inCrm = await this.crm.run(store, shop);
    if (inCrm) entries.push(inCrm);
    return [...entries, ...(await this.systemsWithoutPeople(store, entries))];
  }

  private async erase({ connectionId, externalId }: LinkRecord): Promise<ErasureEntry> {
    const known = this.configuration.connectionIds().includes(connectionId);
    if (!known) {
      const note = 'The connection is not configured any more: erase the record there by hand.';
      return { system: connectionId, externalId, outcome: 'not-supported', note };
    }
    const port = await this.connectors.customers(connectionId);
    const outcome = await port.erase(externalId);
    return { system: connectionId, externalId, outcome, note: NOTES[outcome] };
  }

  /** Systems of the store that have no record of the person which we could reach. */
  private async systemsWithoutPeople(store: Store, done: readonly ErasureEntry[]): Promise<ErasureEntry[]> {
    const entries: ErasureEntry[] = [];
    for (const connectionId of [store.payment, store.erp]) {
      if (connectionId === null || done.some(({ system }) => system === connectionId)) continue;
      entries.push(
        (await this.connectors.keepsCustomers(connectionId))
          ? { system: connectionId, externalId: null, outcome: 'absent', note: 'No record was known here.' }
          : {
              system: connectionId,
              externalId: null,
              outcome: 'kept',
              note: 'Its documents are kept as the books require; contact data there is to be erased by hand.',
            },
      );
    }
    return entries;
  }
}
