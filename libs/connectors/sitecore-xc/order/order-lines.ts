import { Decimal } from 'decimal.js';
import type { OrderLine } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { Money } from '#platform/money/money';
import { currencyRule } from '#platform/money/currencies';
import { componentsOf } from '../engine/entity-types';
import { lineTotal } from './order-amounts';
import type { XcLine } from './xc-order';

const LONGEST_NAME = 1000;
const LONGEST_SKU = 200;

/**
 * Lines in the order's own sequence. Where the total is no whole number of unit prices, or the quantity no whole number, the line is
 * one piece with the count in its name.
 */
export function linesOf(lines: readonly XcLine[], currency: string): OrderLine[] {
  return lines.map((line) => {
    const quantity = quantityOf(line);
    const total = lineTotal(line, currency);
    const sku = skuOf(line);
    const name = nameOf(line) ?? sku ?? `Line ${line.Id}`;
    const whole = quantity.isInteger() ? unitPriceOf(total, quantity) : undefined;
    const base = { lineId: line.Id, sku, total };
    return whole
      ? { ...base, name: name.slice(0, LONGEST_NAME), quantity: quantity.toNumber(), unitPrice: whole }
      : {
          ...base,
          name: `${quantity.toString()} × ${name}`.slice(0, LONGEST_NAME),
          quantity: 1,
          unitPrice: total,
        };
  });
}

function unitPriceOf(total: Money, quantity: Decimal): Money | undefined {
  const unit = new Decimal(total.amount).div(quantity);
  const step = currencyRule(total.currency)?.step ?? 1;
  return unit.div(step).isInteger() ? { ...total, amount: unit.toNumber() } : undefined;
}

function quantityOf({ Id: lineId, Quantity: text }: XcLine): Decimal {
  const quantity = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? new Decimal(text) : new Decimal(0);
  if (quantity.greaterThan(0)) return quantity;
  throw Failure.mapping('invalid-quantity', `Line ${lineId} has the quantity ${text}`, {
    details: { field: 'Lines.Quantity', value: text, expected: 'a number above zero' },
    suggestion: 'Correct or remove the line in Experience Commerce, then replay the message.',
  });
}

/** `catalog|product|variant`: the variant where there is one, else the product. */
function skuOf({ ItemId: itemId }: XcLine): string | null {
  const [, product, variant] = (itemId ?? '').split('|').map((part) => part.trim());
  const sku = variant !== undefined && variant !== '' ? variant : (product ?? '');
  return sku === '' ? null : sku.slice(0, LONGEST_SKU);
}

function nameOf(line: XcLine): string | null {
  const [product] = componentsOf(line.CartLineComponents ?? [], 'CartProductComponent');
  const name = product?.['DisplayName'];
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : null;
}
