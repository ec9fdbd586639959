import type { z } from 'zod';
import type { Order } from '#contracts/models/order';
import { OrderSchema } from '#contracts/models/order';

export interface OrderParts {
  readonly storeId?: string;
  readonly orderId?: string;
  readonly number?: string;
  readonly currency?: string;
  /** SKU, quantity and unit price in smallest units. */
  readonly lines?: ReadonlyArray<readonly [sku: string | null, quantity: number, unitPrice: number]>;
  readonly discount?: number;
  readonly shipping?: number;
  readonly tax?: number;
  readonly otherPayments?: number;
  /** Only where the shop's total is not the sum of its parts. */
  readonly total?: number;
  readonly placedAt?: string;
  readonly modifiedAt?: string;
  readonly customer?: Partial<Order['customer']>;
  readonly address?: Order['billingAddress'];
}

const ADDRESS: NonNullable<Order['billingAddress']> = {
  name: 'Ada Lovelace',
  company: null,
  line1: '1 Loop Street',
  line2: null,
  city: 'Berlin',
  state: null,
  postalCode: '10115',
  country: 'DE',
  phone: '+49301234567',
};

/** A valid order: two lines, shipping, tax and a discount unless said otherwise. */
export function anOrder(parts: OrderParts = {}): Order {
  const currency = parts.currency ?? 'EUR';
  const money = (amount: number): { amount: number; currency: string } => ({ amount, currency });
  const lines = parts.lines ?? [
    ['COFFEE-1', 2, 2500],
    ['MUG-1', 1, 5000],
  ];
  const sum = lines.reduce((total, [, quantity, price]) => total + quantity * price, 0);
  const { discount = 0, shipping = 500, tax = 1995, otherPayments = 0 } = parts;
  const address = parts.address === undefined ? ADDRESS : parts.address;
  const orderId = parts.orderId ?? '1001';
  const input: z.input<typeof OrderSchema> = {
    storeId: parts.storeId ?? 'shop',
    orderId,
    orderGuid: null,
    number: parts.number ?? `N-${orderId}`,
    commerce: 'commerce',
    currency,
    total: money(parts.total ?? sum - discount + shipping + tax - otherPayments),
    amounts: {
      lines: money(sum),
      discount: money(discount),
      shipping: money(shipping),
      tax: money(tax),
      otherPayments: money(otherPayments),
    },
    lines: lines.map(([sku, quantity, price], index) => ({
      lineId: String(index + 1),
      sku,
      name: `Product ${sku ?? index + 1}`,
      quantity,
      unitPrice: money(price),
      total: money(quantity * price),
    })),
    customer: {
      customerId: '77',
      email: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'Lovelace',
      company: null,
      phone: null,
      guest: false,
      ...parts.customer,
    },
    billingAddress: address,
    shippingAddress: address,
    commerceStatus: 'New',
    paymentOption: 'Stripe',
    commercePaid: false,
    locale: 'en-US',
    placedAt: parts.placedAt ?? '2026-11-20T10:00:00Z',
    modifiedAt: parts.modifiedAt ?? parts.placedAt ?? '2026-11-20T10:00:00Z',
    custom: {},
  };
  return OrderSchema.parse(input);
}
