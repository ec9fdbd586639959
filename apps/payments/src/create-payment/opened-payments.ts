import { Inject, Injectable } from '@nestjs/common';
import { PaymentCreated, PaymentNotRequired } from '#contracts/events/payments';
import type { MessageContext } from '#messaging/message-context';
import { assertUnreachable } from '#platform/assert/assert-unreachable';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { CLOCK } from '#service/tokens';
import { OrderRepository } from '../database/order.repository';
import { fits, isShort } from '../domain/fits-order';
import { toPaymentBody } from '../domain/payment-body';
import type { OrderRecord, PaymentRecord } from '../domain/payment-record';
import { bareFact } from '../domain/payment-state';
import type { PaymentPlan } from '../domain/plan-payment';
import { isOpen } from '../domain/standing';
import { OperationRunner, type StartedOperation } from '../operations/operation-runner';
import { refusals } from '../replies/refusal';
import { Replies } from '../replies/replies';
import { Announcer } from '../settle/announcer';
import { PaymentSettler } from '../settle/payment-settler';
import type { ProviderTruth } from '../settle/provider-truth';
import { aboutOrder, type Publisher } from '../settle/publisher';
import { PaymentDrafts } from './payment-drafts';

type FinalPlan = Extract<PaymentPlan, { do: 'nothing-to-pay' | 'keep' | 'refuse' }> | undefined;

/** Saves and tells what became of making an order payable. */
@Injectable()
export class OpenedPayments {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly drafts: PaymentDrafts,
    private readonly settler: PaymentSettler,
    private readonly runner: OperationRunner,
    private readonly announcer: Announcer,
    private readonly replies: Replies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Saved and told in a transaction of its own: whatever becomes of the command, the page exists. */
  async save(publisher: Publisher, started: StartedOperation, truth: ProviderTruth): Promise<void> {
    await this.database.transaction(async (tx) => {
      const record = await this.settler.settle(tx, publisher, truth, 'command');
      const first = await this.runner.done(tx, started.operation);
      if (record && first && isOpen(record.state.standing)) await this.tellCreated(tx, publisher, record);
    });
  }

  /** The provider will not take this amount: no payment remains that anybody could wait for. */
  async refuse(message: MessageContext, payment: PaymentRecord, failure: Failure): Promise<void> {
    await message.once(async (tx) => {
      const refused = { code: failure.code, declineCode: null, message: failure.message };
      const fact = bareFact('canceled', this.clock.now(), refused);
      await this.settler.settleOwn(tx, message, payment, fact, { silent: true });
      const refusal = refusals.ofProvider(failure.code, failure.message);
      await this.replies.refused(tx, message, undefined, refusal);
    });
  }

  async answer(
    tx: Tx,
    message: MessageContext,
    ref: { readonly storeId: string; readonly orderId: string },
    plan: FinalPlan,
  ): Promise<void> {
    switch (plan?.do) {
      case undefined:
        return this.replies.refused(tx, message, undefined, refusals.paymentNotFound());
      case 'keep':
        return this.replies.done(tx, message, undefined, plan.payment);
      case 'nothing-to-pay':
        return this.tellNotRequired(tx, message, ref);
      case 'refuse':
        return this.refusePlan(tx, message, ref, plan);
      default:
        return assertUnreachable(plan);
    }
  }

  private async refusePlan(
    tx: Tx,
    message: MessageContext,
    ref: { readonly storeId: string; readonly orderId: string },
    plan: Extract<PaymentPlan, { do: 'refuse' }>,
  ): Promise<void> {
    if (plan.why === 'paid-without-payment') throw paidWithoutPayment(ref);
    if (plan.why !== 'paid-for-other-total') {
      const refusal = plan.why === 'in-progress' ? refusals.inProgress() : refusals.orderCanceled();
      return this.replies.refused(tx, message, undefined, refusal);
    }
    // One that is kept apart was told of when its money came.
    if (plan.payment.exceptionCode === null) {
      const messageId = `other-total-${plan.payment.paymentId}-${message.messageId}`;
      await this.announcer.tellException(tx, message, plan.payment, 'paid-for-other-total', messageId);
    }
    return this.replies.refused(tx, message, undefined, refusals.paidForOtherTotal());
  }

  /**
   * To be called in the transaction that notes the new total: only the change tells a total that was raised from one of which a part was
   * never to be captured, and afterwards nobody sees it any more.
   */
  async tellShort(tx: Tx, publisher: Publisher, before: OrderRecord, payment: PaymentRecord): Promise<void> {
    const now = await this.orders.find(tx, before.storeId, before.orderId);
    if (!now || now.order.total.amount === before.order.total.amount || !isShort(payment, now)) return;
    await this.announcer.tellException(tx, publisher, payment, 'less-than-total');
  }

  /** A page for a total that the order no longer has is about to be replaced: nobody hears of it. */
  async tellCreated(tx: Tx, publisher: Publisher, record: PaymentRecord): Promise<void> {
    const order = await this.orders.find(tx, record.storeId, record.orderId);
    if (order?.currentPaymentId !== record.paymentId || !fits(record, order)) return;
    const fact = {
      storeId: record.storeId,
      orderId: record.orderId,
      payment: toPaymentBody(record),
      at: this.clock.now().toISOString(),
    };
    await publisher.publish(tx, PaymentCreated, fact, aboutOrder(record));
  }

  private async tellNotRequired(
    tx: Tx,
    message: MessageContext,
    ref: { readonly storeId: string; readonly orderId: string },
  ): Promise<void> {
    const order = await this.orders.find(tx, ref.storeId, ref.orderId);
    if (!order) throw new Error('The order just locked is not there');
    const payment = await this.drafts.insertFree(tx, order);
    const fact = { ...ref, payment: toPaymentBody(payment), at: this.clock.now().toISOString() };
    await message.publish(tx, PaymentNotRequired, fact, aboutOrder(ref));
    await this.replies.done(tx, message, undefined, payment);
  }
}

/** A dead letter, not a refusal: somebody finds the payment, or says that there is none. */
function paidWithoutPayment({ storeId, orderId }: { storeId: string; orderId: string }): Failure {
  return Failure.permanent(
    'paid-without-payment',
    `Order ${orderId} is paid in the shop, and no payment of it was found at the provider`,
    {
      details: { storeId, orderId },
      suggestion:
        'Nothing was charged. Look for the payment at the provider by the metadata `tillbridge_order`: if it is there, replay the message; if the order was paid in another way or is a copy of another one, discard it.',
    },
  );
}
