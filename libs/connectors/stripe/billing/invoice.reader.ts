import type Stripe from 'stripe';
import { INVOICE_STATUSES } from '#contracts/models/subscription';
import type { ProviderInvoice } from '#connectors/kit/payment-port';
import { fromUnix } from '../payments/instants';
import { idOf, readMoney } from '../payments/read-money';
import { readBillingAddress } from './billing-address.reader';

/** Subscription item to the shop's own name of what is sold. */
export type Skus = ReadonlyMap<string, string | null>;

export interface InvoiceParts {
  readonly invoice: Stripe.Invoice;
  readonly lines: readonly Stripe.InvoiceLineItem[];
  /** Their PaymentIntents expanded. */
  readonly payments: readonly Stripe.InvoicePayment[];
  readonly skus: Skus;
}

export function readInvoice({ invoice, lines, payments, skus }: InvoiceParts): ProviderInvoice {
  const money = (amount: number) => readMoney(amount, invoice.currency);
  const { paid_at } = invoice.status_transitions;
  return {
    invoiceId: invoice.id,
    subscriptionId: subscriptionOf(invoice),
    providerCustomerId: idOf(invoice.customer) ?? '',
    number: invoice.number,
    status: INVOICE_STATUSES.find((word) => word === invoice.status) ?? 'unknown',
    billingReason: invoice.billing_reason ?? 'manual',
    total: money(invoice.total),
    tax: money(sumOf(invoice.total_taxes)),
    discount: money(sumOf(invoice.total_discount_amounts)),
    amountPaid: money(invoice.amount_paid),
    fromBalance: money(creditUsed(invoice)),
    lines: lines.map((line) => readLine(line, skus)),
    payments: payments
      .filter(({ status }) => status === 'paid')
      .map((payment) => ({
        paymentIntentId: idOf(payment.payment.payment_intent),
        chargeId: chargeOf(payment),
        amount: readMoney(payment.amount_paid ?? 0, payment.currency),
      })),
    customerEmail: invoice.customer_email,
    customerName: invoice.customer_name,
    billingAddress: readBillingAddress(invoice),
    hostedUrl: invoice.hosted_invoice_url ?? null,
    attemptCount: invoice.attempt_count,
    attemptFailed: payments.some(hasFailed),
    nextAttemptAt: instant(invoice.next_payment_attempt),
    createdAt: fromUnix(invoice.created).toISOString(),
    paidAt: instant(paid_at),
  };
}

/** A payment names its charge only where there is no PaymentIntent; the intent names the one that paid. The books know it by the charge. */
function chargeOf({ payment }: Stripe.InvoicePayment): string | null {
  const { charge, payment_intent: intent } = payment;
  return idOf(charge) ?? (typeof intent === 'object' ? idOf(intent.latest_charge) : null);
}

/** A debit that takes days is open as well, but has not failed. */
function hasFailed({ status, payment }: Stripe.InvoicePayment): boolean {
  const intent = payment.payment_intent;
  if (status !== 'open' || typeof intent !== 'object') return false;
  return (
    intent.status === 'requires_action' ||
    (intent.status === 'requires_payment_method' && intent.last_payment_error !== null)
  );
}

export function subscriptionOf({ parent }: Stripe.Invoice): string | null {
  return idOf(parent?.subscription_details?.subscription);
}

/** Stripe's `amount` is before discounts and contains taxes that the price includes. */
function readLine(line: Stripe.InvoiceLineItem, skus: Skus): ProviderInvoice['lines'][number] {
  const included = (line.taxes ?? []).filter((tax) => tax.tax_behavior === 'inclusive');
  const item = line.parent?.subscription_item_details?.subscription_item;
  return {
    lineId: line.id,
    sku: (item === undefined ? null : skus.get(item)) ?? null,
    description: (line.description ?? '').slice(0, 1000),
    quantity: Math.max(1, line.quantity ?? 1),
    amount: line.amount - sumOf(line.discount_amounts) - sumOf(included),
    period: {
      start: fromUnix(line.period.start).toISOString(),
      end: fromUnix(line.period.end).toISOString(),
    },
  };
}

/** The customer's credit is negative at Stripe; what the invoice took of it moves the balance towards zero. */
function creditUsed({ starting_balance, ending_balance }: Stripe.Invoice): number {
  return starting_balance < 0 ? Math.max(0, (ending_balance ?? starting_balance) - starting_balance) : 0;
}

const sumOf = (parts: ReadonlyArray<{ readonly amount: number }> | null): number =>
  (parts ?? []).reduce((sum, { amount }) => sum + amount, 0);

const instant = (seconds: number | null): string | null =>
  seconds === null ? null : fromUnix(seconds).toISOString();
