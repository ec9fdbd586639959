import { Inject, Injectable } from '@nestjs/common';
import { FraudWarningReceived } from '#contracts/events/reviews';
import type { ProviderFraudWarning } from '#connectors/kit/payment-port';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { FraudWarningRepository } from '../database/fraud-warning.repository';
import { toPaymentBody } from '../domain/payment-body';
import type { PaymentRecord } from '../domain/payment-record';
import type { Application } from '../process-webhook/application';
import { PaymentSettler } from '../settle/payment-settler';
import { aboutOrder, type Publisher } from '../settle/publisher';
import { TruthGatherer } from '../settle/truth-gatherer';

/** A network's warning that a charge is probably fraud: told once, with the payment as it stands. */
@Injectable()
export class FraudWarningFollower {
  constructor(
    private readonly connectors: Connectors,
    private readonly gatherer: TruthGatherer,
    private readonly payments: PaymentSettler,
    private readonly warnings: FraudWarningRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async fetch(connectionId: string, warningId: string): Promise<Application> {
    const port = await this.connectors.payment(connectionId);
    const warning = await port.getFraudWarning(warningId);
    const intentId = warning.paymentIntentId ?? (await port.getPaymentIdOfCharge(warning.chargeId));
    const truth =
      intentId === null ? null : await this.gatherer.ofIntent(port, connectionId, intentId, false);
    return async (tx, publisher, source) => {
      const payment = truth ? await this.payments.settle(tx, publisher, truth, source) : undefined;
      if (!payment) return 'It belongs to no order of ours.';
      await this.tell(tx, publisher, connectionId, warning, payment);
      return null;
    };
  }

  private async tell(
    tx: Tx,
    publisher: Publisher,
    connectionId: string,
    { warningId, chargeId, fraudType, actionable, createdAt }: ProviderFraudWarning,
    payment: PaymentRecord,
  ): Promise<void> {
    const { storeId, orderId, paymentId } = payment;
    const now = this.clock.now();
    if (!(await this.warnings.record(tx, { connectionId, warningId, paymentId, at: now }))) return;
    const fact = {
      storeId,
      orderId,
      warning: { warningId, paymentId, chargeId, fraudType, actionable, at: createdAt.toISOString() },
      payment: toPaymentBody(payment),
      at: now.toISOString(),
    };
    await publisher.publish(tx, FraudWarningReceived, fact, aboutOrder(payment));
  }
}
