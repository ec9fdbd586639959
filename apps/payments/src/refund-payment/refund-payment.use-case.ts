import { Inject, Injectable } from '@nestjs/common';
import type { RefundPayment } from '#contracts/commands/payments';
import { RefundFailed } from '#contracts/events/payments';
import type { BodyOf } from '#contracts/message';
import type { ProviderRefund } from '#connectors/kit/payment-port';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Failure, toFailure } from '#platform/errors/failure';
import { newId } from '#platform/ids/new-id';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { PaymentRepository } from '../database/payment.repository';
import { RefundRepository } from '../database/refund.repository';
import { decideRefund } from '../domain/decide-refund';
import { toPaymentBody, toRefundBody } from '../domain/payment-body';
import type { PaymentRecord, RefundRecord } from '../domain/payment-record';
import { refundedSum } from '../domain/refund-state';
import { OperationRunner, type StartedOperation } from '../operations/operation-runner';
import { refundRefusal } from '../replies/decision-refusal';
import { refusals } from '../replies/refusal';
import { Replies } from '../replies/replies';
import { PaymentSettler } from '../settle/payment-settler';
import { aboutOrder } from '../settle/publisher';
import { TargetPayment } from '../settle/target-payment';
import { TruthGatherer } from '../settle/truth-gatherer';

type Command = BodyOf<typeof RefundPayment>;
interface Reserved {
  readonly payment: PaymentRecord;
  readonly started: StartedOperation;
  readonly amount: number;
}

/**
 * Gives money back, once per command: the refund's row is written, and its amount counted, before the provider is asked, so that no two
 * commands together return more than was captured.
 */
