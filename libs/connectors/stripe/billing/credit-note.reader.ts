import type Stripe from 'stripe';
import type { CreditNote } from '#contracts/models/subscription';
import { fromUnix } from '../payments/instants';
import { idOf, readMoney } from '../payments/read-money';

/** Stripe does not say by itself how much went to the customer's balance: it is what was neither refunded nor settled elsewhere. */
export function readCreditNote(note: Stripe.CreditNote): CreditNote {
  const money = (amount: number) => readMoney(amount, note.currency);
  const refunded = note.refunds.reduce((sum, { amount_refunded }) => sum + amount_refunded, 0);
  const rest = note.post_payment_amount - refunded - (note.out_of_band_amount ?? 0);
  const taxes = note.total_taxes ?? [];
  return {
    creditNoteId: note.id,
    number: note.number,
    invoiceId: idOf(note.invoice) ?? '',
    total: money(note.total),
    tax: money(taxes.reduce((sum, { amount }) => sum + amount, 0)),
    toBalance: money(note.customer_balance_transaction === null ? 0 : Math.max(0, rest)),
    refunded: money(refunded),
    reason: note.reason,
    createdAt: fromUnix(note.created).toISOString(),
  };
}
