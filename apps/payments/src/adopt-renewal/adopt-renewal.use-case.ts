import { Inject, Injectable } from '@nestjs/common';
import type { OrderCreatedByUs } from '#contracts/events/renewals';
import type { BodyOf } from '#contracts/message';
import type { PaymentPort } from '#connectors/kit/payment-port';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK, LOGGER } from '#service/tokens';
import { BillingRepository } from '../database/billing.repository';
import { DisputeRepository } from '../database/dispute.repository';
import { OrderRepository } from '../database/order.repository';
import { PaymentRepository } from '../database/payment.repository';
import { DisputeFollower } from '../disputes/dispute-follower';
import { factOfPayment } from '../domain/payment-state';
import { isFinished } from '../domain/standing';
import { PaymentSettler } from '../settle/payment-settler';
import { TruthGatherer } from '../settle/truth-gatherer';
import { renewalRecord } from './renewal-record';

type Fact = BodyOf<typeof OrderCreatedByUs>;

/**
 * An order was made of a paid invoice: what the provider charged for it becomes the order's payment, so that refunds and disputes reach
 * the order as those of any other. Saved before the provider is looked at, so that nothing can happen between look and save unseen.
 */
@Injectable()
export class AdoptRenewal {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly orders: OrderRepository,
    private readonly payments: PaymentRepository,
    private readonly billing: BillingRepository,
    private readonly disputes: DisputeRepository,
    private readonly gatherer: TruthGatherer,
    private readonly settler: PaymentSettler,
    private readonly follower: DisputeFollower,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(fact: Fact, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const { connectionId, external } = fact.payment;
    const intentId = external.paymentIntentId;
    if (connectionId === null || intentId === null || (await this.paidInParts(connectionId, fact))) return;
    const port = await this.connectors.payment(connectionId);
    if (!(await this.save(fact, port, connectionId, intentId))) return;
    const truth = await this.gatherer.ofIntent(port, connectionId, intentId, true);
    const disputed = await this.disputesOf(connectionId, external.chargeId);
    await message.once(async (tx) => {
      await this.settler.settle(tx, message, truth, 'look');
      for (const apply of disputed) await apply(tx, message, 'look');
    });
  }

  /** Several charges make no one payment: then nobody could say what a refund of one of them leaves paid. */
  private async paidInParts(connectionId: string, { invoiceId, orderId }: Fact): Promise<boolean> {
    const charges = await this.billing.chargesOfInvoice(this.database, connectionId, invoiceId);
    if (charges <= 1) return false;
    this.logger.warn(
      { invoiceId, orderId, charges },
      'A renewal was paid by several charges: its refunds stay with its invoice',
    );
    return true;
  }

  /** False when the charge is another payment's already, or has not succeeded. */
  private async save(
    fact: Fact,
    port: PaymentPort,
    connectionId: string,
    intentId: string,
  ): Promise<boolean> {
    const { order, payment, invoiceId } = fact;
    const observedAt = this.clock.now();
    const told = await port.getPayment(intentId);
    const state = factOfPayment(told, observedAt);
    if (state === undefined || !isFinished(state.standing)) return false;
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const record = await this.orders.saveAndLock(tx, order, now);
      const known = await this.payments.findByIntent(tx, connectionId, intentId);
      if (known) return known.paymentId === payment.paymentId;
      await this.payments.insert(tx, renewalRecord({ payment, connectionId, invoiceId, told, state, now }));
      await this.orders.setCurrentPayment(tx, record, payment.paymentId);
      return true;
    });
  }

  /** Those that were told before their order was known. */
  private async disputesOf(connectionId: string, chargeId: string | null) {
    if (chargeId === null) return [];
    const known = await this.disputes.withoutPayment(this.database, connectionId, chargeId);
    return Promise.all(known.map(({ disputeId }) => this.follower.fetch(connectionId, disputeId)));
  }
}
