import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import type { PaymentRecord } from '../domain/payment-record';
import { PaymentSettler } from './payment-settler';
import type { ProviderTruth } from './provider-truth';
import type { Publisher } from './publisher';
import { TruthGatherer } from './truth-gatherer';

/** Asks the provider how a payment stands and settles the answer. */
@Injectable()
export class PaymentLook {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly gatherer: TruthGatherer,
    private readonly settler: PaymentSettler,
  ) {}

  /** Undefined when the provider has never been told of the payment. */
  async at(payment: PaymentRecord, publisher: Publisher): Promise<PaymentRecord | undefined> {
    const truth = await this.truthOf(payment);
    if (!truth) return undefined;
    return this.database.transaction((tx) => this.settler.settle(tx, publisher, truth, 'look'));
  }

  private async truthOf(payment: PaymentRecord): Promise<ProviderTruth | undefined> {
    if (payment.connectionId === null) return undefined;
    const port = await this.connectors.payment(payment.connectionId);
    const { checkoutSessionId, paymentIntentId, connectionId } = payment;
    if (paymentIntentId !== null) return this.gatherer.ofIntent(port, connectionId, paymentIntentId, true);
    if (checkoutSessionId !== null) return this.gatherer.ofCheckout(port, connectionId, checkoutSessionId);
    return undefined;
  }
}
