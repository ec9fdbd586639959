import type { Payment } from '#contracts/models/payment';
import type { MoneyBody } from '../../i18n/decimal-text';

export interface MoneyAction {
  readonly name: 'capture' | 'cancel' | 'refund';
  /** The most that may be asked for; null where no amount is given. */
  readonly most: MoneyBody | null;
}

/** What is worth offering. The service decides again, under its lock. */
export function possibleActions(payment: Payment): readonly MoneyAction[] {
  const { status, authorized, capturable, captured, refunded, amount } = payment;
  const { currency } = amount;
  switch (status) {
    case 'authorized':
      return [
        { name: 'capture', most: authorized },
        { name: 'cancel', most: null },
      ];
    case 'pending':
    case 'requires_action':
    case 'failed':
      return [{ name: 'cancel', most: null }];
    case 'paid':
    case 'partially_captured':
    case 'partially_refunded': {
      const left = captured.amount - refunded.amount;
      const held: MoneyAction[] =
        capturable && capturable.amount > 0
          ? [
              { name: 'capture', most: capturable },
              { name: 'cancel', most: null },
            ]
          : [];
      return left > 0 ? [...held, { name: 'refund', most: { amount: left, currency } }] : held;
    }
    case 'not_required':
    case 'processing':
    case 'canceled':
    case 'expired':
    case 'refunded':
    case 'disputed':
      return [];
  }
}
