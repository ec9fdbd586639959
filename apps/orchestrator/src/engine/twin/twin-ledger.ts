import type { Order } from '#contracts/models/order';
import type { Payment } from '#contracts/models/payment';

/** What the simulated services know of the order: the payment, the shop's status, the ERP. Replaced, never changed. */
export interface TwinLedger {
  readonly manual: boolean;
  readonly status: Payment['status'] | null;
  readonly version: number;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly shopStatus: string;
  readonly erpOrders: number;
  readonly reserved: boolean;
  readonly mails: number;
}

export const newLedger = (manual: boolean): TwinLedger => ({
  ...{ manual, status: null, version: 0, authorized: 0, captured: 0, refunded: 0 },
  ...{ shopStatus: 'placed', erpOrders: 0, reserved: false, mails: 0 },
});

/** The payment as its facts tell it. */
export function paymentOf(order: Order, ledger: TwinLedger, at: Date): Payment {
  const { currency, storeId, orderId } = order;
  const money = (amount: number) => ({ amount, currency });
  const held = ledger.status === 'authorized';
  return {
    ...{ paymentId: `pay-${orderId}`, storeId, orderId, connectionId: 'payment', mode: 'checkout' },
    captureMode: ledger.manual ? 'manual' : 'automatic',
    status: ledger.status ?? 'pending',
    version: ledger.version,
    amount: order.total,
    authorized: money(ledger.authorized),
    captured: money(ledger.captured),
    capturable: money(held ? ledger.authorized - ledger.captured : 0),
    multicapture: false,
    captures: [],
    refunded: money(ledger.refunded),
    external: { checkoutSessionId: 'cs_twin', paymentIntentId: 'pi_twin', chargeId: null },
    captureBefore: null,
    method: { type: 'card', brand: 'visa', last4: '4242' },
    payUrl: 'https://pay.example/twin',
    failure:
      ledger.status === 'failed'
        ? { code: 'card-declined', declineCode: null, message: 'Declined.', at: at.toISOString() }
        : null,
    risk: null,
    review: null,
    createdAt: order.placedAt,
    updatedAt: at.toISOString(),
  };
}

/** After the shopper, the provider or a command has done something with the money; undefined when it cannot be done now. */
export function moved(ledger: TwinLedger, what: MoneyMove, total: number): TwinLedger | undefined {
  const next = (changes: Partial<TwinLedger>): TwinLedger => ({
    ...ledger,
    ...changes,
    version: ledger.version + 1,
  });
  const open = ledger.status === 'pending' || ledger.status === 'failed';
  switch (what) {
    case 'create':
      return ledger.status === null ? next({ status: 'pending' }) : undefined;
    case 'pay':
      if (!open) return undefined;
      return next(
        ledger.manual
          ? { status: 'authorized', authorized: total }
          : { status: 'paid', authorized: total, captured: total },
      );
    case 'decline':
      return open ? next({ status: 'failed' }) : undefined;
    case 'expire':
      return open ? next({ status: 'expired' }) : undefined;
    case 'capture':
      return ledger.status === 'authorized' ? next({ status: 'paid', captured: total }) : undefined;
    case 'cancel':
      if (ledger.captured > ledger.refunded) return next({ status: 'refunded', refunded: ledger.captured });
      return open || ledger.status === 'authorized' ? next({ status: 'canceled', authorized: 0 }) : undefined;
    case 'refund':
      return ledger.captured > ledger.refunded
        ? next({ status: 'refunded', refunded: ledger.captured })
        : undefined;
  }
}

export type MoneyMove = 'create' | 'pay' | 'decline' | 'expire' | 'capture' | 'cancel' | 'refund';

/** The fact that tells of a move. */
export function factOf(what: MoneyMove, ledger: TwinLedger): string {
  switch (what) {
    case 'create':
      return 'payment.created';
    case 'pay':
      return ledger.manual ? 'payment.authorized' : 'payment.succeeded';
    case 'decline':
      return 'payment.failed';
    case 'expire':
      return 'payment.expired';
    case 'capture':
      return 'payment.succeeded';
    case 'cancel':
      return ledger.status === 'refunded' ? 'refund.succeeded' : 'payment.canceled';
    case 'refund':
      return 'refund.succeeded';
  }
}
