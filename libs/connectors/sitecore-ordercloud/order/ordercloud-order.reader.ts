import type { CommerceOrder, CommerceParcel } from '#connectors/kit/commerce-port';
import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { Money } from '#platform/money/money';
import { addMoney, isNegative, subtractMoney, sumMoney, zeroMoney } from '#platform/money/money';
import { isPaidRecord } from '../payment-record/our-payments';
import type { OcLineItem, OcOrderReturn } from '../rest/models';
import { lineItemSchema, orderReturnSchema, paymentSchema, worksheetSchema } from '../rest/models';
import type { OrderCloudClient } from '../rest/ordercloud.client';
import { readAll } from '../rest/read-all';
import type { OrderCloudSettings } from '../settings';
import { fingerprintOf } from './fingerprint';
import type { ForeignPayments } from './foreign-payments';
import { addressOf, shippingAddressOf } from './order-addresses';
import { customerOf } from './order-customer';
import { exemptionOf } from './order-exemptions';
import { linesOf } from './order-lines';
import { explainingAmount, requireCurrency, requireTotal } from './order-money';
import { madeFor } from './ordercloud-order.maker';
import { approvedReturns } from './order-returns';
import type { ParcelReader } from './order-parcels';
import type { RawOrder } from './raw-order';
import { customFieldsOf } from './raw-order';

const LONGEST_ID = 100;

/** Reads an order by its worksheet and its payments and says it in our words. */
export class OrderCloudOrderReader {
  constructor(
    private readonly connectionId: string,
    private readonly client: OrderCloudClient,
    private readonly foreign: ForeignPayments,
    private readonly settings: OrderCloudSettings,
    private readonly parcels: ParcelReader | null = null,
  ) {}

  get keepsReturns(): boolean {
    return this.settings.orderReturns;
  }

  pathOf(orderId: string): string {
    return `orders/${this.settings.direction}/${encodeURIComponent(orderId)}`;
  }

  async read(storeId: string, orderId: string): Promise<CommerceOrder> {
    return this.interpret(storeId, await this.readRaw(orderId));
  }

  async readRaw(orderId: string): Promise<RawOrder> {
    if (orderId === '' || orderId.length > LONGEST_ID) throw orderNotFound(orderId);
    const path = this.pathOf(orderId);
    const worksheet = await this.client.find(`${path}/worksheet`, worksheetSchema);
    if (worksheet === null) throw orderNotFound(orderId);
    const { Order: order, LineItems: inWorksheet } = worksheet;
    const [lineItems, payments, returns] = await Promise.all([
      this.lineItems(path, inWorksheet ?? [], order.LineItemCount ?? 0),
      readAll(this.client, `${path}/payments`, paymentSchema),
      this.returns(orderId),
    ]);
    if (lineItems.length === 0) throw withoutItems(orderId);
    const parcels = await this.parcelsOf(path, orderId, lineItems);
    return { order, lineItems, payments, returns, ...(parcels && { parcels }) };
  }

  interpret(storeId: string, raw: RawOrder): CommerceOrder {
    const order = this.orderOf(storeId, raw);
    return {
      order,
      fingerprint: fingerprintOf(order),
      foreignIntegration: this.foreign.on(raw),
      exemption: exemptionOf(raw, this.settings),
      statusMoves: null,
      shipped: raw.lineItems.map(({ ID, Quantity, QuantityShipped }) => ({
        lineId: ID,
        ordered: Quantity,
        shipped: QuantityShipped ?? 0,
      })),
      ...(raw.parcels && { parcels: raw.parcels }),
      madeFor: madeFor(raw.order),
      paidBy: raw.payments.find((payment) => isPaidRecord(payment, order.currency))?.ID ?? null,
      returns: approvedReturns(raw.returns, raw.payments, order.currency),
    };
  }

  /** What has to be paid in money: the order's total less what spending accounts have paid. */
  dueOf({ order, payments }: RawOrder): { readonly due: Money; readonly otherPayments: Money } {
    const currency = requireCurrency(order, this.settings.defaultCurrency);
    const otherPayments = sumMoney(
      payments
        .filter(({ Type, Accepted }) => Type === 'SpendingAccount' && Accepted === true)
        // What a return gave back to the account does not make the order dearer.
        .filter(({ OrderReturnID }) => !OrderReturnID)
        .map(({ Amount }) => explainingAmount(Amount, 'Payment.Amount', currency)),
      currency,
    );
    return { due: notBelowZero(subtractMoney(requireTotal(order, currency), otherPayments)), otherPayments };
  }

