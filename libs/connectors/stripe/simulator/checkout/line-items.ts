import type { LineItemObject } from '../objects/checkout-session';
import { invalidRequest, noSuch } from '../protocol/api-error';
import { newId } from '../world/ids';
import type { StripeWorld } from '../world/world';
import type { LineItemParameters } from './session-parameters';

const MAX_LINE_ITEMS = 100;

/** The lines of a session, priced. All must have the same currency. */
export function createLineItems(world: StripeWorld, lines: readonly LineItemParameters[]): LineItemObject[] {
  if (lines.length > MAX_LINE_ITEMS) {
    throw invalidRequest(`A maximum of ${MAX_LINE_ITEMS} line items can be added to a Checkout Session.`, {
      param: 'line_items',
    });
  }
  const items = lines.map((line, index) => createLineItem(world, line, `line_items[${index}]`));
  const currencies = new Set(items.map((item) => item.currency));
  if (currencies.size > 1) {
    throw invalidRequest('All line items must use the same currency.', { param: 'line_items' });
  }
  return items;
}

function createLineItem(world: StripeWorld, line: LineItemParameters, param: string): LineItemObject {
  if (line.price !== undefined) throw noSuch('price', line.price, `${param}[price]`, 400);
  const data = line.price_data;
  if (!data) throw missing(`${param}[price_data]`);
  if (data.product !== undefined) throw noSuch('product', data.product, `${param}[price_data][product]`, 400);
  if (!data.product_data) throw missing(`${param}[price_data][product_data]`);
  if (line.quantity === undefined) throw missing(`${param}[quantity]`);
  const unit = unitAmount(data.unit_amount, data.unit_amount_decimal, `${param}[price_data]`);
  const total = timesRounded(unit, line.quantity);
  return {
    id: newId.lineItem(),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: data.currency,
    description: data.product_data.name,
    metadata: line.metadata === undefined || line.metadata === '' ? {} : line.metadata,
    price: {
      id: newId.price(),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created: world.now,
      currency: data.currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: newId.product(),
      recurring: null,
      tax_behavior: data.tax_behavior ?? 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: unit.includes('.') ? null : Number(unit),
      unit_amount_decimal: unit,
    },
    quantity: line.quantity,
  };
}

function unitAmount(whole: number | undefined, decimal: string | undefined, param: string): string {
  if (whole !== undefined && decimal !== undefined) {
    throw invalidRequest('You may only specify one of these parameters: unit_amount, unit_amount_decimal.', {
      param,
    });
  }
  if (whole !== undefined) return String(whole);
  if (decimal === undefined) throw missing(`${param}[unit_amount]`);
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** Exact product of a decimal and a quantity, rounded half up to a whole smallest unit. */
function timesRounded(decimal: string, quantity: number): number {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const scale = 10n ** BigInt(fraction.length);
  const product = BigInt(whole + fraction) * BigInt(quantity);
  return Number((product * 2n + scale) / (scale * 2n));
}

function missing(param: string): Error {
  return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
}
