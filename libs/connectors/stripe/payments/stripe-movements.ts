import type Stripe from 'stripe';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import { readBalanceTransaction, type Presentment } from './balance-transaction.reader';
import { collectPages } from './listing';
import { callStripe } from './stripe-call';

const MAX_PAGES = 5;

/** Movements of the balance that a payment has caused: of its charges and of their refunds. */
export class StripeMovements {
  constructor(private readonly stripe: Stripe) {}

  async list(paymentIntentId: string): Promise<BalanceTransaction[]> {
    const found = new Map<string, BalanceTransaction>();
    for (const source of await this.sources(paymentIntentId)) {
      const { items } = await collectPages(
        (page) => this.stripe.balanceTransactions.list({ ...page, source: source.id }),
        () => true,
        MAX_PAGES,
      );
      for (const item of items.reverse()) found.set(item.id, readBalanceTransaction(item, source.presentment));
    }
    /** Of the same second: a charge before its refunds, as they were asked for. */
    return [...found.values()].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  }

  async paymentOfCharge(chargeId: string): Promise<string | null> {
    const charge = await callStripe<Stripe.Charge>('charge', () => this.stripe.charges.retrieve(chargeId));
    return typeof charge.payment_intent === 'string'
      ? charge.payment_intent
      : (charge.payment_intent?.id ?? null);
  }

  /** A declined charge moves nothing and is not asked about. */
  private async sources(paymentIntentId: string): Promise<Array<{ id: string; presentment: Presentment }>> {
    const charges = await collectPages(
      (page) => this.stripe.charges.list({ ...page, payment_intent: paymentIntentId }),
      (charge) => charge.captured,
      MAX_PAGES,
    );
    if (charges.items.length === 0) return [];
    const refunds = await collectPages(
      (page) => this.stripe.refunds.list({ ...page, payment_intent: paymentIntentId }),
      () => true,
      MAX_PAGES,
    );
    return [...charges.items, ...refunds.items].map((source) => ({
      id: source.id,
      presentment: { amount: source.amount, currency: source.currency.toUpperCase() },
    }));
  }
}
