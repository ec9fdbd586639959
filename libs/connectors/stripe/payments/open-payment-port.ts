import type { Connection } from '#connectors/kit/connection';
import type { PaymentPort } from '#connectors/kit/payment-port';
import { currencyRule } from '#platform/money/currencies';
import { StripeBilling } from '../billing/stripe-billing';
import { readStripeSettings } from '../stripe-settings';
import { subjectOfEvent } from '../webhooks/event-subject';
import { expectationOf, StripeWebhookEndpoints } from '../webhooks/stripe-webhook-endpoints';
import { callStripe } from './stripe-call';
import { StripeAccountFeed } from './stripe-account-feed';
import { StripeCheckouts } from './stripe-checkouts';
import { openStripeClient } from './stripe-client';
import { StripeDisputes } from './stripe-disputes';
import { StripeEventFeed } from './stripe-event-feed';
import { StripeIntents } from './stripe-intents';
import { StripeMovements } from './stripe-movements';
import { StripeRefunds } from './stripe-refunds';

/** Stripe as the payments service sees it. */
export function openPaymentPort(connection: Connection): PaymentPort {
  const stripe = openStripeClient(connection);
  const checkouts = new StripeCheckouts(stripe);
  const intents = new StripeIntents(stripe);
  const refunds = new StripeRefunds(stripe);
  const movements = new StripeMovements(stripe);
  const disputes = new StripeDisputes(stripe);
  const account = new StripeAccountFeed(stripe);
  const billing = new StripeBilling(stripe);
  const endpoints = new StripeWebhookEndpoints(stripe);
  const feed = new StripeEventFeed(stripe);
  return {
    createCheckout: (request) => checkouts.create(request),
    getCheckout: (id) => checkouts.get(id),
    expireCheckout: (id, key) => checkouts.expire(id, key),
    findCheckouts: (storeId, orderId, since) => checkouts.find(storeId, orderId, since),
    createPaymentIntent: (request) => intents.create(request),
    getPayment: (id) => intents.get(id),
    findPayments: (storeId, orderId, since) => intents.find(storeId, orderId, since),
    capture: (id, capture, key) => intents.capture(id, capture, key),
    cancel: (id, reason, key) => intents.cancel(id, reason, key),
    refund: (request, key) => refunds.create(request, key),
    getRefund: (id) => refunds.get(id),
    listRefunds: (paymentIntentId) => refunds.list(paymentIntentId),
    getFraudWarning: (id) => disputes.warning(id),
    getDispute: (id) => disputes.get(id),
    listBalanceTransactions: (paymentIntentId, { refunds: withRefunds = true } = {}) =>
      movements.list(paymentIntentId, withRefunds),
    listMovements: (range) => account.movements(range),
    listPayoutMovements: (payoutId, after) => account.ofPayout(payoutId, after),
    getSubscription: (id) => billing.subscription(id),
    getInvoice: (id) => billing.invoice(id),
    getCreditNote: (id) => billing.creditNote(id),
    getInvoiceIdOfPayment: (paymentIntentId) => billing.invoiceOfPayment(paymentIntentId),
    getPayout: (id) => account.payout(id),
    getBalances: () => account.balances(),
    getPaymentIdOfCharge: (chargeId) => movements.paymentOfCharge(chargeId),
    listEvents: (range) => feed.list(range),
    webhookExpectation: expectationOf(readStripeSettings(connection)),
    listWebhookEndpoints: () => endpoints.list(),
    updateWebhookEndpoint: (id, wanted) => endpoints.update(id, wanted),
    subjectOf: subjectOfEvent,
    supportsCurrency: (currency) => currencyRule(currency) !== undefined,
    probe: async () => {
      await callStripe('list', () => stripe.events.list({ limit: 1 }));
    },
  };
}
