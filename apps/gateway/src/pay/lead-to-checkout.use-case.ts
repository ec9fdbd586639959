import { RenewCheckout } from '#contracts/commands/payments';
import { FindCheckout } from '#contracts/queries/payments';
import { Outbox } from '#messaging/outbox/outbox';
import { QueryClient } from '#messaging/query-client';
import { Database } from '#platform/database/database';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import { readPayToken } from '#platform/pay-link/pay-link';

/** Where the shopper's link leads now. */
export type PayOutcome =
  | { readonly kind: 'redirect'; readonly url: string }
  /** A fresh checkout is being made: look again in a moment. */
  | { readonly kind: 'preparing' }
  | { readonly kind: 'paid' | 'pending'; readonly backUrl: string | null }
  | { readonly kind: 'closed' | 'unknown' | 'unavailable' };

/** How long one renewal is waited for before another is asked for. */
const RENEWAL_WINDOW_MS = 15_000;

/** Follows the shopper's signed link: to the open checkout, to a fresh one, or to a page that says why there is none. */
export class LeadToCheckout {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly queries: QueryClient,
    private readonly clock: Clock,
    private readonly payLinkKey: string,
  ) {}

  async lead(token: string): Promise<PayOutcome> {
    const order = readPayToken(token, this.payLinkKey);
    if (!order) return { kind: 'unknown' };
    const checkout = await this.find(order);
    switch (checkout?.state) {
      case undefined:
        return { kind: 'unavailable' };
      case 'open':
        return checkout.url === null ? { kind: 'preparing' } : { kind: 'redirect', url: checkout.url };
      case 'renewable':
        await this.renew(order);
        return { kind: 'preparing' };
      case 'paid':
      case 'pending':
        return { kind: checkout.state, backUrl: checkout.successUrl };
      case 'closed':
      case 'unknown':
        return { kind: checkout.state };
    }
  }

  private async find(order: { storeId: string; orderId: string }) {
    try {
      return await this.queries.ask(FindCheckout, order);
    } catch (error) {
      if (error instanceof Failure && error.failureClass === 'transient') return undefined;
      throw error;
    }
  }

  /** The same message id within a window: a shopper who reloads does not order ten renewals. */
  private async renew(order: { storeId: string; orderId: string }): Promise<void> {
    const window = Math.floor(this.clock.now().getTime() / RENEWAL_WINDOW_MS);
    await this.database.transaction((tx) =>
      this.outbox.publish(tx, RenewCheckout, order, {
        correlation: order,
        messageId: `renew-${order.storeId}-${order.orderId}-${window}`,
      }),
    );
  }
}
