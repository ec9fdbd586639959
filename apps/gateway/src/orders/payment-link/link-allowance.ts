import { Inject, Injectable } from '@nestjs/common';
import type { OrderKey } from '#contracts/models/common';
import type { Clock } from '#platform/clock/clock';
import type { Sql, Tx } from '#platform/database/database';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { GatewayConfig } from '../../config';
import { REFUSALS, type Refusal } from './payment-link';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What requests for a link are called where requests are kept. */
export const actionName = ({ storeId, orderId }: OrderKey): string => `payment-link ${storeId}/${orderId}`;

/** A shopper is written to so often and no more, whoever asks. Counted over all replicas; what the mail server refused does not count. */
@Injectable()
export class LinkAllowance {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** Undefined when the order's link may be mailed now. */
  async refusal(sql: Sql, order: OrderKey, except = ''): Promise<Refusal | undefined> {
    const now = this.clock.now();
    const { rows } = await sql.query<{ at: Date }>(
      `SELECT created_at AS at FROM api_requests
       WHERE action LIKE 'payment-link %' AND action = $1 AND created_at > $2 AND request_id <> $3
         AND coalesce(outcome ->> 'status', 'pending') <> 'refused'
       ORDER BY created_at`,
      [actionName(order), new Date(now.getTime() - DAY_MS), except],
    );
    const [oldest, newest] = [rows[0], rows.at(-1)];
    if (!oldest || !newest) return undefined;
    if (rows.length >= this.config.PAYMENT_LINKS_PER_DAY) {
      const code = 'too-often';
      return { code, detail: REFUSALS[code], until: new Date(oldest.at.getTime() + DAY_MS) };
    }
    const until = new Date(newest.at.getTime() + this.config.PAYMENT_LINK_MINUTES * MINUTE_MS);
    return until > now ? { code: 'too-soon', detail: REFUSALS['too-soon'], until } : undefined;
  }

  /** As `refusal`, and nobody else is allowed the same before this transaction has ended. */
  async claim(tx: Tx, order: OrderKey, requestId: string): Promise<Refusal | undefined> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [actionName(order)]);
    return this.refusal(tx, order, requestId);
  }
}
