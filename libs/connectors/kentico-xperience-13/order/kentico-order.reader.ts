import type { CommerceOrder } from '#connectors/kit/commerce-port';
import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { KenticoCatalog } from '../catalog/kentico-catalog';
import type { KenticoRestClient } from '../rest/kentico-rest.client';
import type { KenticoRow } from '../rest/kentico-row';
import { addressOf, ADDRESS_TYPE } from './order-addresses';
import { amountsOf, requireCurrency, requireTotal } from './order-amounts';
import { customerOf } from './order-customer';
import { madeFor } from './kentico-order.maker';
import { linesOf } from './order-lines';
import { paidBy } from './paid-by';
import { endsAt, OrderPartsReader, type OwnWrite } from './order-parts';
import { fingerprintOf } from './fingerprint';
import type { ForeignTraces } from './foreign-traces';
import type { OrderExemptions } from './order-exemptions';
import type { RawOrder } from './raw-order';
import { statusMovesOf } from './status-history';
import { customFieldsOf } from './raw-order';

/** An order that is moved on faster than it can be read is taken as it is then. */
const MOST_LOOKS = 4;

/** Reads an order with everything that belongs to it and says it in our words. */
export class KenticoOrderReader {
  private readonly parts: OrderPartsReader;

  constructor(
    private readonly connectionId: string,
    private readonly rest: KenticoRestClient,
    private readonly catalog: KenticoCatalog,
    private readonly foreignTraces: ForeignTraces,
    private readonly exemptions: OrderExemptions,
  ) {
    this.parts = new OrderPartsReader(rest);
  }

  async read(storeId: string, orderId: string): Promise<CommerceOrder> {
    return this.interpret(storeId, await this.readRaw(orderId));
  }

  /** By a list call: there `OrderCustomData` is the column's own text. */
  async readRow(orderId: string): Promise<KenticoRow> {
    const id = integerKey(orderId);
    const [order] = await this.rest.list('ecommerce.order', { where: `OrderID=${id}` });
    if (!order) throw orderNotFound(orderId);
    return order;
  }

  /** `written`: what we ourselves have changed since the order was read last. */
  async readRaw(orderId: string, written?: OwnWrite): Promise<RawOrder> {
    return this.completed(await this.readRow(orderId), written);
  }

  /**
   * A row that was read just now, with everything that belongs to it. The history is read after the row: where it is ahead, the row is
   * read again, or a move back would be seen that nobody made.
   */
  async completed(read: KenticoRow, written?: OwnWrite): Promise<RawOrder> {
    const id = read.requiredInteger('OrderID');
    let order = read;
    for (let looks = 1; ; looks += 1) {
      const parts = await this.parts.of(id, order, written);
      const raw = { id, order, ...parts };
      if (looks === MOST_LOOKS || parts.history === null || endsAt(parts.history, order)) return raw;
      const again = await this.readRow(String(id));
      // Then the status was set past the history.
      if (order.differsIn(again).length === 0) return raw;
      order = again;
    }
  }

  async interpret(storeId: string, raw: RawOrder): Promise<CommerceOrder> {
    const order = await this.orderOf(storeId, raw);
    return {
      order,
      fingerprint: fingerprintOf(order),
      foreignIntegration: this.foreignTraces.on(raw.order),
      exemption: this.exemptions.reasonFor(order),
      statusMoves: await statusMovesOf(raw.history, this.catalog),
      madeFor: madeFor(raw.order),
      paidBy: paidBy(raw.order),
    };
  }

  private async orderOf(
    storeId: string,
    { id, order, items, addresses, customer }: RawOrder,
  ): Promise<Order> {
    const currency = requireCurrency(await this.currencyCode(order.integer('OrderCurrencyID')));
    const total = requireTotal(order, currency);
    if (items.length === 0) throw withoutItems(id);
    const lines = await linesOf(items, currency, (skuId) => this.catalog.skuNumber(skuId));
    const person = customerOf(customer);
    return {
      storeId,
      orderId: String(id),
      orderGuid: order.text('OrderGUID'),
      number: order.text('OrderInvoiceNumber') ?? String(id),
      commerce: this.connectionId,
      currency,
      total,
      amounts: amountsOf(order, lines, currency),
      lines,
      customer: person,
      billingAddress: await addressOf(addresses, ADDRESS_TYPE.billing, person.company, this.catalog),
      shippingAddress: await addressOf(addresses, ADDRESS_TYPE.shipping, person.company, this.catalog),
      commerceStatus: await this.statusName(order.integer('OrderStatusID')),
      paymentOption: await this.paymentOption(order.integer('OrderPaymentOptionID')),
      commercePaid: order.boolean('OrderIsPaid') === true,
      locale: order.text('OrderCulture'),
      placedAt: order.requiredInstant('OrderDate').toISOString(),
      modifiedAt: order.requiredInstant('OrderLastModified').toISOString(),
      custom: customFieldsOf(order),
    };
  }

  private async currencyCode(id: number | null): Promise<string | null> {
    return id === null ? null : this.catalog.currencyCode(id);
  }

  private async paymentOption(id: number | null): Promise<string | null> {
    return id === null ? null : ((await this.catalog.paymentOption(id))?.name ?? null);
  }

  /** An order without a status has an empty word; one with a status that does not exist is a fault. */
  private async statusName(id: number | null): Promise<string> {
    if (id === null) return '';
    const status = await this.catalog.status((candidate) => candidate.id === id);
    if (status) return status.name;
    throw Failure.mapping(
      'unknown-order-status',
      `The order has the status ${id}, which the site does not have`,
      {
        details: {
          field: 'OrderStatusID',
          value: id,
          expected: (await this.catalog.statuses()).map((known) => `${known.id} ${known.name}`),
        },
        suggestion: 'Give the order a status of its site in Kentico, then replay the message.',
      },
    );
  }
}

function integerKey(orderId: string): number {
  if (!/^\d{1,9}$/.test(orderId)) throw orderNotFound(orderId);
  return Number(orderId);
}

function orderNotFound(orderId: string): Failure {
  return Failure.permanent('order-not-found', `Kentico has no order ${orderId} on this site`, {
    details: { orderId },
    suggestion: 'The order was deleted, or it belongs to another site than the connection names.',
  });
}

/** The event may come out of the middle of the checkout's transaction: read again later. */
function withoutItems(id: number): Failure {
  return Failure.conflict('order-without-items', `Order ${id} has no items yet`, {
    details: { field: 'ecommerce.orderitem', value: 0, expected: 'at least one item' },
    suggestion: 'If the order stays empty, remove it in Kentico or add its items, then replay the message.',
  });
}
