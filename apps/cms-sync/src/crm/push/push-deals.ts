import { Inject, Injectable } from '@nestjs/common';
import type { CrmPort } from '#connectors/kit/crm-port';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { failpoint } from '#platform/failpoint/failpoint';
import { CLOCK } from '#service/tokens';
import { CrmDealRepository } from '../database/crm-deal.repository';
import { MOST_PER_TURN, RETRY_REFUSED_MS } from './limits';

@Injectable()
export class PushDeals {
  constructor(
    private readonly database: Database,
    private readonly deals: CrmDealRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How many were due. */
  async push(connectionId: string, port: CrmPort): Promise<number> {
    const now = this.clock.now();
    const due = await this.deals.due(this.database, connectionId, now, MOST_PER_TURN);
    if (due.length === 0) return 0;
    const outcomes = await port.upsertDeals(due.map(({ deal }) => deal));
    failpoint('cms-sync.crm-written-not-noted');
    const retryAt = new Date(now.getTime() + RETRY_REFUSED_MS);
    await this.database.transaction(async (tx) => {
      for (const [index, one] of due.entries()) {
        const outcome = outcomes[index]!;
        if (outcome.kind === 'refused') {
          await this.deals.refused(tx, connectionId, one, outcome.failure.code, retryAt);
        } else {
          await this.deals.written(tx, connectionId, one, outcome.externalId);
        }
      }
    });
    return due.length;
  }

  async associate(connectionId: string, port: CrmPort): Promise<number> {
    const pairs = await this.deals.alone(this.database, connectionId, MOST_PER_TURN);
    if (pairs.length === 0) return 0;
    const outcomes = await port.associate(pairs);
    await this.database.transaction(async (tx) => {
      for (const [index, pair] of pairs.entries()) {
        /** One of the two was deleted there by hand: it is associated again when it is written again. */
        const associatedWith = outcomes[index]?.kind === 'refused' ? 'refused' : pair.contactId;
        await this.deals.associated(tx, connectionId, pair, associatedWith);
      }
    });
    return pairs.length;
  }
}
