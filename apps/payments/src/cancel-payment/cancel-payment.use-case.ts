import { Inject, Injectable } from '@nestjs/common';
import type { CancelPayment } from '#contracts/commands/payments';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { PaymentDrafts } from '../create-payment/payment-drafts';
import { OpenedPayments } from '../create-payment/opened-payments';
import { OrderRepository } from '../database/order.repository';
import { PaymentRepository } from '../database/payment.repository';
import type { OrderRecord, PaymentRecord } from '../domain/payment-record';
import { bareFact } from '../domain/payment-state';
import { planCancel, type CancelPlan } from '../domain/plan-cancel';
import { statusOfPayment } from '../domain/payment-status';
import type { StartedOperation } from '../operations/operation-runner';
import { PaymentEnder } from '../outside/payment-ender';
import { PaymentMaker } from '../outside/payment-maker';
import { refusals } from '../replies/refusal';
import { Replies } from '../replies/replies';
import { Announcer } from '../settle/announcer';
import { PaymentLook } from '../settle/payment-look';
import { PaymentSettler } from '../settle/payment-settler';

type Command = BodyOf<typeof CancelPayment>;
type Started = { readonly payment: PaymentRecord; readonly started: StartedOperation };
type Step = { readonly do: 'answer' | 'again' } | ({ readonly do: 'end' | 'find' } & Started);

const MAX_ROUNDS = 12;

/**
 * Ends what can be ended of an order's payments (or of the one named) and treats captured money by the store's policy. A timer asks with
 * `onlyIfUnpaid`: then the provider is asked first, and money refuses the cancel instead of being returned.
 */
@Injectable()
export class CancelPaymentUseCase {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly payments: PaymentRepository,
    private readonly look: PaymentLook,
    private readonly drafts: PaymentDrafts,
    private readonly maker: PaymentMaker,
    private readonly opened: OpenedPayments,
    private readonly ender: PaymentEnder,
    private readonly settler: PaymentSettler,
    private readonly announcer: Announcer,
    private readonly replies: Replies,
    private readonly configuration: ConfigurationCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async cancel(command: Command, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    if (command.onlyIfUnpaid) await this.askFirst(command, message);
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const step = await this.database.transaction((tx) => this.decide(tx, command, message));
      if (step.do === 'answer') return this.answer(command, message);
      if (step.do === 'find') {
        await this.opened.save(message, step.started, await this.maker.make(step.payment, step.started));
      }
      if (step.do === 'end') {
        const options = { reason: null, silent: false };
        await this.ender.end(message, step.payment, step.started, options);
      }
    }
    throw Failure.conflict('order-keeps-moving', 'The order changed faster than it could be canceled.');
  }

  private async askFirst(command: Command, message: MessageContext): Promise<void> {
    for (const payment of await this.meant(this.database, command)) {
      await this.look.at(payment, message);
    }
  }

  private async decide(tx: Tx, command: Command, message: MessageContext): Promise<Step> {
    const order = await this.orders.lock(tx, command.storeId, command.orderId);
    if (!order) return { do: 'answer' };
    /** Noted first, so that whatever arrives from now on is late. */
    if (!command.onlyIfUnpaid) await this.noteCanceled(tx, command, order);
    const plan = planCancel(await this.meant(tx, command), command.onlyIfUnpaid === true);
    if (plan.do === 'end') {
      return { do: 'end', payment: plan.payment, started: await this.ender.begin(tx, plan.payment) };
    }
    if (plan.do !== 'find') return { do: 'answer' };
    const started = await this.drafts.pending(tx, plan.payment);
    if (started) return { do: 'find', payment: plan.payment, started };
    const fact = bareFact('canceled', this.clock.now());
    await this.settler.settleOwn(tx, message, plan.payment, fact, { silent: false });
    return { do: 'again' };
  }

  private async answer(command: Command, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      const { requestId } = command;
      const order = await this.orders.lock(tx, command.storeId, command.orderId);
      const meant = order ? await this.meant(tx, command) : [];
      const shown = meant.find((payment) => payment.paymentId === order?.currentPaymentId) ?? meant.at(-1);
      if (!order || (command.paymentId !== undefined && !shown)) {
        return requestId === undefined && command.paymentId === undefined
          ? this.replies.done(tx, message, undefined, undefined, { status: 'nothing-to-cancel' })
          : this.replies.refused(tx, message, requestId, refusals.paymentNotFound());
      }
      const plan = planCancel(meant, command.onlyIfUnpaid === true);
      if (plan.do === 'refuse') return this.refuse(tx, message, requestId, plan);
      if (plan.do !== 'finish') throw Failure.conflict('payment-moved-on', 'A payment changed just now.');
      await this.noteCanceled(tx, command, order);
      for (const payment of plan.captured) await this.treatCaptured(tx, message, payment);
      await this.replies.done(tx, message, requestId, shown);
    });
  }

  private async refuse(
    tx: Tx,
    message: MessageContext,
    requestId: string | undefined,
    plan: Extract<CancelPlan, { do: 'refuse' }>,
  ): Promise<void> {
    const status = statusOfPayment(plan.payment);
    const refusal = plan.why === 'in-progress' ? refusals.inProgress() : refusals.holdsMoney(status);
    await this.replies.refused(tx, message, requestId, refusal);
  }

  /** Captured before the cancel: by policy given back, or told so that a person decides. */
  private async treatCaptured(tx: Tx, message: MessageContext, payment: PaymentRecord): Promise<void> {
    if (payment.refunded >= payment.state.captured) return;
    const policy = this.configuration.store(payment.storeId).capture.afterCancel;
    if (policy === 'refund') return this.announcer.applyCancelPolicy(tx, message, payment);
    const messageId = `canceled-after-payment-${payment.paymentId}`;
    await this.announcer.tellException(tx, message, payment, 'paid-after-cancel', messageId);
  }

  /** Canceling one named payment leaves the order payable. */
  private async noteCanceled(tx: Tx, command: Command, order: OrderRecord): Promise<void> {
    if (command.paymentId === undefined) await this.orders.cancel(tx, order, this.clock.now());
  }

  private async meant(sql: Tx | Database, command: Command): Promise<PaymentRecord[]> {
    const all = await this.payments.ofOrder(sql, command.storeId, command.orderId);
    return command.paymentId === undefined
      ? all
      : all.filter((payment) => payment.paymentId === command.paymentId);
  }
}
