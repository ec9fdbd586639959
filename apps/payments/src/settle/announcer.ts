import { Inject, Injectable } from '@nestjs/common';
import { CancelPayment, RefundPayment } from '#contracts/commands/payments';
import { PaymentException } from '#contracts/events/payments';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { announcementOf } from '../domain/announcements';
import { EXCEPTION_MESSAGES, type MoneyExceptionCode } from '../domain/money-exception';
import { toPaymentBody, toRefundBody } from '../domain/payment-body';
import type { OrderRecord, PaymentRecord } from '../domain/payment-record';
import { fits } from '../domain/fits-order';
import { isCaptured, isFinished, isOpen } from '../domain/standing';
import { aboutOrder, type Publisher } from './publisher';
import type { SettledRefunds } from './refund-settler';

/**
 * Tells of a change. Only the order's current payment speaks for the order: an old session that ends says nothing, and money that
 * does not fit is told as an exception, never as "paid".
 */
@Injectable()
export class Announcer {
  constructor(
    private readonly configuration: ConfigurationCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async announce(
    tx: Tx,
    publisher: Publisher,
    order: OrderRecord,
    before: PaymentRecord,
    after: PaymentRecord,
    refunds: SettledRefunds['told'],
  ): Promise<void> {
    if (after.exceptionCode !== null && before.exceptionCode === null) {
      await this.tellException(tx, publisher, after, after.exceptionCode as MoneyExceptionCode);
      return;
    }
    if (order.currentPaymentId !== after.paymentId || !speaks(after)) return;
    if (isReplaced(order, before, after)) return;
    const fact = {
      storeId: after.storeId,
      orderId: after.orderId,
      payment: toPaymentBody(after),
      at: this.clock.now().toISOString(),
    };
    const definition = announcementOf(before.state, after.state);
    if (definition) await publisher.publish(tx, definition, fact, aboutOrder(after));
    for (const { definition: refundEvent, refund } of refunds) {
      await publisher.publish(tx, refundEvent, { ...fact, refund: toRefundBody(refund) }, aboutOrder(after));
    }
  }

  async tellException(
    tx: Tx,
    publisher: Publisher,
    payment: PaymentRecord,
    code: MoneyExceptionCode,
    /** Where nothing else tells the first time from a repetition. */
    messageId?: string,
  ): Promise<void> {
    const { standing, captured, authorized } = payment.state;
    const held = isFinished(standing) ? captured : Math.max(captured, authorized);
    await publisher.publish(
      tx,
      PaymentException,
      {
        storeId: payment.storeId,
        orderId: payment.orderId,
        payment: toPaymentBody(payment),
        at: this.clock.now().toISOString(),
        error: { code, message: EXCEPTION_MESSAGES[code] },
        money: { amount: held, currency: payment.currency },
      },
      { ...aboutOrder(payment), ...(messageId === undefined ? {} : { messageId }) },
    );
    if (code === 'paid-after-cancel') await this.applyCancelPolicy(tx, publisher, payment);
  }

  /** `void` lets an authorisation go and holds what was captured; `refund` also gives that back; `hold` leaves it to a person. */
  async applyCancelPolicy(tx: Tx, publisher: Publisher, payment: PaymentRecord): Promise<void> {
    const policy = this.configuration.store(payment.storeId).capture.afterCancel;
    if (policy === 'hold') return;
    const target = { storeId: payment.storeId, orderId: payment.orderId, paymentId: payment.paymentId };
    if (!isCaptured(payment.state.standing)) {
      await publisher.publish(
        tx,
        CancelPayment,
        { ...target, reason: 'The order was canceled.' },
        aboutOrder(payment),
      );
    } else if (policy === 'refund') {
      await publisher.publish(
        tx,
        RefundPayment,
        { ...target, reason: 'requested_by_customer' },
        aboutOrder(payment),
      );
    }
  }
}

/**
 * One for a former total ends because another one takes its place: its end, whoever tells it first, would cancel an order that is about
 * to be payable again.
 */
const isReplaced = (order: OrderRecord, before: PaymentRecord, { state }: PaymentRecord): boolean =>
  order.canceledAt === null &&
  isOpen(before.state.standing) &&
  (state.standing === 'canceled' || state.standing === 'session_expired') &&
  !fits(before, order);

/** A canceled order may hear that its late money went back; other misfits are between the operator and the provider. */
const speaks = (payment: PaymentRecord): boolean =>
  payment.exceptionCode === null || payment.exceptionCode === 'paid-after-cancel';
