import { Inject, Injectable } from '@nestjs/common';
import type { CrmOutcome, CrmPort } from '#connectors/kit/crm-port';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { Database } from '#platform/database/database';
import { failpoint } from '#platform/failpoint/failpoint';
import { CLOCK } from '#service/tokens';
import { ContactFactsRepository } from '../database/contact-facts.repository';
import type { DueContact } from '../database/crm-contact.repository';
import { CrmContactRepository } from '../database/crm-contact.repository';
import { MOST_PER_TURN, RETRY_REFUSED_MS } from './limits';

/** Writes what is newer here; the same person who came back as a guest becomes one with the account. */
@Injectable()
export class PushContacts {
  constructor(
    private readonly database: Database,
    private readonly contacts: CrmContactRepository,
    private readonly facts: ContactFactsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How many were due. */
  async push(connectionId: string, port: CrmPort): Promise<number> {
    await this.contacts.forwardJoined(this.database, connectionId);
    const now = this.clock.now();
    const due = await this.contacts.due(this.database, connectionId, 'active', now, MOST_PER_TURN);
    if (due.length === 0) return 0;
    const keys = due.map(({ contactKey }) => contactKey);
    const outcomes = await port.upsertContacts(await this.facts.of(this.database, connectionId, keys));
    failpoint('cms-sync.crm-written-not-noted');
    await this.database.transaction(async (tx) => {
      for (const [index, outcome] of outcomes.entries()) {
        await this.settle(tx, connectionId, due[index]!, outcome);
      }
    });
    return due.length;
  }

  /** Also after an erasure that came while a write was under way. */
  async erase(connectionId: string, port: CrmPort): Promise<void> {
    const now = this.clock.now();
    for (const due of await this.contacts.due(this.database, connectionId, 'erased', now, MOST_PER_TURN)) {
      await port.eraseContact(due.contactKey);
      await this.contacts.erased(this.database, connectionId, due);
    }
  }

  private async settle(tx: Tx, connectionId: string, due: DueContact, outcome: CrmOutcome): Promise<void> {
    const retryAt = new Date(this.clock.now().getTime() + RETRY_REFUSED_MS);
    switch (outcome.kind) {
      case 'written':
        return this.contacts.written(tx, connectionId, due, outcome.externalId);
      case 'shared':
        if (await this.contacts.join(tx, connectionId, due, outcome.ownerKey)) return undefined;
        return this.contacts.refused(tx, connectionId, due, 'crm-contact-taken', retryAt);
      case 'refused':
        return this.contacts.refused(tx, connectionId, due, outcome.failure.code, retryAt);
    }
  }
}
