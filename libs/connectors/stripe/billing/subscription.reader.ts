import type Stripe from 'stripe';
import { SUBSCRIPTION_STATUSES } from '#contracts/models/subscription';
import type { ProviderSubscription } from '#connectors/kit/payment-port';
import { fromUnix } from '../payments/instants';
import { ORDER_KEY, STORE_KEY } from '../payments/metadata';
import { idOf } from '../payments/read-money';

const MAX_ITEMS = 100;

/** Periods are the items' own since the 2025-03 version. */
export function readSubscription(subscription: Stripe.Subscription): ProviderSubscription {
  return {
    subscriptionId: subscription.id,
    storeId: subscription.metadata[STORE_KEY] ?? null,
    orderId: subscription.metadata[ORDER_KEY] ?? null,
    providerCustomerId: idOf(subscription.customer) ?? '',
    status: SUBSCRIPTION_STATUSES.find((word) => word === subscription.status) ?? 'unknown',
    currency: subscription.currency.toUpperCase(),
    cancelAtPeriodEnd: subscription.cancel_at_period_end,
    canceledAt: instant(subscription.canceled_at),
    endedAt: instant(subscription.ended_at),
    items: subscription.items.data.slice(0, MAX_ITEMS).map(readItem),
    createdAt: fromUnix(subscription.created).toISOString(),
  };
}

function readItem(item: Stripe.SubscriptionItem): ProviderSubscription['items'][number] {
  const { price, quantity } = item;
  return {
    itemId: item.id,
    sku: skuOf(price),
    description: (price.nickname ?? price.lookup_key ?? price.id).slice(0, 1000),
    quantity: quantity ?? 1,
    unitAmount: price.unit_amount,
    currentPeriod: {
      start: fromUnix(item.current_period_start).toISOString(),
      end: fromUnix(item.current_period_end).toISOString(),
    },
  };
}

/** The shop's own name of what is sold: metadata `sku` of the price, else its lookup key. */
export const skuOf = (price: Stripe.Price): string | null =>
  (price.metadata['sku'] ?? price.lookup_key)?.slice(0, 200) ?? null;

const instant = (seconds: number | null): string | null =>
  seconds === null ? null : fromUnix(seconds).toISOString();
