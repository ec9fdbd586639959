import type { Order } from '#contracts/models/order';
import type { FaultPlan } from '#messaging/simulation/faults';

export interface TwinStore {
  readonly id: string;
  readonly commerce?: string | null;
}

const money = (amount: number, currency: string) => ({ amount, currency });

/** An order that nobody placed. */
export function twinOrder(draw: FaultPlan, store: TwinStore, at: Date): Order {
  const currency = 'EUR';
  const [quantity, price] = [draw.between('quantity', 1, 5), draw.between('price', 100, 20_000)];
  const [shipping, tax] = [draw.between('shipping', 0, 900), draw.between('tax', 0, 4_000)];
  const goods = quantity * price;
  const time = at.toISOString();
  return {
    storeId: store.id,
    orderId: 'twin-1',
    orderGuid: null,
    number: 'TWIN-1',
    commerce: store.commerce ?? 'commerce',
    currency,
    total: money(goods + shipping + tax, currency),
    amounts: {
      lines: money(goods, currency),
      discount: money(0, currency),
      shipping: money(shipping, currency),
      tax: money(tax, currency),
      otherPayments: money(0, currency),
    },
    lines: [
      {
        ...{ lineId: '1', sku: 'TWIN-SKU', name: 'Something', quantity },
        ...{ unitPrice: money(price, currency), total: money(goods, currency) },
      },
    ],
    customer: {
      ...{ customerId: '1', email: 'shopper@example.com', firstName: 'Shopper', lastName: 'Example' },
      ...{ company: null, phone: null, guest: false },
    },
    billingAddress: null,
    shippingAddress: null,
    commerceStatus: 'New',
    paymentOption: 'Stripe',
    commercePaid: false,
    locale: 'en-US',
    placedAt: time,
    modifiedAt: time,
    custom: {},
  };
}