@Injectable()
export class RefundPaymentUseCase {
  constructor(
    private readonly database: Database,
    private readonly target: TargetPayment,
    private readonly payments: PaymentRepository,
    private readonly refunds: RefundRepository,
    private readonly connectors: Connectors,
    private readonly runner: OperationRunner,
    private readonly gatherer: TruthGatherer,
    private readonly settler: PaymentSettler,
    private readonly replies: Replies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async refund(command: Command, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const reserved = await this.database.transaction((tx) => this.reserve(tx, command, message));
    if (!reserved) return this.answer(command, message);
    const { payment } = reserved;
    const refused = await this.send(command, reserved);
    if (refused) return this.fail(command, message, reserved, refused);
    const connectionId = payment.connectionId ?? '';
    const port = await this.connectors.payment(connectionId);
    const truth = await this.gatherer.ofIntent(port, connectionId, payment.paymentIntentId ?? '', true);
    await message.once(async (tx) => {
      const settled = await this.settler.settle(tx, message, truth, 'command');
      await this.runner.done(tx, reserved.started.operation);
      const refund = await this.refundOf(tx, reserved);
      const more = refund ? { refund: toRefundBody(refund) } : {};
      await this.replies.done(tx, message, command.requestId, settled ?? payment, more);
    });
  }

  /** Undefined when there is nothing to send: the answer says why. */
  private async reserve(tx: Tx, command: Command, message: MessageContext): Promise<Reserved | undefined> {
    const locked = await this.target.lock(tx, command);
    if (!locked) return undefined;
    const { payment } = locked;
    /** Two commands for the same amount are two refunds; the same command again is one. */
    const subject = identityOf(command, message, payment);
    const pending = await this.runner.pending(tx, 'refund', subject);
    if (pending) return { payment, started: pending, amount: amountOf(pending) };
    if (await this.runner.hadEffect(tx, 'refund', subject)) return undefined;
    const decision = decideRefund(payment, command.amount);
    if (decision.do === 'refuse') return undefined;
    const { storeId, orderId } = payment;
    const parameters = { paymentIntentId: payment.paymentIntentId, amount: decision.amount };
    const started = await this.runner.begin(tx, { kind: 'refund', storeId, orderId, subject, parameters });
    await this.writeRow(tx, command, payment, started, decision.amount);
    return { payment, started, amount: decision.amount };
  }

  private async writeRow(
    tx: Tx,
    command: Command,
    payment: PaymentRecord,
    started: StartedOperation,
    amount: number,
  ): Promise<void> {
    const now = this.clock.now();
    const refund: RefundRecord = {
      refundId: newId('rf', now),
      paymentId: payment.paymentId,
      storeId: payment.storeId,
      orderId: payment.orderId,
      amount,
      currency: payment.currency,
      status: 'pending',
      reason: command.reason ?? null,
      externalId: null,
      operationKey: started.operation.key,
      failure: null,
      createdAt: now,
    };
    await this.refunds.insert(tx, refund);
    const refunded = refundedSum(await this.refunds.ofPayment(tx, payment.paymentId));
    await this.payments.update(tx, {
      ...payment,
      refunded,
      version: payment.version + 1,
      updatedAt: now,
    });
  }

  private async send(command: Command, reserved: Reserved): Promise<Failure | undefined> {
    const { payment, started, amount } = reserved;
    const intentId = payment.paymentIntentId ?? '';
    const port = await this.connectors.payment(payment.connectionId ?? '');
    try {
      await this.runner.perform<ProviderRefund>(started, {
        lookUp: async ({ key }) =>
          (await port.listRefunds(intentId)).find((refund) => refund.operationKey === key),
        send: (key) =>
          port.refund(
            {
              paymentIntentId: intentId,
              amount: { amount, currency: payment.currency },
              reason: command.reason ?? null,
              storeId: payment.storeId,
              orderId: payment.orderId,
            },
            key,
          ),
      });
      return undefined;
    } catch (error) {
      const failure = toFailure(error);
      if (failure.failureClass !== 'permanent') throw failure;
      return failure;
    }
  }

  /** Refused for good: the reserved amount is free again. */
  private async fail(
    command: Command,
    message: MessageContext,
    reserved: Reserved,
    failure: Failure,
  ): Promise<void> {
    await message.once(async (tx) => {
      const { storeId, orderId, paymentId } = reserved.payment;
      const locked = await this.target.lock(tx, { storeId, orderId, paymentId });
      const refund = await this.refundOf(tx, reserved);
      if (!locked || !refund) throw Failure.permanent('refund-lost', 'The refused refund is not known here.');
      const error = { code: failure.code, message: failure.message };
      const failed: RefundRecord = { ...refund, status: 'failed', failure: error };
      await this.refunds.update(tx, failed);
      const now = this.clock.now();
      const payment: PaymentRecord = {
        ...locked.payment,
        refunded: refundedSum(await this.refunds.ofPayment(tx, paymentId)),
        version: locked.payment.version + 1,
        updatedAt: now,
      };
      await this.payments.update(tx, payment);
      const fact = { storeId, orderId, payment: toPaymentBody(payment), at: now.toISOString() };
      await message.publish(tx, RefundFailed, { ...fact, refund: toRefundBody(failed) }, aboutOrder(payment));
      await this.replies.refused(
        tx,
        message,
        command.requestId,
        refusals.ofProvider(failure.code, failure.message),
      );
    });
  }

  private async answer(command: Command, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      const { requestId } = command;
      const locked = await this.target.lock(tx, command);
      if (!locked) return this.replies.refused(tx, message, requestId, refusals.paymentNotFound());
      const subject = identityOf(command, message, locked.payment);
      if (await this.runner.hadEffect(tx, 'refund', subject)) {
        return this.replies.done(tx, message, requestId, locked.payment);
      }
      const decision = decideRefund(locked.payment, command.amount);
      if (decision.do === 'refuse') {
        return this.replies.refused(tx, message, requestId, refundRefusal(decision));
      }
      throw Failure.conflict('payment-moved-on', 'The payment became refundable just now.');
    });
  }

  private async refundOf(tx: Tx, reserved: Reserved): Promise<RefundRecord | undefined> {
    const all = await this.refunds.ofPayment(tx, reserved.payment.paymentId);
    return all.find((refund) => refund.operationKey === reserved.started.operation.key);
  }
}

function identityOf(command: Command, message: MessageContext, payment: PaymentRecord): string {
  const asked =
    command.requestId ?? (message.step ? `${message.step.runId}/${message.step.stepId}` : undefined);
  return `${payment.paymentId}:${asked ?? message.messageId}`;
}

const amountOf = (started: StartedOperation): number =>
  (started.operation.parameters as { amount: number }).amount;
