import type { Fields } from './models';
import { readBody, textOr } from './models';
import { OcError } from './oc-error';
import type { OrderRecord } from './order-book';
import { exact } from './place-order';
import type { Route, RouteWorld } from './routes';
import { requireRole } from './token-desk';

const ORDER = '/orders/{direction}/{orderID}';
const WRITE = ['OrderAdmin'];

/** What prices and costs may be set by; the platform computes them otherwise. */
const OVERRIDES: Readonly<Record<string, string>> = {
  UnitPrice: 'OverrideUnitPrice',
  TaxCost: 'OverrideTax',
  ShippingCost: 'OverrideShipping',
};

type Call = Parameters<Route['answer']>[0];

/** A field that needs a role of its own beside that of the call. */
export function requireOverrides({ holder }: Pick<Call, 'holder'>, body: Fields): void {
  for (const [field, role] of Object.entries(OVERRIDES)) {
    if (body[field] !== undefined) requireRole(holder, [role]);
  }
}

/** An order made by an administrator for a buyer's user: a cart, its lines and addresses, and its submission. */
export function orderMakingRoutes({ orders, users, products, tuning }: RouteWorld): Route[] {
  const of = (call: Call): OrderRecord => orders.require(call.params['orderID'] ?? '');
  const cart = (call: Call): OrderRecord => {
    const record = of(call);
    if (record.order['Status'] === 'Unsubmitted') return record;
    throw OcError.invalid('Order.InvalidStatus', 'Only an order that is not submitted can be changed so.');
  };
  const setAddress = (path: string, name: string): Route => ({
    verb: 'PUT',
    path: `${ORDER}/${path}`,
    roles: WRITE,
    answer(call) {
      const record = cart(call);
      const address = requireAddress(call.body);
      record.order = { ...record.order, [name]: address };
      if (name === 'ShippingAddress') {
        record.lineItems = record.lineItems.map((item) => ({ ...item, ShippingAddress: address }));
      }
      orders.save(record);
      return record.order;
    },
  });
  return [
    {
      verb: 'POST',
      path: '/orders/{direction}',
      roles: [...WRITE, 'Shopper'],
      answer(call) {
        const body = readBody('Order', call.body);
        requireOverrides(call, body);
        const user = users.require(textOr(body['FromCompanyID'], ''), textOr(body['FromUserID'], ''));
        return orders.openFor(body, user, tuning.buyerCurrency).order;
      },
    },
    {
      verb: 'DELETE',
      path: ORDER,
      roles: WRITE,
      answer(call) {
        orders.remove(cart(call));
        return undefined;
      },
    },
    {
      verb: 'POST',
      path: `${ORDER}/lineitems`,
      roles: [...WRITE, 'Shopper'],
      answer(call) {
        const body = readBody('LineItem', call.body);
        requireOverrides(call, body);
        const record = cart(call);
        const product = products.product(textOr(body['ProductID'], ''));
        const item = lineItem(body, product, orders.now());
        if (record.lineItems.some(({ ID }) => ID === item['ID'])) {
          throw OcError.idExists('LineItem', String(item['ID']));
        }
        record.lineItems.push(item);
        const Subtotal = exact(record.lineItems.reduce((sum, { LineTotal }) => sum + Number(LineTotal), 0));
        orders.patch(record, { Subtotal, LineItemCount: record.lineItems.length });
        return item;
      },
    },
    setAddress('billto', 'BillingAddress'),
    setAddress('shipto', 'ShippingAddress'),
    {
      verb: 'POST',
      path: `${ORDER}/submit`,
      roles: [...WRITE, 'Shopper'],
      answer(call) {
        const record = of(call);
        if (record.lineItems.length === 0) {
          throw OcError.invalid('Order.CannotSubmitWithoutLineItems', 'The order has no line items.');
        }
        orders.submit(record, false);
        products.take(record);
        orders.keep(record, 'order.submit', `order:${String(record.order['ID'])}`);
        return record.order;
      },
    },
  ];
}

function lineItem(body: Fields, product: Fields, now: string): Fields {
  const quantity = Number(body['Quantity'] ?? 1);
  if (!(quantity > 0)) throw OcError.invalid('LineItem.InvalidQuantity', 'Quantity must be above zero.');
  const UnitPrice = Number(body['UnitPrice'] ?? product['Price'] ?? 0);
  const LineSubtotal = exact(UnitPrice * quantity);
  return {
    xp: null,
    ...body,
    Quantity: quantity,
    QuantityShipped: 0,
    UnitPrice,
    LineSubtotal,
    PromotionDiscount: 0,
    LineTotal: LineSubtotal,
    DateAdded: now,
    ShippingAddress: null,
    Product: { ID: product['ID'], Name: product['Name'] },
    Variant: null,
  };
}

function requireAddress(body: unknown): Fields {
  const address = readBody('Address', body);
  const missing = ['Street1', 'City', 'Country'].filter((name) => textOr(address[name], '') === '');
  if (missing.length > 0) throw OcError.invalid('InvalidRequest', `${missing.join(', ')} must be given.`);
  return address;
}
