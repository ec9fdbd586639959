import { Inject, Injectable } from '@nestjs/common';
import type { ProviderDispute } from '#connectors/kit/payment-port';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { InvoiceStores } from '../account/invoice-stores';
import type { Application } from '../process-webhook/application';
import { PaymentRepository } from '../database/payment.repository';
import type { Publisher } from '../settle/publisher';
import { PaymentSettler } from '../settle/payment-settler';
import { TruthGatherer } from '../settle/truth-gatherer';
import { DisputeSettler, type Owner } from './dispute-settler';
import { AccountStore } from '../settle/account-store';

/** A dispute the provider tells of: fetched together with its payment, which we may not know to be paid yet. */
@Injectable()
export class DisputeFollower {
  constructor(
    private readonly connectors: Connectors,
    private readonly gatherer: TruthGatherer,
    private readonly payments: PaymentSettler,
    private readonly records: PaymentRepository,
    private readonly database: Database,
    private readonly disputes: DisputeSettler,
    private readonly accountStore: AccountStore,
    private readonly invoiceStores: InvoiceStores,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async fetch(connectionId: string, disputeId: string): Promise<Application> {
    const port = await this.connectors.payment(connectionId);
    const observedAt = this.clock.now();
    const dispute = await port.getDispute(disputeId);
    const intentId = dispute.paymentIntentId;
    const truth =
      intentId === null ? null : await this.gatherer.ofIntent(port, connectionId, intentId, false);
    const known =
      intentId !== null && (await this.records.findByIntent(this.database, connectionId, intentId));
    const ofInvoice = intentId === null || known ? null : await this.invoiceStores.of(connectionId, intentId);
    return async (tx, publisher, source) => {
      const payment = truth ? await this.payments.settle(tx, publisher, truth, source) : undefined;
      if (payment) return this.settle(tx, publisher, connectionId, dispute, observedAt, payment);
      const storeId = ofInvoice ?? this.accountStore.of(connectionId);
      if (storeId === undefined) return 'No store uses this connection.';
      return this.settle(tx, publisher, connectionId, dispute, observedAt, { storeId });
    };
  }

  private async settle(
    tx: Tx,
    publisher: Publisher,
    connectionId: string,
    dispute: ProviderDispute,
    observedAt: Date,
    owner: Owner,
  ): Promise<null> {
    await this.disputes.settle(tx, publisher, { connectionId, dispute, observedAt, owner });
    return null;
  }
}
