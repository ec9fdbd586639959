import { Inject, Injectable } from '@nestjs/common';
import type { CommercePort, OrderWriteResult } from '#connectors/kit/commerce-port';
import type { UpdateOrder } from '#contracts/commands/orders';
import { OrderUpdated } from '#contracts/events/orders';
import type { BodyOf } from '#contracts/message';
import type { OrderKey } from '#contracts/models/common';
import type { Store } from '#contracts/models/configuration';
import type { OrderStatus } from '#contracts/models/statuses';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Failure, toFailure } from '#platform/errors/failure';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { OrderLease } from '../database/order-lease';
import { OrderPaymentRepository } from '../database/order-payment.repository';
import { OrderWriteRepository } from '../database/order-write.repository';
import { OrderRepository } from '../database/order.repository';
import { mayMove } from '../domain/order-status';
import { paymentStatusOf } from '../domain/payment-status';
import type { UpdatePlan } from '../domain/plan-update';
import { planUpdate } from '../domain/plan-update';
import { OrderAdmission } from '../observe-order/order-admission';
import { OrderObserver } from '../observe-order/order-observer';

type Command = BodyOf<typeof UpdateOrder>;

/** Failures after which the write is certainly not in the commerce system and will not be tried again by itself. */
const GIVES_UP = new Set(['mapping', 'permanent']);

/**
 * Writes status and payment record into the commerce system. First the order is read, so that somebody else's move is known before it
 * could be overwritten; then the write is noted, made, and noted as done together with what it changed.
 */
@Injectable()
export class UpdateOrderUseCase {
  constructor(
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly orders: OrderRepository,
    private readonly payments: OrderPaymentRepository,
    private readonly writes: OrderWriteRepository,
    private readonly lease: OrderLease,
    private readonly observer: OrderObserver,
    private readonly admission: OrderAdmission,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(command: Command, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const store = this.configuration.store(command.storeId);
    const port = await this.connectors.commerce(store.commerce);
    const plan = await this.begin(command, message, store, port);
    try {
      const result = await port.writeOrder(store.id, {
        orderId: command.orderId,
        orderStatus: plan.orderStatus,
        commerceStatus: plan.commerceStatus,
        payment: command.payment ?? null,
        note: command.note ?? null,
      });
      await this.finish(command, message, store, plan, result);
    } catch (error) {
      await this.letGo(command, message, error);
      throw error;
    }
  }

  private async begin(
    command: Command,
    message: MessageContext,
    store: Store,
    port: CommercePort,
  ): Promise<UpdatePlan> {
    const key = { storeId: command.storeId, orderId: command.orderId };
    if (!(await this.orders.find(this.database, key))) throw unknownOrder(key);
    const seen = await port.getOrder(store.id, command.orderId);
    this.admission.requireOurs(store, seen);
    return this.database.transaction(async (tx) => {
      const { record } = await this.observer.observe(tx, message, store, seen);
      if (!(await this.lease.take(tx, key, message.messageId))) throw busy(key);
      const plan = planUpdate(record, command, store);
      await this.writes.begin(tx, message.messageId, key, plan, this.clock.now());
      return plan;
    });
  }

  private async finish(
    command: Command,
    message: MessageContext,
    store: Store,
    plan: UpdatePlan,
    { written, after }: OrderWriteResult,
  ): Promise<void> {
    const key = { storeId: command.storeId, orderId: command.orderId };
    await message.once(async (tx) => {
      const now = this.clock.now();
      let moves = false;
      const { record } = await this.observer.observe(tx, message, store, after, (observed) => {
        moves = plan.moves && mayMove(observed.orderStatus, plan.orderStatus);
        const orderStatus = moves ? plan.orderStatus : observed.orderStatus;
        return { ...observed, orderStatus, updatedAt: now };
      });
      await this.writes.settle(tx, message.messageId, 'done', now);
      if (moves && plan.orderStatus === 'payment_failed')
        await this.tellOfMoney(tx, key, plan.orderStatus, now);
      await this.lease.release(tx, key, message.messageId);
      const { orderStatus, commerceStatus, order } = record;
      const facts = { orderStatus, commerceStatus, commercePaid: order.commercePaid };
      const { note } = command;
      const updated = { ...key, ...facts, ...(note !== undefined && { note }), at: now.toISOString() };
      await message.publish(tx, OrderUpdated, updated, { correlation: key });
      await message.completeStep(tx, { ...facts, moved: moves, written });
    });
  }

  private async tellOfMoney(tx: Tx, key: OrderKey, orderStatus: OrderStatus, now: Date): Promise<void> {
    const payments = await this.payments.ofOrder(tx, key);
    if (payments.length > 0) return;
    await this.payments.setStatusOfOrder(tx, key, paymentStatusOf(payments, orderStatus), now);
  }

  /** The note of a write whose fate is unknown stays: its echo must not be taken for somebody else's move. */
  private async letGo(command: Command, message: MessageContext, error: unknown): Promise<void> {
    const key = { storeId: command.storeId, orderId: command.orderId };
    await this.lease.release(this.database, key, message.messageId);
    if (GIVES_UP.has(toFailure(error).failureClass)) {
      await this.writes.settle(this.database, message.messageId, 'given-up', this.clock.now());
    }
  }
}

function unknownOrder(key: { storeId: string; orderId: string }): Failure {
  return Failure.conflict('unknown-order', `Order ${key.orderId} of ${key.storeId} is not known here`, {
    details: key,
    suggestion: 'The order must have been seen in the commerce system before it can be updated.',
  });
}

function busy(key: { storeId: string; orderId: string }): Failure {
  return Failure.conflict('order-busy', `Another write to order ${key.orderId} is under way`, {
    details: key,
  });
}
