import { Inject, Injectable } from '@nestjs/common';
import type { CapturePayment } from '#contracts/commands/payments';
import { PaymentCaptureFailed } from '#contracts/events/payments';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { CLOCK } from '#service/tokens';
import { decideCapture, isForAll, type CaptureDecision } from '../domain/decide-capture';
import { toPaymentBody } from '../domain/payment-body';
import type { PaymentRecord } from '../domain/payment-record';
import { isFinished } from '../domain/standing';
import type { StartedOperation } from '../operations/operation-runner';
import { captureRefusal } from '../replies/decision-refusal';
import { refusals } from '../replies/refusal';
import { Replies } from '../replies/replies';
import type { LockedPayment } from '../settle/payment-finder';
import { aboutOrder } from '../settle/publisher';
import { TargetPayment } from '../settle/target-payment';
import { CaptureOperations, type CaptureSource } from './capture-operations';
import { CaptureSettler } from './capture-settler';

type Command = BodyOf<typeof CapturePayment>;
type Step =
  | { readonly do: 'answer' }
  | {
      /** `finish`: another capture of the payment is under way and comes first. `drop`: it is no longer wanted as it was. */
      readonly do: 'finish' | 'drop' | 'capture';
      readonly payment: PaymentRecord;
      readonly started: StartedOperation;
    };

const MAX_ROUNDS = 8;

/** Captures what is authorised, or a part of it: what several shipments, an operator and a redelivery ask for adds up, and nothing is taken twice. */
@Injectable()
export class CapturePaymentUseCase {
  constructor(
    private readonly database: Database,
    private readonly target: TargetPayment,
    private readonly operations: CaptureOperations,
    private readonly settler: CaptureSettler,
    private readonly replies: Replies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async capture(command: Command, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    let asked = false;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const step = await this.database.transaction((tx) => this.decide(tx, command, message));
      if (step.do === 'capture') return this.perform(step.payment, step.started, command, message);
      if (step.do === 'finish') {
        await this.finish(step.payment, step.started, message);
        continue;
      }
      if (step.do === 'drop') {
        await this.drop(step.payment, step.started, message);
        continue;
      }
      if (asked || !(await this.target.refresh(command, message))) return this.answer(command, message);
      asked = true;
    }
    throw Failure.conflict('captures-under-way', 'Other captures of the payment did not come to their end.');
  }

  private async decide(tx: Tx, command: Command, message: MessageContext): Promise<Step> {
    const locked = await this.target.lock(tx, command);
    if (!locked) return { do: 'answer' };
    const { order, payment } = locked;
    const underWay = order.canceledAt === null ? await this.operations.underWay(tx, payment) : undefined;
    if (underWay) {
      const outdated = this.operations.isOutdated(order, payment, underWay);
      return { do: outdated ? 'drop' : 'finish', payment, started: underWay };
    }
    const source = sourceOf(command, message);
    const decision = await this.judge(tx, locked, command, source);
    if (decision.do !== 'capture') return { do: 'answer' };
    return {
      do: 'capture',
      payment,
      started: await this.operations.begin(tx, payment, source, { ...decision, whole: isForAll(command) }),
    };
  }

  private async judge(
    tx: Tx,
    { order, payment }: LockedPayment,
    command: Command,
    source: CaptureSource,
  ): Promise<CaptureDecision> {
    if (await this.operations.hadEffect(tx, payment, source)) return { do: 'nothing' };
    const { amount, upTo, final = true } = command;
    return decideCapture(order, payment, { amount, upTo, final });
  }

  private async finish(
    payment: PaymentRecord,
    started: StartedOperation,
    message: MessageContext,
  ): Promise<void> {
    const refused = await this.operations.send(payment, started);
    const truth = await this.settler.look(payment);
    await this.database.transaction(async (tx) => {
      const { effect } = await this.settler.settle(tx, message, payment, started.operation, truth);
      if (!effect && !refused) throw notVisible();
    });
  }

  /** Only looked for: what it did stands, what it did not do is not done any more. */
  private async drop(
    payment: PaymentRecord,
    started: StartedOperation,
    message: MessageContext,
  ): Promise<void> {
    const truth = await this.settler.look(payment);
    await this.database.transaction(async (tx) => {
      const { effect } = await this.settler.settle(tx, message, payment, started.operation, truth);
      if (!effect) await this.operations.withdraw(tx, started);
    });
  }

  private async perform(
    asked: PaymentRecord,
    started: StartedOperation,
    command: Command,
    message: MessageContext,
  ): Promise<void> {
    const refused = await this.operations.send(asked, started);
    const truth = await this.settler.look(asked);
    await message.once(async (tx) => {
      const { requestId } = command;
      const { payment, effect } = await this.settler.settle(tx, message, asked, started.operation, truth);
      // Somebody else captured it to the end: what is there decides, not the answer to the call.
      if (effect || isFinished(payment.state.standing)) {
        return this.replies.done(tx, message, requestId, payment);
      }
      if (!refused) throw notVisible();
      await this.tellFailed(tx, message, payment, refused);
      await this.replies.refused(tx, message, requestId, refusals.ofProvider(refused.code, refused.message));
    });
  }

  private async tellFailed(
    tx: Tx,
    message: MessageContext,
    payment: PaymentRecord,
    { code, message: why }: Pick<Failure, 'code' | 'message'>,
  ): Promise<void> {
    const { storeId, orderId } = payment;
    const at = this.clock.now().toISOString();
    const body = { storeId, orderId, payment: toPaymentBody(payment), at, error: { code, message: why } };
    await message.publish(tx, PaymentCaptureFailed, body, aboutOrder(payment));
  }

  private async answer(command: Command, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      const { requestId } = command;
      const locked = await this.target.lock(tx, command);
      if (!locked) return this.replies.refused(tx, message, requestId, refusals.paymentNotFound());
      const decision = await this.judge(tx, locked, command, sourceOf(command, message));
      if (decision.do === 'nothing') return this.replies.done(tx, message, requestId, locked.payment);
      if (decision.do === 'refuse') {
        const refusal = captureRefusal(decision);
        // Nobody sits before it: people hear of it as they do of a decline.
        const unseen = decision.why === 'other-total' && requestId === undefined;
        if (unseen) await this.tellFailed(tx, message, locked.payment, refusal);
        return this.replies.refused(tx, message, requestId, refusal);
      }
      throw Failure.conflict('payment-moved-on', 'The payment became capturable just now.');
    });
  }
}

const sourceOf = ({ sourceId, requestId }: Command, { messageId }: MessageContext): CaptureSource => ({
  key: sourceId ?? requestId ?? messageId,
  sourceId: sourceId ?? null,
});

const notVisible = (): Failure => Failure.transient('capture-not-visible', 'The capture does not show yet.');
