import { Inject, Injectable } from '@nestjs/common';
import { CreditNoteIssued } from '#contracts/events/subscriptions';
import type { CreditNote } from '#contracts/models/subscription';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { BillingRepository } from '../database/billing.repository';
import { PaymentRepository } from '../database/payment.repository';
import { toPaymentBody } from '../domain/payment-body';
import type { Application } from '../process-webhook/application';
import { aboutOrderIfAny, type Publisher } from '../settle/publisher';
import { BillingFollower } from './billing-follower';

/** A credit note the provider tells of: told once, with the order that was made of its invoice. An invoice nobody has told us of is fetched first. */
@Injectable()
export class CreditNoteFollower {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly billing: BillingRepository,
    private readonly payments: PaymentRepository,
    private readonly follower: BillingFollower,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async fetch(connectionId: string, creditNoteId: string): Promise<Application> {
    const port = await this.connectors.payment(connectionId);
    const note = await port.getCreditNote(creditNoteId);
    const known = await this.billing.storeOfInvoice(this.database, connectionId, note.invoiceId);
    const first = known === null ? await this.follower.fetchInvoice(connectionId, note.invoiceId) : null;
    return async (tx, publisher, source) => {
      if (first) await first(tx, publisher, source);
      const storeId = await this.billing.storeOfInvoice(tx, connectionId, note.invoiceId);
      if (storeId === null) return 'No store uses this connection.';
      if (await this.billing.noteCreditNote(tx, connectionId, creditNoteId, this.clock.now())) {
        await this.tell(tx, publisher, connectionId, storeId, note);
      }
      return null;
    };
  }

  private async tell(
    tx: Tx,
    publisher: Publisher,
    connectionId: string,
    storeId: string,
    creditNote: CreditNote,
  ): Promise<void> {
    const record = await this.payments.findByInvoice(tx, connectionId, creditNote.invoiceId);
    const orderId = record?.orderId ?? null;
    const payment = record ? toPaymentBody(record) : null;
    const at = this.clock.now().toISOString();
    const fact = { storeId, orderId, creditNote, payment, at };
    await publisher.publish(tx, CreditNoteIssued, fact, aboutOrderIfAny({ storeId, orderId }));
  }
}
