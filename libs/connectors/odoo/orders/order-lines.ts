import type { Order, OrderLine } from '#contracts/models/order';
import { evenRows } from '#connectors/kit/erp/even-rows';
import { jsonAmount } from '#connectors/kit/erp/json-amount';
import type { OrderCharge } from '#connectors/kit/erp/order-charges';
import { CHARGE_NAMES, orderCharges } from '#connectors/kit/erp/order-charges';
import type { OdooSettings } from '../settings';

type LineValues = Readonly<Record<string, unknown>>;
type ChargeProducts = Pick<
  OdooSettings,
  'shippingProduct' | 'taxProduct' | 'discountProduct' | 'roundingProduct'
>;

/** A charge as a line on a service of its own, told by its internal reference. */
export interface Charge extends OrderCharge {
  readonly reference: string;
}

export function chargesOf(order: Order, products: ChargeProducts): Charge[] {
  return orderCharges(order).map((charge) => ({
    ...charge,
    reference: products[`${charge.kind}Product`],
  }));
}

/** Commands for `order_line`: prices and taxes are given, so that Odoo computes none. */
export function orderLines(
  order: Order,
  charges: readonly Charge[],
  products: {
    readonly line: (line: OrderLine) => number;
    readonly charge: (reference: string) => number;
  },
): Array<readonly [0, 0, LineValues]> {
  const { currency } = order;
  const goods = order.lines.flatMap((line) =>
    evenRows(line.total.amount, line.quantity).map(({ quantity, price }) =>
      row(products.line(line), line.name.slice(0, 1000), quantity, jsonAmount(price, currency)),
    ),
  );
  const others = charges.map(({ reference, kind, amount }) =>
    row(products.charge(reference), CHARGE_NAMES[kind], 1, jsonAmount(amount, currency)),
  );
  return [...goods, ...others].map((values) => [0, 0, values] as const);
}

function row(product: number, name: string, quantity: number, price: number): LineValues {
  return {
    product_id: product,
    name,
    product_uom_qty: quantity,
    price_unit: price,
    discount: 0,
    tax_ids: [[6, 0, []]],
  };
}
