import type { z } from 'zod';
import { PaymentSchema, type Payment } from '#contracts/models/payment';
import type { Order } from '#contracts/models/order';
import type { Store } from '#contracts/models/configuration';
import { anOrder, type OrderParts } from '#testing/factories/order';

export const AT = '2026-01-15T12:00:00Z';

/** Facts about one order, as the other services tell them. */
export class OrderFacts {
  readonly order: Order;
  private version = 0;

  constructor(parts: OrderParts = {}) {
    this.order = anOrder({ placedAt: AT, ...parts });
  }

  get key(): { storeId: string; orderId: string } {
    return { storeId: this.order.storeId, orderId: this.order.orderId };
  }

  /** The payment as it stands now; every call is a newer version unless one is given. */
  payment(status: Payment['status'], parts: Partial<z.input<typeof PaymentSchema>> = {}): Payment {
    this.version += 1;
    const { total, currency } = this.order;
    const zero = { amount: 0, currency };
    return PaymentSchema.parse({
      ...this.key,
      paymentId: `pay-${this.order.orderId}`,
      connectionId: 'stripe',
      mode: 'checkout',
      captureMode: 'automatic',
      status,
      version: this.version,
      amount: total,
      authorized: status === 'authorized' || status === 'paid' ? total : zero,
      captured: status === 'paid' ? total : zero,
      refunded: zero,
      external: { checkoutSessionId: 'cs_1', paymentIntentId: 'pi_1', chargeId: null },
      captureBefore: null,
      method: { type: 'card', brand: 'visa', last4: '4242' },
      payUrl: `https://pay.example/pay/${this.order.orderId}`,
      failure: null,
      createdAt: AT,
      updatedAt: AT,
      ...parts,
    });
  }

  paymentFact(status: Payment['status'], parts: Partial<z.input<typeof PaymentSchema>> = {}) {
    return { ...this.key, payment: this.payment(status, parts), at: AT };
  }

  statusChanged(
    transition: 'ready_for_capture' | 'canceled' | 'completed' | 'other',
    current: string = transition,
  ) {
    return { ...this.key, previous: 'Before', current, transition, at: AT };
  }

  journalPosted() {
    const { storeId, orderId } = this.key;
    const { amount, currency } = this.order.total;
    const line = { accountName: 'Account', debit: 0, credit: 0 };
    return {
      storeId,
      orderId,
      at: AT,
      entry: {
        entryId: `entry-${orderId}`,
        storeId,
        orderId,
        key: `stripe:txn-${orderId}`,
        rule: '2',
        ruleVersion: '1',
        description: 'Sale',
        currency,
        date: '2026-01-15',
        lines: [
          { ...line, account: '1100', debit: amount },
          { ...line, account: '4000', credit: amount },
        ],
        state: 'posted' as const,
        erp: { connectionId: 'erp', documentId: `JV-${orderId}`, postedAt: AT },
        createdAt: AT,
      },
    };
  }
}

/** A store with everything, for expressions in pure tests. */
export const aStore: Pick<Store, 'id' | 'commerce' | 'payment' | 'erp' | 'mail'> = {
  id: 'shop',
  commerce: 'kentico',
  payment: 'stripe',
  erp: 'erp',
  mail: 'mail',
};
