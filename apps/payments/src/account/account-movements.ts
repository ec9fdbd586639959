import { Injectable } from '@nestjs/common';
import { CheckOrder } from '#contracts/commands/orders';
import type { OrderKey } from '#contracts/models/common';
import type { ProviderMovement } from '#connectors/kit/payment-port';
import { Outbox } from '#messaging/outbox/outbox';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { LedgerRepository } from '../database/ledger.repository';
import { PaymentRepository } from '../database/payment.repository';
import { AccountStore } from '../settle/account-store';
import { MovementTeller } from '../settle/movement-teller';
import { PaymentSettler } from '../settle/payment-settler';
import { aboutOrder } from '../settle/publisher';
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
    private readonly configuration: ConfigurationCopy,
  ) {}

  /** Each is told once, whoever saw it first. */
  async take(connectionId: string, found: readonly ProviderMovement[]): Promise<void> {
    const ids = found.map(({ movement }) => movement.balanceTransactionId);
    const unseen = await this.ledger.unseen(this.database, connectionId, ids);
    const named = new Map<string, OrderKey | null>();
    for (const item of found) {
      const { movement, paymentIntentId } = item;
      if (!unseen.has(movement.balanceTransactionId)) continue;
      if (paymentIntentId !== null && !named.has(paymentIntentId)) {
        named.set(paymentIntentId, await this.settlePayment(connectionId, paymentIntentId));
      }
      await this.tell(connectionId, item, (paymentIntentId && named.get(paymentIntentId)) || null);
    }
  }

  /** Answers the order that the payment names, where the payment is none that we know. */
  private async settlePayment(connectionId: string, paymentIntentId: string): Promise<OrderKey | null> {
    const port = await this.connectors.payment(connectionId);
    const truth = await this.gatherer.ofIntent(port, connectionId, paymentIntentId, true);
    const known = await this.database.transaction((tx) =>
      this.settler.settle(tx, this.outbox, truth, 'look'),
    );
    const { storeId = null, orderId = null } = truth.payment ?? {};
    const isOurs = this.configuration
      .stores()
      .some(({ id, payment }) => id === storeId && payment === connectionId);
    return known || !isOurs || storeId === null || orderId === null ? null : { storeId, orderId };
  }

  private async tell(
    connectionId: string,
    { movement, paymentIntentId }: ProviderMovement,
    named: OrderKey | null,
  ): Promise<void> {
    const payment =
      paymentIntentId === null
        ? undefined
        : await this.payments.findByIntent(this.database, connectionId, paymentIntentId);
    const ofInvoice =
      paymentIntentId === null || payment ? null : await this.invoiceStores.of(connectionId, paymentIntentId);
    const storeId = payment?.storeId ?? ofInvoice ?? named?.storeId ?? this.accountStore.of(connectionId);
    if (storeId === undefined) return;
    await this.database.transaction(async (tx) => {
      await this.teller.tell(tx, this.outbox, { connectionId, storeId, payment }, movement);
      // Money of an order that a restored database has forgotten: its look at the shop brings both together again.
      if (named && !payment) await this.outbox.publish(tx, CheckOrder, named, aboutOrder(named));
    });
  }
}
