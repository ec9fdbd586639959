import { Controller, Inject } from '@nestjs/common';
import { PAYMENT_EVENTS } from '#contracts/events/payments';
import type { PaymentCreated } from '#contracts/events/payments';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { CLOCK } from '#service/tokens';
import { OrderPaymentRepository } from '../database/order-payment.repository';
import { OrderRepository } from '../database/order.repository';
import { paymentStatusOf } from '../domain/payment-status';

/** Keeps where the money of an order stands, for lists. An event that is older than what is known changes nothing. */
@Controller()
export class FollowPaymentsConsumer {
  constructor(
    private readonly orders: OrderRepository,
    private readonly payments: OrderPaymentRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(...PAYMENT_EVENTS)
  async handle(body: BodyOf<typeof PaymentCreated>, message: MessageContext): Promise<void> {
    const key = { storeId: body.storeId, orderId: body.orderId };
    await message.once(async (tx) => {
      await this.orders.lock(tx, key);
      if (!(await this.payments.keepNewest(tx, body.payment))) return;
      const status = paymentStatusOf(await this.payments.ofOrder(tx, key));
      await this.payments.setStatusOfOrder(tx, key, status, this.clock.now());
    });
  }
}
