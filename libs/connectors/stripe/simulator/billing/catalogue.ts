import type { Interval, PriceObject, ProductObject } from '../objects/billing';
import type { Metadata } from '../objects/common';
import { newId } from '../world/ids';
import type { StripeWorld } from '../world/world';

export function createProduct(
  world: StripeWorld,
  request: { readonly name: string; readonly description?: string | undefined; readonly metadata: Metadata },
): ProductObject {
  const product: ProductObject = {
    id: newId.product(),
    object: 'product',
    active: true,
    created: world.now,
    default_price: null,
    description: request.description ?? null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: request.metadata,
    name: request.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    type: 'service',
    unit_label: null,
    updated: world.now,
    url: null,
  };
  return world.products.set(product.id, product);
}

export interface PriceRequest {
  readonly currency: string;
  readonly unitAmount: number;
  readonly product: string;
  readonly interval: Interval;
  readonly intervalCount: number;
  readonly lookupKey?: string | undefined;
  readonly nickname?: string | undefined;
  readonly metadata: Metadata;
}

export function createPrice(world: StripeWorld, request: PriceRequest): PriceObject {
  const price: PriceObject = {
    id: newId.price(),
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    created: world.now,
    currency: request.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: request.lookupKey ?? null,
    metadata: request.metadata,
    nickname: request.nickname ?? null,
    product: request.product,
    recurring: {
      interval: request.interval,
      interval_count: request.intervalCount,
      meter: null,
      trial_period_days: null,
      usage_type: 'licensed',
    },
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'recurring',
    unit_amount: request.unitAmount,
    unit_amount_decimal: String(request.unitAmount),
  };
  return world.prices.set(price.id, price);
}
