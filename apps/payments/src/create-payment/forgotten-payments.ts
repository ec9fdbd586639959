import { Inject, Injectable } from '@nestjs/common';
import type { Order } from '#contracts/models/order';
import type { PaymentPort } from '#connectors/kit/payment-port';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK, LOGGER } from '#service/tokens';
import { OrderRepository } from '../database/order.repository';
import { PaymentRepository } from '../database/payment.repository';
import type { OrderRecord } from '../domain/payment-record';
import { planPayment } from '../domain/plan-payment';
import { isOpen } from '../domain/standing';
import { PaymentSettler } from '../settle/payment-settler';
import type { ProviderTruth } from '../settle/provider-truth';
import type { Publisher } from '../settle/publisher';
import { TruthGatherer } from '../settle/truth-gatherer';
import { OpenedPayments } from './opened-payments';
import { PaymentDrafts, type FoundPayment } from './payment-drafts';

/**
 * Younger orders have no past that a restored database could have forgotten, as long as services stay down for this long around a
 * restore (docs/runbooks/back-up.md). It keeps the question off the way of an order that has just been placed.
 */
const OLD_AFTER_MS = 60_000;
/** The shop's clock and the provider's may differ. */
const CLOCK_MARGIN_MS = 10 * 60_000;
/** No page lives longer than a day; an intent that nobody touched for a month is left to the account's own reports. */
const LOOK_BACK_MS = 30 * 24 * 3_600_000;

interface Found extends FoundPayment {
  readonly gather: () => Promise<ProviderTruth>;
}

/**
 * What the provider has of an order and we do not: a back-up was restored, and the payment was made after it. Our id of a payment is
 * random, so its idempotency key is another one the second time and would not bring the first page back: it has to be looked for.
 */
@Injectable()
export class ForgottenPayments {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly payments: PaymentRepository,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly gatherer: TruthGatherer,
    private readonly drafts: PaymentDrafts,
    private readonly settler: PaymentSettler,
    private readonly opened: OpenedPayments,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Before a payment is made for an order that is not new: whatever exists for it at the provider becomes ours again. */
  async adopt(order: Order | undefined, publisher: Publisher): Promise<void> {
    if (!order || !(await this.mayBeForgotten(order))) return;
    for (const found of await this.find(order)) {
      const known = await this.payments.find(this.database, found.paymentId);
      if (!known) await this.take(order, found, await found.gather(), publisher);
    }
  }

  private async mayBeForgotten(order: Order): Promise<boolean> {
    const now = this.clock.now();
    const placedAt = Date.parse(order.placedAt);
    const isYoung = now.getTime() - placedAt < OLD_AFTER_MS && !order.commercePaid;
    if (order.total.amount === 0 || isYoung) return false;
    const { storeId, orderId } = order;
    const record = await this.orders.find(this.database, storeId, orderId);
    const shown = record ? { ...record, order } : newRecord(order);
    const plan = planPayment(shown, await this.payments.ofOrder(this.database, storeId, orderId), now);
    return plan.do === 'create' || (plan.do === 'refuse' && plan.why === 'paid-without-payment');
  }

  /** The oldest first, as they were made. */
  private async find({ storeId, orderId, placedAt }: Order): Promise<Found[]> {
    const { payment: connectionId, paymentMode } = this.configuration.store(storeId);
    const port = await this.connectors.payment(connectionId);
    const earliest = this.clock.now().getTime() - LOOK_BACK_MS;
    const since = new Date(Math.max(Date.parse(placedAt) - CLOCK_MARGIN_MS, earliest));
    return paymentMode === 'payment_intent'
      ? this.findIntents(port, connectionId, await port.findPayments(storeId, orderId, since))
      : this.findCheckouts(port, connectionId, await port.findCheckouts(storeId, orderId, since));
  }

  private findCheckouts(
    port: PaymentPort,
    connectionId: string,
    all: Awaited<ReturnType<PaymentPort['findCheckouts']>>,
  ): Found[] {
    return all
      .filter(({ state }) => state !== 'expired')
      .flatMap(({ paymentId, total, checkoutSessionId }) => {
        const gather = () => this.gatherer.ofCheckout(port, connectionId, checkoutSessionId);
        return paymentId === null ? [] : [{ paymentId, total, gather }];
      });
  }

  private findIntents(
    port: PaymentPort,
    connectionId: string,
    all: Awaited<ReturnType<PaymentPort['findPayments']>>,
  ): Found[] {
    return all
      .filter(({ state }) => state !== 'canceled')
      .flatMap(({ paymentId, amount, paymentIntentId }) => {
        const gather = () => this.gatherer.ofIntent(port, connectionId, paymentIntentId, true);
        return paymentId === null ? [] : [{ paymentId, total: amount, gather }];
      });
  }

  private async take(order: Order, found: Found, truth: ProviderTruth, publisher: Publisher): Promise<void> {
    await this.database.transaction(async (tx) => {
      const record = await this.orders.saveAndLock(tx, order, this.clock.now());
      // An event or another command may have been faster.
      if (await this.payments.find(tx, found.paymentId)) return;
      await this.drafts.insertFound(tx, record, found);
      const settled = await this.settler.settle(tx, publisher, truth, 'look');
      if (settled && isOpen(settled.state.standing)) await this.opened.tellCreated(tx, publisher, settled);
    });
    const { storeId, orderId } = order;
    this.logger.warn({ storeId, orderId, paymentId: found.paymentId }, 'A forgotten payment was found again');
  }
}

/** Of an order that nobody has told us of. */
export const newRecord = (order: Order): OrderRecord => ({
  ...{ storeId: order.storeId, orderId: order.orderId, order },
  ...{ canceledAt: null, currentPaymentId: null },
});
