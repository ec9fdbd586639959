import type { OrderCreation } from '#connectors/kit/commerce-port';
import type { Invoice } from '#contracts/models/subscription';
import { Failure } from '#platform/errors/failure';
import { allocateMoney } from '#platform/money/allocate';
import { currencyRule } from '#platform/money/currencies';
import { money } from '#platform/money/money';

type Line = OrderCreation['lines'][number];

/**
 * An invoice's lines as lines of an order, which has none below zero: a credit for time not used lowers the others in proportion. They
 * sum to the invoice's total without its tax, to the unit; what does not divide by its quantity becomes two lines of one unit apart.
 * @throws Failure mapping `renewal-without-lines`, `renewal-without-product`
 */
export function renewalLines({ invoiceId, lines, total, tax }: Invoice): Line[] {
  const { currency } = total;
  const sold = lines.filter(({ amount }) => amount > 0);
  const net = total.amount - tax.amount;
  if (sold.length === 0 || net <= 0) {
    throw Failure.mapping(
      'renewal-without-lines',
      `Invoice ${invoiceId} sells nothing that could be ordered`,
      {
        details: { invoiceId, field: 'lines', value: lines.length, expected: 'at least one with an amount' },
      },
    );
  }
  const step = stepOf(net, currency);
  const steps = allocateMoney(
    money(net / step, currency),
    sold.map(({ amount }) => amount),
  );
  return sold.flatMap(({ lineId, sku, description, quantity }, index) => {
    if (sku === null) throw withoutProduct(invoiceId, description);
    return split(steps[index]!.amount, quantity).map(({ unit, count }, part) => ({
      lineId: part === 0 ? lineId : `${lineId}-${part + 1}`,
      sku,
      name: description,
      quantity: count,
      unitPrice: money(unit * step, currency),
    }));
  });
}

/** Some currencies have a smallest coin of more than one of Stripe's units. */
function stepOf(amount: number, currency: string): number {
  const step = currencyRule(currency)?.step ?? 1;
  return amount % step === 0 ? step : 1;
}

function split(amount: number, quantity: number): Array<{ unit: number; count: number }> {
  const unit = Math.floor(amount / quantity);
  const dearer = amount - unit * quantity;
  return [
    { unit, count: quantity - dearer },
    { unit: unit + 1, count: dearer },
  ].filter(({ count }) => count > 0);
}

function withoutProduct(invoiceId: string, description: string): Failure {
  return Failure.mapping('renewal-without-product', `A line of invoice ${invoiceId} names no product`, {
    details: { field: 'price.metadata.sku', value: null, expected: 'a product of the shop', description },
    suggestion:
      'Name the product in the metadata `sku` of the price at Stripe, or give it a lookup key; an invoice that exists already needs its order made by hand.',
  });
}
