import { Inject, Injectable } from '@nestjs/common';
import type { RefundPayment } from '#contracts/commands/payments';
import { RefundFailed } from '#contracts/events/payments';
import type { BodyOf } from '#contracts/message';
import type { ProviderRefund } from '#connectors/kit/payment-port';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Failure, toFailure } from '#platform/errors/failure';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { toPaymentBody, toRefundBody } from '../domain/payment-body';
import type { PaymentRecord } from '../domain/payment-record';
import { OperationRunner } from '../operations/operation-runner';
import { refundRefusal } from '../replies/decision-refusal';
import { refusals } from '../replies/refusal';
import { Replies } from '../replies/replies';
import { PaymentSettler } from '../settle/payment-settler';
import { aboutOrder } from '../settle/publisher';
import { TargetPayment } from '../settle/target-payment';
import { TruthGatherer } from '../settle/truth-gatherer';
import { RefundReservations, type Reservation, type RefundWish } from './refund-reservations';

type Command = BodyOf<typeof RefundPayment>;
type ToSend = Extract<Reservation, { do: 'send' }> & { readonly payment: PaymentRecord };

/** Gives money back, once per command. */
@Injectable()
export class RefundPaymentUseCase {
  constructor(
    private readonly database: Database,
    private readonly target: TargetPayment,
    private readonly reservations: RefundReservations,
    private readonly connectors: Connectors,
    private readonly runner: OperationRunner,
    private readonly gatherer: TruthGatherer,
    private readonly settler: PaymentSettler,
    private readonly replies: Replies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async refund(command: Command, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const toSend = await this.database.transaction((tx) => this.reserve(tx, command, message));
    if (!toSend) return this.answer(command, message);
    const refused = await this.send(command, toSend);
    await (refused ? this.fail(command, message, toSend, refused) : this.save(command, message, toSend));
  }

  /** Undefined when there is nothing to send: the answer says why. */
  private async reserve(tx: Tx, command: Command, message: MessageContext): Promise<ToSend | undefined> {
    const locked = await this.target.lock(tx, command);
    if (!locked) return undefined;
    const reservation = await this.reservations.reserve(tx, locked.payment, wishOf(command, message));
    return reservation.do === 'send' ? { ...reservation, payment: locked.payment } : undefined;
  }

  /** The provider's final "no", or undefined when it accepted. */
  private async send(command: Command, { payment, started, amount }: ToSend): Promise<Failure | undefined> {
    const paymentIntentId = payment.paymentIntentId ?? '';
    const port = await this.connectors.payment(payment.connectionId ?? '');
    const order = {
      paymentIntentId,
      amount: { amount, currency: payment.currency },
      reason: command.reason ?? null,
      note: command.note ?? null,
      storeId: payment.storeId,
      orderId: payment.orderId,
    };
    try {
      await this.runner.perform<ProviderRefund>(started, {
        lookUp: async ({ key }) =>
          (await port.listRefunds(paymentIntentId)).find((refund) => refund.operationKey === key),
        send: (key) => port.refund(order, key),
      });
      return undefined;
    } catch (error) {
      const failure = toFailure(error);
      if (failure.failureClass !== 'permanent') throw failure;
      return failure;
    }
  }

  private async save(command: Command, message: MessageContext, sent: ToSend): Promise<void> {
    const { payment, started } = sent;
    const connectionId = payment.connectionId ?? '';
    const port = await this.connectors.payment(connectionId);
    const truth = await this.gatherer.ofIntent(port, connectionId, payment.paymentIntentId ?? '', true);
    await message.once(async (tx) => {
      const settled = await this.settler.settle(tx, message, truth, 'command');
      await this.runner.done(tx, started.operation);
      const refund = await this.reservations.refundOf(tx, payment, started);
      const more = refund ? { refund: toRefundBody(refund) } : {};
      await this.replies.done(tx, message, command.requestId, settled ?? payment, more);
    });
  }

  private async fail(
    command: Command,
    message: MessageContext,
    sent: ToSend,
    failure: Failure,
  ): Promise<void> {
    const { storeId, orderId, paymentId } = sent.payment;
    const error = { code: failure.code, message: failure.message };
    await message.once(async (tx) => {
      const locked = await this.target.lock(tx, { storeId, orderId, paymentId });
      const released = locked && (await this.reservations.release(tx, locked.payment, sent.started, error));
      if (!released) throw Failure.permanent('refund-lost', 'The refused refund is not known here.');
      await message.publish(
        tx,
        RefundFailed,
        {
          storeId,
          orderId,
          payment: toPaymentBody(released.payment),
          refund: toRefundBody(released.refund),
          at: this.clock.now().toISOString(),
        },
        aboutOrder(released.payment),
      );
      const refusal = refusals.ofProvider(error.code, error.message);
      await this.replies.refused(tx, message, command.requestId, refusal);
    });
  }

  /** Judged again in the transaction that answers; a refund that became possible just now is left to the next attempt. */
  private async answer(command: Command, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      const { requestId } = command;
      const locked = await this.target.lock(tx, command);
      if (!locked) return this.replies.refused(tx, message, requestId, refusals.paymentNotFound());
      const reservation = await this.reservations.reserve(tx, locked.payment, wishOf(command, message));
      switch (reservation.do) {
        case 'nothing':
          return this.replies.done(tx, message, requestId, locked.payment);
        case 'refuse':
          return this.replies.refused(tx, message, requestId, refundRefusal(reservation));
        case 'send':
          throw Failure.conflict('payment-moved-on', 'The payment became refundable just now.');
      }
    });
  }
}

function wishOf(command: Command, message: MessageContext): RefundWish {
  const step = message.step && `${message.step.runId}/${message.step.stepId}`;
  return {
    identity: sourceOf(command) ?? command.requestId ?? step ?? message.messageId,
    amount: command.amount,
    reason: command.reason ?? null,
    note: command.note ?? null,
  };
}

const sourceOf = ({ sourceId }: Command): string | undefined =>
  sourceId === undefined ? undefined : `source:${sourceId}`;
