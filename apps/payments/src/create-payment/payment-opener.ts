import { Inject, Injectable } from '@nestjs/common';
import type { Order } from '#contracts/models/order';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Failure, toFailure } from '#platform/errors/failure';
import { CLOCK } from '#service/tokens';
import { ProviderCustomers, profileOf } from '../customers/provider-customers';
import { OrderRepository } from '../database/order.repository';
import { PaymentRepository } from '../database/payment.repository';
import type { PaymentRecord } from '../domain/payment-record';
import { planPayment, type PaymentPlan } from '../domain/plan-payment';
import { refusesAmount } from '../domain/refused-amount';
import type { StartedOperation } from '../operations/operation-runner';
import { MappingInputs } from '../mapping-inputs/mapping-inputs';
import { PaymentEnder } from '../outside/payment-ender';
import { PaymentMaker } from '../outside/payment-maker';
import { ForgottenPayments } from './forgotten-payments';
import { OpenedPayments } from './opened-payments';
import { PaymentDrafts } from './payment-drafts';

/** More rounds than a payment can need: end the old one, make the new one, and one each for a race lost. */
const MAX_ROUNDS = 6;

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
    private readonly forgotten: ForgottenPayments,
    private readonly customers: ProviderCustomers,
    private readonly inputs: MappingInputs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async open(ref: OrderRef, message: MessageContext): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      if (await message.alreadyHandled()) return;
      await this.ensureCustomer(ref, message);
      if (round === 0) await this.forgotten.adopt(await this.orderOf(ref), message);
      const step = await this.decideOrNote(ref, message);
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

  /** Before any decision: whoever has an account pays as the provider's customer. */
  private async ensureCustomer(ref: OrderRef, message: MessageContext): Promise<void> {
    const order = await this.orderOf(ref);
    const key = order && order.total.amount > 0 ? this.customers.keyOf(order) : undefined;
    if (order && key) await this.customers.ensure(message, key, profileOf(order));
  }

  private async orderOf(ref: OrderRef): Promise<Order | undefined> {
    return ref.order ?? (await this.orders.find(this.database, ref.storeId, ref.orderId))?.order;
  }

  /** What could not be mapped is noted outside of the transaction, which it ends. */
  private async decideOrNote(ref: OrderRef, message: MessageContext): Promise<Step> {
    try {
      return await this.database.transaction((tx) => this.decide(tx, ref, message));
    } catch (error) {
      const order = await this.orderOf(ref);
      if (order) await this.inputs.noteFailed(order, toFailure(error));
      throw error;
    }
  }

  private async decide(tx: Tx, ref: OrderRef, message: MessageContext): Promise<Step> {
    const before = ref.order && (await this.orders.lock(tx, ref.storeId, ref.orderId));
    const plan = await this.plan(tx, ref);
    switch (plan?.do) {
      case 'create':
      case 'resume': {
        const payment = plan.do === 'resume' ? plan.payment : undefined;
        return { do: 'make', ...(await this.drafts.draft(tx, ref, payment)) };
      }
      case 'supersede':
        return { do: 'end', payment: plan.payment, started: await this.ender.begin(tx, plan.payment) };
      case 'keep':
        if (before) await this.opened.tellShort(tx, message, before, plan.payment);
        return { do: 'conclude' };
      default:
        return { do: 'conclude' };
    }
  }

  /**
   * `refused`: the provider will not take this amount, and the command has been answered so. `again`: it does not know the customer, as after
   * a change of account or mode; the old record is archived, and the next round makes a new one.
   */
  private async make(
    message: MessageContext,
    payment: PaymentRecord,
    started: StartedOperation,
  ): Promise<'made' | 'refused' | 'again'> {
    try {
      await this.opened.save(message, started, await this.maker.make(payment, started));
      return 'made';
    } catch (error) {
      const failure = toFailure(error);
      const stale = unknownCustomer(failure, started);
      if (stale !== undefined) {
        await this.archive(payment, stale);
        return 'again';
      }
      if (!refusesAmount(failure.code)) throw failure;
      await this.opened.refuse(message, payment, failure);
      return 'refused';
    }
  }

  private async archive(payment: PaymentRecord, externalId: string): Promise<void> {
    const order = await this.orders.find(this.database, payment.storeId, payment.orderId);
    const key = order && this.customers.keyOf(order.order);
    if (key) await this.customers.archive(key, externalId);
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

/** The customer that was named and that the provider does not know. */
function unknownCustomer(failure: Failure, { operation }: StartedOperation): string | undefined {
  const named = operation.parameters['customerId'];
  const unknown = failure.code === 'resource-missing' && failure.details['param'] === 'customer';
  return unknown && typeof named === 'string' ? named : undefined;
}
