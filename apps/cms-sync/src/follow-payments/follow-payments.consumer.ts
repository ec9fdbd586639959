import { Controller, Inject } from '@nestjs/common';
import { DISPUTE_EVENTS, type DisputeOpened } from '#contracts/events/disputes';
import { PAYMENT_EVENTS } from '#contracts/events/payments';
import type { PaymentCreated } from '#contracts/events/payments';
import { REVIEW_EVENTS } from '#contracts/events/reviews';
import type { BodyOf } from '#contracts/message';
import type { Dispute } from '#contracts/models/dispute';
import type { Payment } from '#contracts/models/payment';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { CLOCK } from '#service/tokens';
import { OrderDisputeRepository } from '../crm/database/order-dispute.repository';
import { CrmMarks } from '../crm/mark/crm-marks';
import { OrderPaymentRepository } from '../database/order-payment.repository';
import { OrderRepository } from '../database/order.repository';
import { paymentStatusOf } from '../domain/payment-status';

/** Keeps where the money of an order stands, for lists. An event that is older than what is known changes nothing. */
@Controller()
export class FollowPaymentsConsumer {
  constructor(
    private readonly orders: OrderRepository,
    private readonly payments: OrderPaymentRepository,
    private readonly disputes: OrderDisputeRepository,
    private readonly crm: CrmMarks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(...PAYMENT_EVENTS, ...REVIEW_EVENTS)
  async handle(body: BodyOf<typeof PaymentCreated>, message: MessageContext): Promise<void> {
    await this.follow(body.payment, message);
  }

  @Handles(...DISPUTE_EVENTS)
  async handleDispute(
    { payment, dispute }: BodyOf<typeof DisputeOpened>,
    message: MessageContext,
  ): Promise<void> {
    /** A dispute of a charge that belongs to no order. */
    if (payment === null) return;
    await this.follow(payment, message, dispute);
  }

  private async follow(payment: Payment, message: MessageContext, dispute?: Dispute): Promise<void> {
    const key = { storeId: payment.storeId, orderId: payment.orderId };
    await message.once(async (tx) => {
      // Answered in this order: what is kept now is among the order's payments.
      const [known, isNews, payments] = await Promise.all([
        this.orders.lock(tx, key),
        this.payments.keepNewest(tx, payment),
        this.payments.ofOrder(tx, key),
      ]);
      if (payment.failure) await this.payments.noteFailure(tx, payment, payment.failure.at);
      if (dispute) await this.disputes.keepNewest(tx, payment.orderId, dispute);
      if (known && (isNews || payment.failure || dispute)) await this.crm.orderChanged(tx, known.order);
      if (!isNews) return;
      await this.payments.setStatusOfOrder(tx, key, paymentStatusOf(payments), this.clock.now());
    });
  }
}
