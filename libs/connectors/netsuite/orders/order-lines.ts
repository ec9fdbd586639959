import type { Order, OrderLine } from '#contracts/models/order';
import { evenRows } from '#connectors/kit/erp/even-rows';
import { jsonAmount } from '#connectors/kit/erp/json-amount';
import { CHARGE_NAMES, orderCharges } from '#connectors/kit/erp/order-charges';
import type { Row } from '../client/netsuite-client';
import type { NetSuiteSettings } from '../settings';
import { NOT_COMMITTED } from '../stock/commitments';
import type { Item } from './items';

type Settings = Pick<
  NetSuiteSettings,
  'shippingItem' | 'taxItem' | 'discountItem' | 'roundingItem' | 'taxCode' | 'location'
>;

/** The price of a line is what the order says, whatever price level the customer has. */
const CUSTOM_PRICE = { id: '-1' };
const DESCRIPTION_LENGTH = 999;

/** Names of the items that an order's charges need. */
export const chargeItems = (order: Order, settings: Settings): string[] =>
  orderCharges(order).map(({ kind }) => settings[`${kind}Item`]);

/** Lines of the item sublist; nothing is committed before the workflow asks for it. */
export function orderLines(
  order: Order,
  items: { readonly line: (line: OrderLine) => Item; readonly charge: (name: string) => Item },
  settings: Settings,
): Row[] {
  const { currency } = order;
  const { taxCode, location } = settings;
  const row = (item: Item, description: string, quantity: number, price: number): Row => ({
    item: { id: item.id },
    description: description.slice(0, DESCRIPTION_LENGTH),
    quantity,
    price: CUSTOM_PRICE,
    rate: jsonAmount(price, currency),
    amount: jsonAmount(price * quantity, currency),
    ...(taxCode !== null && { taxCode: { id: taxCode } }),
    ...(item.stocked && { commitInventory: { id: NOT_COMMITTED } }),
    ...(item.stocked && location !== null && { location: { id: location } }),
  });
  const goods = order.lines.flatMap((line) =>
    evenRows(line.total.amount, line.quantity).map(({ quantity, price }) =>
      row(items.line(line), line.name, quantity, price),
    ),
  );
  const charges = orderCharges(order).map(({ kind, amount }) =>
    row(items.charge(settings[`${kind}Item`]), CHARGE_NAMES[kind], 1, amount),
  );
  return [...goods, ...charges];
}