  private orderOf(storeId: string, raw: RawOrder): Order {
    const { order, lineItems, payments } = raw;
    const { due, otherPayments } = this.dueOf(raw);
    const { currency } = due;
    const lines = linesOf(lineItems, order, currency);
    const sum = sumMoney(
      lines.map(({ total }) => total),
      currency,
    );
    const shipping = explainingAmount(order.ShippingCost, 'Order.ShippingCost', currency);
    const tax = explainingAmount(order.TaxCost, 'Order.TaxCost', currency);
    const whole = addMoney(addMoney(sum, shipping), tax);
    return {
      storeId,
      orderId: order.ID,
      orderGuid: null,
      number: order.ID,
      commerce: this.connectionId,
      currency,
      total: due,
      amounts: {
        lines: sum,
        // Promotions lower lines or the order; whatever is left between the parts and the total is the order's own discount.
        discount: notBelowZero(subtractMoney(whole, requireTotal(order, currency))),
        shipping,
        tax,
        otherPayments,
      },
      lines,
      customer: customerOf(order, this.settings),
      billingAddress: addressOf(order.BillingAddress),
      shippingAddress: shippingAddressOf(lineItems),
      commerceStatus: order.Status,
      paymentOption: payments.find(({ Accepted }) => Accepted === true)?.Type ?? null,
      commercePaid: payments.some((payment) => isPaidRecord(payment, currency)),
      locale: order.FromUser?.Locale?.Language ?? null,
      placedAt: instant(order.DateSubmitted ?? order.DateCreated, 'DateSubmitted'),
      modifiedAt: instant(order.LastUpdated ?? order.DateSubmitted, 'LastUpdated'),
      custom: customFieldsOf(order.xp),
    };
  }

  private async returns(orderId: string): Promise<OcOrderReturn[]> {
    if (!this.settings.orderReturns) return [];
    const found = await readAll(this.client, 'orderreturns', orderReturnSchema, { OrderID: orderId });
    // A `*` or `|` in an ID is a pattern to the filter.
    return found.filter(({ OrderID }) => OrderID === orderId);
  }

  private async parcelsOf(
    path: string,
    orderId: string,
    lineItems: readonly OcLineItem[],
  ): Promise<CommerceParcel[] | undefined> {
    const anyLeft = lineItems.some(({ QuantityShipped }) => (QuantityShipped ?? 0) > 0);
    return anyLeft ? this.parcels?.read(path, orderId) : undefined;
  }

  /** A worksheet that does not carry all line items is completed from their own list. */
  private async lineItems(path: string, known: OcLineItem[], count: number): Promise<OcLineItem[]> {
    if (known.length >= count) return known;
    const all = await readAll(this.client, `${path}/lineitems`, lineItemSchema);
    if (all.length >= count) return all;
    throw Failure.conflict('order-changes-while-read', 'Line items went away while they were read', {
      details: { counted: count, read: all.length },
    });
  }
}

function instant(value: string | null | undefined, field: string): string {
  const date = new Date(value ?? '');
  if (!Number.isNaN(date.getTime())) return date.toISOString();
  throw Failure.mapping('unexpected-value', `OrderCloud's ${field} is not a date`, {
    details: { field, value: value ?? null, expected: 'a date in ISO 8601' },
  });
}

function notBelowZero(value: Money): Money {
  return isNegative(value) ? zeroMoney(value.currency) : value;
}

function orderNotFound(orderId: string): Failure {
  return Failure.permanent('order-not-found', `OrderCloud has no order ${orderId.slice(0, LONGEST_ID)}`, {
    details: { orderId: orderId.slice(0, LONGEST_ID) },
    suggestion: 'The order was deleted or renamed, or it belongs to another marketplace or direction.',
  });
}

function withoutItems(orderId: string): Failure {
  return Failure.conflict('order-without-items', `Order ${orderId} has no line items`, {
    details: { field: 'LineItems', value: 0, expected: 'at least one line item' },
    suggestion: 'If the order stays empty, cancel it in OrderCloud, then replay the message.',
  });
}
