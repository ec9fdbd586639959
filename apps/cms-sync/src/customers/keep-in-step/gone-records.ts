import { Inject, Injectable } from '@nestjs/common';
import { CustomerDeleted } from '#contracts/events/customers';
import type { Store } from '#contracts/models/configuration';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { LinkRepository } from '../database/link.repository';
import type { ReadSide } from './read-sides';

/** Records that are no longer there. */
@Injectable()
export class GoneRecords {
  constructor(
    private readonly links: LinkRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A customer whom the shop has deleted is deleted elsewhere too, if the store says so; never the other way round. */
  async followDeletion(store: Store, sides: readonly ReadSide[]): Promise<void> {
    if (!this.followsDeletion(store, sides)) return;
    for (const side of sides) {
      if (side.record) await side.port.erase(side.link.externalId);
    }
  }

  async note(tx: Tx, message: MessageContext, store: Store, sides: readonly ReadSide[]): Promise<void> {
    const follow = this.followsDeletion(store, sides);
    const now = this.clock.now();
    for (const { link } of sides.filter(({ record }) => follow || record === null)) {
      if (!(await this.links.end(tx, link, 'deleted', now))) continue;
      const { personId, connectionId, externalId } = link;
      const fact = { storeId: store.id, personId, connectionId, externalId, at: now.toISOString() };
      await message.publish(tx, CustomerDeleted, fact);
    }
  }

  private followsDeletion(store: Store, sides: readonly ReadSide[]): boolean {
    const shop = sides.filter(({ link }) => link.side === 'commerce');
    return (
      store.customers.deletions === 'follow' && shop.length > 0 && shop.every(({ record }) => record === null)
    );
  }
}
