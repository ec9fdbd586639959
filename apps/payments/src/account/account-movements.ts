import { Injectable } from '@nestjs/common';
import type { ProviderMovement } from '#connectors/kit/payment-port';
import { Outbox } from '#messaging/outbox/outbox';
import { Database } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import { LedgerRepository } from '../database/ledger.repository';
import { PaymentRepository } from '../database/payment.repository';
import { AccountStore } from '../settle/account-store';
import { MovementTeller } from '../settle/movement-teller';
import { PaymentSettler } from '../settle/payment-settler';
import { TruthGatherer } from '../settle/truth-gatherer';
import { InvoiceStores } from './invoice-stores';

/**
 * Movements that were found in the account's own list. Those of our payments take the payments' way, which may not have heard of them
 * yet; what is left belongs to no order.
 */
@Injectable()
export class AccountMovements {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly gatherer: TruthGatherer,
    private readonly settler: PaymentSettler,
    private readonly payments: PaymentRepository,
    private readonly ledger: LedgerRepository,
    private readonly invoiceStores: InvoiceStores,
    private readonly teller: MovementTeller,
    private readonly accountStore: AccountStore,
    private readonly outbox: Outbox,
  ) {}

  /** Each is told once, whoever saw it first. */
  async take(connectionId: string, found: readonly ProviderMovement[]): Promise<void> {
    const ids = found.map(({ movement }) => movement.balanceTransactionId);
    const unseen = await this.ledger.unseen(this.database, connectionId, ids);
    const settled = new Set<string>();
    for (const item of found) {
      const { movement, paymentIntentId } = item;
      if (!unseen.has(movement.balanceTransactionId)) continue;
      if (paymentIntentId !== null && !settled.has(paymentIntentId)) {
        await this.settlePayment(connectionId, paymentIntentId);
        settled.add(paymentIntentId);
      }
      await this.tell(connectionId, item);
    }
  }

  private async settlePayment(connectionId: string, paymentIntentId: string): Promise<void> {
    const port = await this.connectors.payment(connectionId);
    const truth = await this.gatherer.ofIntent(port, connectionId, paymentIntentId, true);
    await this.database.transaction((tx) => this.settler.settle(tx, this.outbox, truth, 'look'));
  }

  private async tell(connectionId: string, { movement, paymentIntentId }: ProviderMovement): Promise<void> {
    const payment =
      paymentIntentId === null
        ? undefined
        : await this.payments.findByIntent(this.database, connectionId, paymentIntentId);
    const ofInvoice =
      paymentIntentId === null || payment ? null : await this.invoiceStores.of(connectionId, paymentIntentId);
    const storeId = payment?.storeId ?? ofInvoice ?? this.accountStore.of(connectionId);
    if (storeId === undefined) return;
    await this.database.transaction((tx) =>
      this.teller.tell(tx, this.outbox, { connectionId, storeId, payment }, movement),
    );
  }
}
