import type { Address } from '#contracts/models/common';
import type { Order } from '#contracts/models/order';
import { customerKey } from '#connectors/kit/erp/customer-key';
import { dayOf } from '#connectors/kit/erp/order-date';
import { orderKey } from '#connectors/kit/erp/order-key';
import type { CustomerDocument, ExportAddress, OrderDocument, StockDocument } from './export-document';
import { digestOf } from './same-document';

/** What the shop knows of a customer; each change is a document of its own, told apart by a digest in its key. */
export function customerDocument(order: Order, timeZone: string): CustomerDocument {
  const { customer, storeId, number } = order;
  const person = [customer.firstName, customer.lastName].filter(Boolean).join(' ').trim();
  const content = {
    customerId: customerKey(order),
    name: customer.company?.trim() || person || customer.email?.trim() || `Guest of order ${number}`,
    company: customer.company,
    email: customer.email,
    phone: customer.phone,
  };
  return {
    kind: 'customer',
    key: `${content.customerId}@${digestOf(content).slice(0, 12)}`,
    storeId,
    date: dayOf(new Date(order.placedAt), timeZone),
    ...content,
  };
}

export function orderDocument(order: Order, customerId: string, timeZone: string): OrderDocument {
  const { discount, shipping, tax, otherPayments } = order.amounts;
  return {
    kind: 'order',
    key: orderKey(order),
    storeId: order.storeId,
    date: dayOf(new Date(order.placedAt), timeZone),
    orderId: order.orderId,
    number: order.number,
    customerId,
    currency: order.currency,
    lines: order.lines.map(({ lineId, sku, name, quantity, total }) => ({
      lineId,
      sku,
      name,
      quantity,
      total: total.amount,
    })),
    discount: discount.amount,
    shipping: shipping.amount,
    tax: tax.amount,
    otherPayments: otherPayments.amount,
    total: order.total.amount,
    billingAddress: addressOf(order.billingAddress),
    shippingAddress: addressOf(order.shippingAddress),
  };
}

/** @param turn counts the times that the order's stock was let go and wanted again, from 1 */
export function stockDocument(
  kind: StockDocument['kind'],
  order: Order,
  turn: number,
  timeZone: string,
): StockDocument {
  const key = stockKey(order, turn);
  return {
    kind,
    key,
    storeId: order.storeId,
    date: dayOf(new Date(order.placedAt), timeZone),
    orderId: order.orderId,
    lines: order.lines.flatMap(({ lineId, sku, quantity }) =>
      sku === null ? [] : [{ reservation: `${key}/${lineId}`, sku, quantity }],
    ),
  };
}

export const stockKey = (order: Order, turn: number): string => `${orderKey(order)}#${turn}`;

function addressOf(address: Address | null): ExportAddress | null {
  if (address === null) return null;
  const { name, company, line1, line2, city, state, postalCode, country } = address;
  return { name, company, line1, line2, city, state, postalCode, country };
}
