import { Injectable } from '@nestjs/common';
import { CheckOrder } from '#contracts/commands/orders';
import { LookAtOrder } from '#contracts/commands/payments';
import { Outbox } from '#messaging/outbox/outbox';
import type { Tx } from '#platform/database/database';
import type { LateFact } from '../database/expectation.repository';

const COMMANDS = { 'payments.look-at-order': LookAtOrder, 'cms-sync.check-order': CheckOrder } as const;
const FIRST_AGAIN_MS = 5 * 60_000;
/** The last one is a good two days after the first. */
const MOST_FETCHES = 10;

/** Asks for what is late, less and less often: whoever may have missed it looks anew. */
@Injectable()
export class FetchCommands {
  constructor(private readonly outbox: Outbox) {}

  /** When to ask again; null: not by itself any more. */
  async send(tx: Tx, { storeId, orderId, fetch, fetches }: LateFact, now: Date): Promise<Date | null> {
    const key = { storeId, orderId };
    for (const name of fetch) {
      const command = COMMANDS[name as keyof typeof COMMANDS];
      await this.outbox.publish(tx, command, key, { correlation: key });
    }
    if (fetch.length === 0 || fetches + 1 >= MOST_FETCHES) return null;
    return new Date(now.getTime() + FIRST_AGAIN_MS * 2 ** fetches);
  }
}
