import type Stripe from 'stripe';
import type { ProviderMovement } from '#connectors/kit/payment-port';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import { readBalanceTransaction, type Presentment } from './balance-transaction.reader';
import { capturedPart } from './captured-part';
import { idOf } from './read-money';

type Source = Exclude<Stripe.BalanceTransaction['source'], string | null>;

/** A balance transaction whose source was expanded: the source tells the payment and what the shopper saw. */
export function readMovement(row: Stripe.BalanceTransaction): ProviderMovement {
  const source = typeof row.source === 'object' ? row.source : null;
  return {
    movement: readSourced(row, source),
    paymentIntentId: paymentOf(source),
  };
}

function readSourced(row: Stripe.BalanceTransaction, source: Source | null): BalanceTransaction {
  if (source?.object === 'refund') {
    return readBalanceTransaction(row, presentmentOf(source), { chargeId: idOf(source.charge) });
  }
  if (source?.object !== 'charge') return readBalanceTransaction(row, presentmentOf(source));
  const { presentment, authorized } = capturedPart(row, source);
  return readBalanceTransaction(row, presentment, { authorized });
}

function paymentOf(source: Source | null): string | null {
  if (source === null || !('payment_intent' in source)) return null;
  return idOf(source.payment_intent);
}

function presentmentOf(source: Source | null): Presentment | null {
  switch (source?.object) {
    case 'refund':
    case 'dispute':
      return { amount: source.amount, currency: source.currency.toUpperCase() };
    default:
      return null;
  }
}
