import type Stripe from 'stripe';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import { readBalanceTransaction, type Presentment } from './balance-transaction.reader';
import { capturedPart, mayBeCapturedInParts } from './captured-part';
import { collectPages } from './listing';
import { idOf } from './read-money';
import { callStripe } from './stripe-call';

const MAX_PAGES = 5;

type Reference = string | Stripe.BalanceTransaction | null | undefined;

/** Movements of the balance that a payment has caused: of its charges and of their refunds. */
export class StripeMovements {
  constructor(private readonly stripe: Stripe) {}

  /** Oldest first; of the same second, a charge before its refunds. `withRefunds`: false when none is known of and none shows on a charge. */
  async list(paymentIntentId: string, withRefunds: boolean): Promise<BalanceTransaction[]> {
    const charges = await this.capturedCharges(paymentIntentId);
    if (charges.length === 0) return [];
    const found = new Map<string, BalanceTransaction>();
    const note = (reference: Reference, refund: Stripe.Refund): void => {
      if (typeof reference !== 'object' || reference === null) return;
      const about = { chargeId: idOf(refund.charge) };
      found.set(reference.id, readBalanceTransaction(reference, presentmentOf(refund), about));
    };
    for (const charge of charges) {
      for (const row of await this.captures(charge)) {
        const { presentment, authorized } = capturedPart(row, charge);
        found.set(row.id, readBalanceTransaction(row, presentment, { authorized }));
      }
    }
    const refunded = withRefunds || charges.some((charge) => charge.amount_refunded > 0);
    for (const refund of refunded ? await this.refunds(paymentIntentId) : []) {
      note(refund.balance_transaction, refund);
      note(await this.returned(refund), refund);
    }
    return [...found.values()].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  }

  async paymentOfCharge(chargeId: string): Promise<string | null> {
    const charge = await callStripe<Stripe.Charge>('charge', () => this.stripe.charges.retrieve(chargeId));
    return typeof charge.payment_intent === 'string'
      ? charge.payment_intent
      : (charge.payment_intent?.id ?? null);
  }

  /** A declined charge moves nothing and is not asked about. */
  private async capturedCharges(paymentIntentId: string): Promise<Stripe.Charge[]> {
    const expand = ['data.balance_transaction'];
    const { items } = await collectPages(
      (page) => this.stripe.charges.list({ ...page, payment_intent: paymentIntentId, expand }),
      (charge) => charge.amount_captured > 0,
      MAX_PAGES,
    );
    return items.reverse();
  }

  private async refunds(paymentIntentId: string): Promise<Stripe.Refund[]> {
    const expand = ['data.balance_transaction'];
    const { items } = await collectPages(
      (page) => this.stripe.refunds.list({ ...page, payment_intent: paymentIntentId, expand }),
      () => true,
      MAX_PAGES,
    );
    return items.reverse();
  }

  /** What comes back when a refund fails after all; the list shows only its id. */
  private async returned(refund: Stripe.Refund): Promise<Reference> {
    const reference = refund.failure_balance_transaction;
    if (typeof reference !== 'string') return reference;
    return callStripe<Stripe.BalanceTransaction>('balance_transaction', () =>
      this.stripe.balanceTransactions.retrieve(reference),
    );
  }

  /** A charge points to one movement only; those of further captures, and what an older API gave back, are found by their source. */
  private async captures(charge: Stripe.Charge): Promise<Stripe.BalanceTransaction[]> {
    const { balance_transaction: first } = charge;
    if (charge.amount_captured >= charge.amount && !mayBeCapturedInParts(charge)) {
      return typeof first === 'object' && first !== null ? [first] : [];
    }
    const { items } = await collectPages(
      (page) => this.stripe.balanceTransactions.list({ ...page, source: charge.id }),
      () => true,
      MAX_PAGES,
    );
    return items.reverse();
  }
}

const presentmentOf = (source: { amount: number; currency: string }): Presentment => ({
  amount: source.amount,
  currency: source.currency.toUpperCase(),
});
