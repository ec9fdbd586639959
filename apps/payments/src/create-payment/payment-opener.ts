import { Inject, Injectable } from '@nestjs/common';
import type { Order } from '#contracts/models/order';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Failure, toFailure } from '#platform/errors/failure';
import { CLOCK } from '#service/tokens';
import { OrderRepository } from '../database/order.repository';
import { PaymentRepository } from '../database/payment.repository';
import type { PaymentRecord } from '../domain/payment-record';
import { planPayment, type PaymentPlan } from '../domain/plan-payment';
import type { StartedOperation } from '../operations/operation-runner';
import { PaymentEnder } from '../outside/payment-ender';
import { PaymentMaker } from '../outside/payment-maker';
import { OpenedPayments } from './opened-payments';
import { PaymentDrafts } from './payment-drafts';

/** More rounds than a payment can need: end the old one, make the new one, and one each for a race lost. */
const MAX_ROUNDS = 6;
/** What a provider refuses about an order that no retry and no mapping would mend. */
const EXPECTED_REFUSALS = new Set(['amount-too-small', 'amount-too-large']);

interface OrderRef {
  readonly storeId: string;
  readonly orderId: string;
  /** The order as the command tells it; the stored one without. */
  readonly order?: Order;
}

type Step =
  | { readonly do: 'conclude' }
  | { readonly do: 'make' | 'end'; readonly payment: PaymentRecord; readonly started: StartedOperation };

/**
 * Brings an order to where it can be paid, once: what is open and fits is kept, what does not fit is ended first, what we lost sight of is
 * found again. Each round decides under the order's lock and calls the provider outside it.
 */
@Injectable()
export class PaymentOpener {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly payments: PaymentRepository,
    private readonly drafts: PaymentDrafts,
    private readonly maker: PaymentMaker,
    private readonly ender: PaymentEnder,
    private readonly opened: OpenedPayments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async open(ref: OrderRef, message: MessageContext): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      if (await message.alreadyHandled()) return;
      const step = await this.database.transaction((tx) => this.decide(tx, ref));
      if (step.do === 'conclude') return this.conclude(ref, message);
      if (step.do === 'end') {
        await this.ender.end(message, step.payment, step.started, { reason: null, silent: true });
        continue;
      }
      const made = await this.make(message, step.payment, step.started);
      if (made === 'refused') return;
    }
    throw Failure.conflict('order-keeps-moving', 'The order changed faster than it could be made payable.');
  }

  private async decide(tx: Tx, ref: OrderRef): Promise<Step> {
    const plan = await this.plan(tx, ref);
    switch (plan?.do) {
      case 'create':
      case 'resume': {
        const payment = plan.do === 'resume' ? plan.payment : undefined;
        return { do: 'make', ...(await this.drafts.draft(tx, ref, payment)) };
      }
      case 'supersede':
        return { do: 'end', payment: plan.payment, started: await this.ender.begin(tx, plan.payment) };
      default:
        return { do: 'conclude' };
    }
  }

  /** `refused`: the provider will not take this amount, and the command has been answered so. */
  private async make(
    message: MessageContext,
    payment: PaymentRecord,
    started: StartedOperation,
  ): Promise<'made' | 'refused'> {
    try {
      await this.opened.save(message, started, await this.maker.make(payment, started));
      return 'made';
    } catch (error) {
      const failure = toFailure(error);
      if (!EXPECTED_REFUSALS.has(failure.code)) throw failure;
      await this.opened.refuse(message, payment, failure);
      return 'refused';
    }
  }

  /** The plan is made again in the transaction that answers, so that the answer is true when it is given. */
  private async conclude(ref: OrderRef, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      const plan = await this.plan(tx, ref);
      if (plan?.do === 'create' || plan?.do === 'resume' || plan?.do === 'supersede') {
        throw Failure.conflict('order-moved-on', 'The order changed while it was being made payable.');
      }
      await this.opened.answer(tx, message, ref, plan);
    });
  }

  /** Undefined for an order that nobody has told us of. */
  private async plan(tx: Tx, ref: OrderRef): Promise<PaymentPlan | undefined> {
    const now = this.clock.now();
    const order = ref.order
      ? await this.orders.saveAndLock(tx, ref.order, now)
      : await this.orders.lock(tx, ref.storeId, ref.orderId);
    if (!order) return undefined;
    return planPayment(order, await this.payments.ofOrder(tx, ref.storeId, ref.orderId), now);
  }
}
