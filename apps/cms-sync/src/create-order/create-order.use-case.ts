import { Inject, Injectable } from '@nestjs/common';
import type { CommerceOrder, CommercePort, OrderCreation } from '#connectors/kit/commerce-port';
import type { CreateOrder } from '#contracts/commands/renewals';
import { OrderCreatedByUs, OrderNotCreated } from '#contracts/events/renewals';
import type { BodyOf } from '#contracts/message';
import type { Store } from '#contracts/models/configuration';
import type { Payment } from '#contracts/models/payment';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { failpoint } from '#platform/failpoint/failpoint';
import { Failure } from '#platform/errors/failure';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { CrmMarks } from '../crm/mark/crm-marks';
import { OrderCreationRepository } from '../database/order-creation.repository';
import { OrderRepository } from '../database/order.repository';
import { lastMoveIdOf } from '../domain/observe-order';
import { renewalLines } from './renewal-lines';
import { renewalPayment } from '../domain/renewal-payment';
import { Subscriber } from './subscriber';

type Command = BodyOf<typeof CreateOrder>;

/**
 * A paid invoice becomes one paid order in the commerce system. It is noted before anything is written there, so that our own order
 * coming back is never taken for one to be charged; whoever comes after a crash finds the order by the invoice and goes on.
 */
@Injectable()
export class CreateOrderUseCase {
  constructor(
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly orders: OrderRepository,
    private readonly creations: OrderCreationRepository,
    private readonly subscriber: Subscriber,
    private readonly crm: CrmMarks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(command: Command, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const { storeId, invoice } = command;
    requirePaid(command);
    const store = this.configuration.store(storeId);
    const key = { storeId, key: invoice.invoiceId };
    const known = await this.creations.find(this.database, key);
    if (known?.state === 'done') return this.again(command, message, known.orderId!);
    const port = await this.connectors.commerce(store.commerce);
    if (!port.createOrder) return this.refuse(command, message, store);
    const creation = await this.creationOf(store, command);
    if (!(await this.creations.begin(this.database, key, message.messageId, this.clock.now()))) {
      throw Failure.conflict('order-busy', `The order of invoice ${invoice.invoiceId} is being made`);
    }
    try {
      const { after, payment } = await this.make(store, port, creation, command);
      await message.once((tx) => this.finish(tx, message, store, command, after, payment));
    } finally {
      await this.creations.release(this.database, key, message.messageId);
    }
  }

  private async creationOf(store: Store, { invoice, subscription }: Command): Promise<OrderCreation> {
    const { customerId, firstOrder } = await this.subscriber.find(store, invoice, subscription);
    const ofInvoice = invoice.billingAddress?.line1 ? invoice.billingAddress : null;
    return {
      key: invoice.invoiceId,
      customerId,
      total: invoice.total,
      tax: invoice.tax,
      lines: renewalLines(invoice),
      billingAddress: firstOrder?.billingAddress ?? ofInvoice,
      shippingAddress: firstOrder?.shippingAddress ?? null,
      note: noteOf(invoice),
      placedAt: new Date(invoice.paidAt ?? invoice.createdAt),
    };
  }

  private async make(
    store: Store,
    port: CommercePort,
    creation: OrderCreation,
    { invoice }: Command,
  ): Promise<{ after: CommerceOrder; payment: Payment }> {
    const { order } = await port.createOrder!(store.id, creation);
    failpoint('cms-sync.order-made-not-paid');
    const payment = renewalPayment({ ...invoice, storeId: store.id }, order.orderId);
    const { after } = await port.writeOrder(store.id, {
      orderId: order.orderId,
      orderStatus: 'paid',
      commerceStatus: store.statuses.toCommerce.paid ?? null,
      payment,
      note: creation.note,
    });
    failpoint('cms-sync.order-made-not-noted');
    return { after, payment };
  }

  private async finish(
    tx: Tx,
    message: MessageContext,
    store: Store,
    { invoice }: Command,
    after: CommerceOrder,
    payment: Payment,
  ): Promise<void> {
    const { order, fingerprint } = after;
    const key = { storeId: store.id, orderId: order.orderId };
    await this.creations.done(tx, { storeId: store.id, key: invoice.invoiceId }, order.orderId);
    await this.orders.insert(tx, {
      connectionId: store.commerce,
      orderStatus: 'paid',
      commerceStatus: order.commerceStatus,
      previousCommerceStatus: null,
      paymentStatus: 'paid',
      fingerprint,
      order,
      lastMoveId: lastMoveIdOf(after),
      updatedAt: this.clock.now(),
    });
    await this.crm.orderChanged(tx, order);
    const { invoiceId, subscriptionId } = invoice;
    const fact = { ...key, order, payment, invoiceId, subscriptionId, at: this.clock.now().toISOString() };
    await message.publish(tx, OrderCreatedByUs, fact, { correlation: key });
    await message.completeStep(tx, { orderId: order.orderId, order, payment });
  }

  /** Another message about the same invoice: answered with the order that stands. */
  private async again(
    { storeId, invoice }: Command,
    message: MessageContext,
    orderId: string,
  ): Promise<void> {
    await message.once(async (tx) => {
      const order = (await this.orders.find(tx, { storeId, orderId }))?.order ?? null;
      const payment = renewalPayment({ ...invoice, storeId }, orderId);
      await message.completeStep(tx, { orderId, order, payment });
    });
  }

  private async refuse({ storeId, invoice }: Command, message: MessageContext, store: Store): Promise<void> {
    const error = { code: 'not-supported', message: await this.connectors.whyNoOrders(store.commerce) };
    const { invoiceId, subscriptionId, total, number, customerEmail } = invoice;
    await message.once(async (tx) => {
      const now = this.clock.now();
      if (await this.creations.refuse(tx, { storeId, key: invoiceId }, now)) {
        const about = { storeId, invoiceId, subscriptionId, total, number, customerEmail };
        await message.publish(tx, OrderNotCreated, { ...about, error, at: now.toISOString() });
      }
      await message.failStep(tx, error);
    });
  }
}

function requirePaid({ storeId, invoice }: Command): void {
  if (invoice.status === 'paid' && invoice.total.amount > 0) return;
  const { invoiceId, status, total } = invoice;
  throw Failure.permanent('invoice-not-paid', `Invoice ${invoiceId} is ${status}: no order is made of it`, {
    details: { storeId, invoiceId, status, total },
  });
}

function noteOf({ invoiceId, number, subscriptionId, fromBalance }: Command['invoice']): string {
  const credit = fromBalance.amount > 0 ? ' Paid in part from credit at Stripe.' : '';
  const of = subscriptionId === null ? '' : ` of ${subscriptionId}`;
  return `Renewal${of}, paid at Stripe by invoice ${number ?? invoiceId} (${invoiceId}).${credit}`;
}
