import type { CreditNoteObject } from '../objects/credit-note';
import { createRefund } from '../payments/refunds';
import { invalidRequest, noSuch } from '../protocol/api-error';
import { newId, randomText } from '../world/ids';
import type { StripeWorld } from '../world/world';

export interface CreditNoteRequest {
  readonly invoice: string;
  readonly amount: number;
  readonly creditAmount: number;
  readonly refundAmount: number;
  readonly reason: string | undefined;
}

/** Of a paid invoice: what it takes off is refunded, or put to the customer's balance, to the unit. */
export function createCreditNote(world: StripeWorld, request: CreditNoteRequest): CreditNoteObject {
  const { amount, creditAmount, refundAmount } = request;
  const invoice = world.invoices.get(request.invoice);
  if (!invoice) throw noSuch('invoice', request.invoice, 'invoice');
  if (invoice.status !== 'paid') throw invalidRequest('Only credit notes of paid invoices are simulated.');
  if (creditAmount + refundAmount !== amount) {
    throw invalidRequest(
      'The sum of credit amount, refund amount and out of band amount must equal the credit note amount.',
    );
  }
  const refunds = refundAmount === 0 ? [] : [refundOf(world, invoice.id, refundAmount)];
  const note: CreditNoteObject = {
    id: newId.creditNote(),
    object: 'credit_note',
    amount,
    amount_shipping: 0,
    created: world.now,
    currency: invoice.currency,
    customer: invoice.customer,
    customer_account: null,
    customer_balance_transaction: creditAmount === 0 ? null : newId.customerBalanceTransaction(),
    discount_amount: 0,
    discount_amounts: [],
    effective_at: world.now,
    invoice: invoice.id,
    lines: { object: 'list', data: [], has_more: false, url: '/v1/credit_notes/lines' },
    livemode: false,
    memo: null,
    metadata: {},
    number: `${invoice.number ?? randomText(8)}-CN-01`,
    out_of_band_amount: null,
    pdf: `https://pay.stripe.com/credit_notes/acct_sandbox/test_${randomText(40)}/pdf`,
    post_payment_amount: amount,
    pre_payment_amount: 0,
    pretax_credit_amounts: [],
    reason: request.reason ?? null,
    refunds,
    shipping_cost: null,
    status: 'issued',
    subtotal: amount,
    subtotal_excluding_tax: amount,
    total: amount,
    total_excluding_tax: amount,
    total_taxes: [],
    type: 'post_payment',
    voided_at: null,
  };
  world.creditNotes.set(note.id, note);
  world.events.emit('credit_note.created', note);
  return note;
}

function refundOf(
  world: StripeWorld,
  invoiceId: string,
  amount: number,
): CreditNoteObject['refunds'][number] {
  const paid = world.invoicePayments.filter(
    ({ invoice, status }) => invoice === invoiceId && status === 'paid',
  )[0];
  const intent = world.paymentIntents.get(paid?.payment.payment_intent ?? '');
  const charge = world.charges.get(String(intent?.latest_charge ?? ''));
  if (!charge) throw invalidRequest('This invoice has no charge that could be refunded.');
  const { id } = createRefund(world, charge, { amount });
  return { amount_refunded: amount, payment_record_refund: null, refund: id, type: 'refund' };
}
