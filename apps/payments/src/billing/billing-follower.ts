import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import type { Application } from '../process-webhook/application';
import { InvoiceSettler } from './invoice-settler';
import { SubscriptionSettler } from './subscription-settler';

const NOBODY = 'No store uses this connection.';

/** Subscriptions and invoices the provider tells of; an invoice is fetched together with its subscription. */
@Injectable()
export class BillingFollower {
  constructor(
    private readonly connectors: Connectors,
    private readonly subscriptions: SubscriptionSettler,
    private readonly invoices: InvoiceSettler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async fetchSubscription(connectionId: string, subscriptionId: string): Promise<Application> {
    const port = await this.connectors.payment(connectionId);
    const observedAt = this.clock.now();
    const subscription = await port.getSubscription(subscriptionId);
    return async (tx, publisher) => {
      const truth = { connectionId, subscription, observedAt };
      return (await this.subscriptions.settle(tx, publisher, truth)) ? null : NOBODY;
    };
  }

  async fetchInvoice(connectionId: string, invoiceId: string): Promise<Application> {
    const port = await this.connectors.payment(connectionId);
    const observedAt = this.clock.now();
    const invoice = await port.getInvoice(invoiceId);
    const told = invoice.subscriptionId === null ? null : await port.getSubscription(invoice.subscriptionId);
    return async (tx, publisher) => {
      const settled =
        told &&
        (await this.subscriptions.settle(tx, publisher, { connectionId, subscription: told, observedAt }));
      const truth = { connectionId, invoice, subscription: settled ?? null, observedAt };
      return (await this.invoices.settle(tx, publisher, truth)) ? null : NOBODY;
    };
  }
}
