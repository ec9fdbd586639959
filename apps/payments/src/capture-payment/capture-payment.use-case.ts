import { Inject, Injectable } from '@nestjs/common';
import type { CapturePayment } from '#contracts/commands/payments';
import { PaymentCaptureFailed } from '#contracts/events/payments';
import type { BodyOf } from '#contracts/message';
import type { MoneyBody } from '#contracts/models/money';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Failure, toFailure } from '#platform/errors/failure';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { decideCapture } from '../domain/decide-capture';
import { toPaymentBody } from '../domain/payment-body';
import type { PaymentRecord } from '../domain/payment-record';
import { isCaptured } from '../domain/standing';
import { OperationRunner, type StartedOperation } from '../operations/operation-runner';
import { captureRefusal } from '../replies/decision-refusal';
import { refusals } from '../replies/refusal';
import { Replies } from '../replies/replies';
import { PaymentSettler } from '../settle/payment-settler';
import type { ProviderTruth } from '../settle/provider-truth';
import { aboutOrder } from '../settle/publisher';
import { TargetPayment } from '../settle/target-payment';
import { TruthGatherer } from '../settle/truth-gatherer';

type Command = BodyOf<typeof CapturePayment>;
type Step =
  | { readonly do: 'answer' }
  | { readonly do: 'capture'; readonly payment: PaymentRecord; readonly started: StartedOperation };

@Injectable()
export class CapturePaymentUseCase {
  constructor(
    private readonly database: Database,
    private readonly target: TargetPayment,
    private readonly connectors: Connectors,
    private readonly runner: OperationRunner,
    private readonly gatherer: TruthGatherer,
    private readonly settler: PaymentSettler,
    private readonly replies: Replies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async capture(command: Command, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    let step = await this.database.transaction((tx) => this.decide(tx, command));
    if (step.do === 'answer' && (await this.target.refresh(command, message))) {
      step = await this.database.transaction((tx) => this.decide(tx, command));
    }
    if (step.do === 'answer') return this.answer(command, message);
    const { payment, started } = step;
    const connectionId = payment.connectionId ?? '';
    const intentId = payment.paymentIntentId ?? '';
    const refused = await this.send(connectionId, intentId, started);
    const port = await this.connectors.payment(connectionId);
    const truth = await this.gatherer.ofIntent(port, connectionId, intentId, false);
    await message.once((tx) => this.save(tx, command, message, started, truth, refused));
  }

  private async decide(tx: Tx, command: Command): Promise<Step> {
    const locked = await this.target.lock(tx, command);
    if (!locked) return { do: 'answer' };
    const { order, payment } = locked;
    const decision = decideCapture(order, payment, command.amount);
    if (decision.do !== 'capture') return { do: 'answer' };
    const { storeId, orderId, paymentId: subject } = payment;
    const amount = { amount: decision.amount, currency: payment.currency };
    const parameters = { paymentIntentId: payment.paymentIntentId, amount };
    const started = await this.runner.begin(tx, { kind: 'capture', storeId, orderId, subject, parameters });
    return { do: 'capture', payment, started };
  }

  /** The provider's final "no", or undefined when it captured. */
  private async send(
    connectionId: string,
    intentId: string,
    started: StartedOperation,
  ): Promise<Failure | undefined> {
    const port = await this.connectors.payment(connectionId);
    const { amount } = started.operation.parameters as { amount: MoneyBody };
    try {
      await this.runner.perform(started, {
        lookUp: async () => {
          const now = await port.getPayment(intentId);
          return now.captured.amount > 0 ? now : undefined;
        },
        send: (key) => port.capture(intentId, amount, key),
      });
      return undefined;
    } catch (error) {
      const failure = toFailure(error);
      if (failure.failureClass !== 'permanent') throw failure;
      return failure;
    }
  }

  /** What the provider shows now decides, not the answer to the call: an "already captured" is a success. */
  private async save(
    tx: Tx,
    command: Command,
    message: MessageContext,
    started: StartedOperation,
    truth: ProviderTruth,
    refused: Failure | undefined,
  ): Promise<void> {
    const payment = await this.settler.settle(tx, message, truth, 'command');
    if (!payment) throw Failure.permanent('payment-lost', 'The captured payment is not known here.');
    if (isCaptured(payment.state.standing)) {
      await this.runner.done(tx, started.operation);
      return this.replies.done(tx, message, command.requestId, payment);
    }
    if (!refused) throw Failure.transient('capture-not-visible', 'The capture does not show yet.');
    const error = { code: refused.code, message: refused.message };
    const { storeId, orderId } = payment;
    await message.publish(
      tx,
      PaymentCaptureFailed,
      { storeId, orderId, payment: toPaymentBody(payment), at: this.clock.now().toISOString(), error },
      aboutOrder(payment),
    );
    await this.replies.refused(
      tx,
      message,
      command.requestId,
      refusals.ofProvider(refused.code, refused.message),
    );
  }

  private async answer(command: Command, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      const { requestId } = command;
      const locked = await this.target.lock(tx, command);
      if (!locked) return this.replies.refused(tx, message, requestId, refusals.paymentNotFound());
      const decision = decideCapture(locked.order, locked.payment, command.amount);
      if (decision.do === 'nothing') return this.replies.done(tx, message, requestId, locked.payment);
      if (decision.do === 'refuse') {
        return this.replies.refused(tx, message, requestId, captureRefusal(decision));
      }
      throw Failure.conflict('payment-moved-on', 'The payment became capturable just now.');
    });
  }
}
