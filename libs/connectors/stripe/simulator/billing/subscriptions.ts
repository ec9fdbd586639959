import type { PriceObject, SubscriptionItemObject, SubscriptionObject } from '../objects/billing';
import type { Metadata } from '../objects/common';
import { invalidRequest } from '../protocol/api-error';
import { newId } from '../world/ids';
import type { StripeWorld } from '../world/world';
import { attemptInvoice } from './collect-invoice';
import { createInvoice } from './invoices';
import { periodEnd } from './periods';

export interface SubscriptionRequest {
  readonly customer: string;
  readonly items: ReadonlyArray<{ readonly price: PriceObject; readonly quantity: number }>;
  readonly paymentMethod: string;
  readonly metadata: Metadata;
}

/** Begins now; the first invoice is collected at once. Without that money it stays incomplete. */
export function createSubscription(world: StripeWorld, request: SubscriptionRequest): SubscriptionObject {
  const currencies = new Set(request.items.map(({ price }) => price.currency));
  if (currencies.size !== 1) {
    throw invalidRequest('All prices of a subscription must have the same currency.', { param: 'items' });
  }
  const subscription = world.subscriptions.set(...entry(newSubscription(world, request)));
  world.events.emit('customer.subscription.created', subscription);
  world.agenda.schedule('renew-subscription', subscription.id, untilRenewal(world, subscription));
  const invoice = createInvoice(world, subscription, 'subscription_create');
  attemptInvoice(world, invoice.id);
  return world.subscriptions.get(subscription.id) ?? subscription;
}

/** A period is over: the next one is invoiced, or the subscription ends as it was asked to. */
export function renewSubscription(world: StripeWorld, subscriptionId: string): void {
  const subscription = world.subscriptions.get(subscriptionId);
  if (!subscription || subscription.status === 'canceled' || subscription.status === 'incomplete') return;
  if (endOf(subscription) > world.now) return;
  if (subscription.cancel_at_period_end) {
    cancelSubscription(world, subscriptionId, 'cancellation_requested');
    return;
  }
  const data = subscription.items.data.map((item) => {
    const start = item.current_period_end;
    const end = periodEnd(start, subscription.billing_cycle_anchor, item.price);
    return { ...item, current_period_start: start, current_period_end: end };
  });
  const renewed = world.update(
    world.subscriptions,
    subscription,
    { items: { ...subscription.items, data } },
    'customer.subscription.updated',
  );
  world.agenda.schedule('renew-subscription', renewed.id, untilRenewal(world, renewed));
  attemptInvoice(world, createInvoice(world, renewed, 'subscription_cycle').id);
}

/** The period that runs ends now, and the next one begins. */
export function renewNow(world: StripeWorld, subscriptionId: string): SubscriptionObject | undefined {
  const subscription = world.subscriptions.get(subscriptionId);
  if (!subscription)
    throw invalidRequest(`No such subscription: '${subscriptionId}'`, { code: 'resource_missing' });
  const data = subscription.items.data.map((item) => ({ ...item, current_period_end: world.now }));
  const ended = { ...subscription, items: { ...subscription.items, data } };
  world.subscriptions.set(...entry(ended));
  renewSubscription(world, subscriptionId);
  return world.subscriptions.get(subscriptionId);
}

/** Ends now, whoever wants it. */
export function cancelSubscription(
  world: StripeWorld,
  subscriptionId: string,
  reason: string,
): SubscriptionObject {
  const subscription = world.subscriptions.get(subscriptionId);
  if (!subscription || subscription.status === 'canceled') {
    throw invalidRequest(`No such subscription: '${subscriptionId}'`, { code: 'resource_missing' });
  }
  return world.update(
    world.subscriptions,
    subscription,
    {
      status: 'canceled',
      canceled_at: subscription.canceled_at ?? world.now,
      ended_at: world.now,
      cancellation_details: { ...subscription.cancellation_details, reason },
    },
    'customer.subscription.deleted',
  );
}

function untilRenewal(world: StripeWorld, subscription: SubscriptionObject): number {
  return (endOf(subscription) - world.now) * 1000;
}

const endOf = ({ items }: SubscriptionObject): number =>
  Math.min(...items.data.map((item) => item.current_period_end));

const entry = (subscription: SubscriptionObject): [string, SubscriptionObject] => [
  subscription.id,
  subscription,
];

function newItem(
  world: StripeWorld,
  subscription: string,
  price: PriceObject,
  quantity: number,
): SubscriptionItemObject {
  return {
    id: newId.subscriptionItem(),
    object: 'subscription_item',
    billing_thresholds: null,
    created: world.now,
    current_period_end: periodEnd(world.now, world.now, price),
    current_period_start: world.now,
    current_trial: null,
    discounts: [],
    metadata: {},
    price,
    quantity,
    subscription,
    tax_rates: [],
  };
}

function newSubscription(world: StripeWorld, request: SubscriptionRequest): SubscriptionObject {
  const id = newId.subscription();
  const data = request.items.map(({ price, quantity }) => newItem(world, id, price, quantity));
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: world.now,
    billing_cycle_anchor_config: null,
    billing_mode: { type: 'flexible' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, reason: null },
    collection_method: 'charge_automatically',
    created: world.now,
    currency: request.items[0]?.price.currency ?? '',
    customer: request.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: request.paymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    ended_at: null,
    invoice_settings: { account_tax_ids: null, issuer: { type: 'self' } },
    items: { object: 'list', url: `/v1/subscription_items?subscription=${id}`, has_more: false, data },
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: request.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: { payment_method_options: null, save_default_payment_method: 'off' },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: world.now,
    status: 'incomplete',
    test_clock: null,
    transfer_data: null,
    trial_end: null,
    trial_settings: { end_behavior: { missing_payment_method: 'create_invoice' } },
    trial_start: null,
  };
}
