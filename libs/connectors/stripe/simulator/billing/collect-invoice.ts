import type { InvoicePaymentObject } from '../objects/billing';
import type { InvoiceObject } from '../objects/invoice';
import type { PaymentIntentObject } from '../objects/payment-intent';
import { confirmPayment } from '../payments/confirm-payment';
import { createPaymentIntent } from '../payments/payment-intents';
import { resolvePaymentMethod } from '../payments/payment-methods';
import { newId } from '../world/ids';
import type { StripeWorld } from '../world/world';

const DAY_MS = 86_400_000;
/** Days between the attempts; after the last one the subscription ends. */
const RETRY_DAYS = [3, 5, 7] as const;

/** One attempt to collect an open invoice with the subscription's payment method. */
export function attemptInvoice(world: StripeWorld, invoiceId: string): InvoiceObject | undefined {
  const invoice = world.invoices.get(invoiceId);
  const subscription = invoice && world.subscriptions.get(subscriptionIdOf(invoice));
  if (invoice?.status !== 'open' || !subscription || subscription.status === 'canceled') return invoice;
  const payment = openPayment(world, invoice);
  const intent = world.paymentIntents.get(payment.payment.payment_intent);
  if (!intent) return invoice;
  const method = resolvePaymentMethod(world, subscription.default_payment_method);
  const confirmed = confirmPayment(world, intent, method, {
    type: 'use_stripe_sdk',
    use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: '/c/invoice/authenticate' },
  });
  const attempted = world.update(world.invoices, invoice, {
    attempted: true,
    attempt_count: invoice.attempt_count + 1,
  });
  return confirmed.status === 'succeeded'
    ? markPaid(world, attempted, payment)
    : markFailed(world, attempted, confirmed);
}

/** The one payment of the invoice that is still open, made with the first attempt. */
function openPayment(world: StripeWorld, invoice: InvoiceObject): InvoicePaymentObject {
  const known = world.invoicePayments.find(
    (payment) => payment.invoice === invoice.id && payment.status === 'open',
  );
  if (known) return known;
  const intent = createPaymentIntent(world, {
    amount: invoice.amount_remaining,
    currency: invoice.currency,
    customer: invoice.customer,
    description: `Payment for invoice ${invoice.number ?? invoice.id}`,
  });
  const payment: InvoicePaymentObject = {
    id: newId.invoicePayment(),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_remaining,
    created: world.now,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  };
  return world.invoicePayments.set(payment.id, payment);
}

function markPaid(world: StripeWorld, invoice: InvoiceObject, payment: InvoicePaymentObject): InvoiceObject {
  const amount = payment.amount_requested;
  world.update(
    world.invoicePayments,
    payment,
    { status: 'paid', amount_paid: amount, status_transitions: { canceled_at: null, paid_at: world.now } },
    'invoice_payment.paid',
  );
  const paid = world.update(
    world.invoices,
    invoice,
    {
      status: 'paid',
      amount_paid: amount,
      amount_remaining: 0,
      next_payment_attempt: null,
      status_transitions: { ...invoice.status_transitions, paid_at: world.now },
    },
    'invoice.paid',
  );
  world.events.emit('invoice.payment_succeeded', paid);
  setStatus(world, subscriptionIdOf(invoice), 'active');
  return paid;
}

function markFailed(world: StripeWorld, invoice: InvoiceObject, intent: PaymentIntentObject): InvoiceObject {
  const first = invoice.billing_reason === 'subscription_create';
  const days = first ? undefined : RETRY_DAYS[invoice.attempt_count - 1];
  const failed = world.update(
    world.invoices,
    invoice,
    { next_payment_attempt: days === undefined ? null : world.now + days * 86_400 },
    'invoice.payment_failed',
  );
  if (intent.status === 'requires_action') world.events.emit('invoice.payment_action_required', failed);
  if (days !== undefined) world.agenda.schedule('collect-invoice', invoice.id, days * DAY_MS);
  if (!first) setStatus(world, subscriptionIdOf(invoice), days === undefined ? 'canceled' : 'past_due');
  return failed;
}

function setStatus(world: StripeWorld, id: string, status: 'active' | 'past_due' | 'canceled'): void {
  const subscription = world.subscriptions.get(id);
  if (!subscription || subscription.status === status) return;
  if (status !== 'canceled') {
    world.update(world.subscriptions, subscription, { status }, 'customer.subscription.updated');
    return;
  }
  const details = { ...subscription.cancellation_details, reason: 'payment_failed' };
  const ended = { status, canceled_at: world.now, ended_at: world.now, cancellation_details: details };
  world.update(world.subscriptions, subscription, ended, 'customer.subscription.deleted');
}

const subscriptionIdOf = ({ parent }: InvoiceObject): string => parent.subscription_details.subscription;
