import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '#messaging/outbox/outbox';
import { Database } from '#platform/database/database';
import { toFailure, type Failure } from '#platform/errors/failure';
import type { Logger } from '#platform/logging/logger';
import { Connectors } from '#service/connectors/connectors';
import { LOGGER } from '#service/tokens';
import { BillingFollower } from '../billing/billing-follower';
import { BillingRepository } from '../database/billing.repository';

/** Whose invoice a payment pays. The account's list may show its money before anybody has told us of the invoice: then it is fetched. */
@Injectable()
export class InvoiceStores {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly billing: BillingRepository,
    private readonly follower: BillingFollower,
    private readonly outbox: Outbox,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Null for a payment of no invoice. @throws Failure when asking again may help; the movement is told by a later sweep. */
  async of(connectionId: string, paymentIntentId: string): Promise<string | null> {
    const known = await this.billing.storeOfIntent(this.database, connectionId, paymentIntentId);
    if (known !== null) return known;
    try {
      return await this.ask(connectionId, paymentIntentId);
    } catch (error) {
      if (!isForGood(toFailure(error))) throw error;
      this.logger.warn(
        { err: error, connectionId, paymentIntentId },
        'The invoice of a payment is unreadable',
      );
      return null;
    }
  }

  private async ask(connectionId: string, paymentIntentId: string): Promise<string | null> {
    const port = await this.connectors.payment(connectionId);
    const invoiceId = await port.getInvoiceIdOfPayment(paymentIntentId);
    if (invoiceId === null) return null;
    const apply = await this.follower.fetchInvoice(connectionId, invoiceId);
    return this.database.transaction(async (tx) => {
      await apply(tx, this.outbox, 'look');
      return this.billing.storeOfInvoice(tx, connectionId, invoiceId);
    });
  }
}

/** The right to read invoices is only asked of merchants with subscriptions: without it the account must still get into the books. */
const isForGood = ({ failureClass, code }: Failure): boolean =>
  failureClass === 'permanent' || code === 'permission-missing';
