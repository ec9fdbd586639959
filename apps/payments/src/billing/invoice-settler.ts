import { Inject, Injectable } from '@nestjs/common';
import { InvoiceClosed, InvoicePaid, InvoicePaymentFailed } from '#contracts/events/subscriptions';
import type { Invoice, Subscription } from '#contracts/models/subscription';
import type { ProviderInvoice } from '#connectors/kit/payment-port';
import { assertUnreachable } from '#platform/assert/assert-unreachable';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { BillingRepository } from '../database/billing.repository';
import { followInvoice, newsOf, type InvoiceNews } from '../domain/follow-billing';
import type { Publisher } from '../settle/publisher';
import { BillingOwners } from './billing-owner';

export interface InvoiceTruth {
  readonly connectionId: string;
  readonly invoice: ProviderInvoice;
  /** As it stands now; null for an invoice of none. */
  readonly subscription: Subscription | null;
  readonly observedAt: Date;
}

/** Takes in what the provider tells of an invoice. That it was paid is told once, however often and in whatever order we hear it. */
@Injectable()
export class InvoiceSettler {
  constructor(
    private readonly billing: BillingRepository,
    private readonly owners: BillingOwners,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** False when no store uses the connection. */
  async settle(tx: Tx, publisher: Publisher, truth: InvoiceTruth): Promise<boolean> {
    const { connectionId, invoice, subscription, observedAt } = truth;
    const known = await this.billing.lockInvoice(tx, connectionId, invoice.invoiceId);
    if (known && observedAt < known.observedAt) return true;
    const named = known?.body.storeId ?? subscription?.storeId ?? null;
    const owner = await this.owners.of(tx, connectionId, invoice.providerCustomerId, named);
    if (!owner) return false;
    const { attemptFailed: failed, ...told } = { ...invoice, ...owner, connectionId };
    const followed = known ? followInvoice(known.body, told) : told;
    const body: Invoice = { ...followed, version: (known?.body.version ?? 0) + 1 };
    const toldAttempts = known?.toldAttempts ?? 0;
    const news = newsOf(known?.body, body, { failed, toldAttempts });
    await this.billing.saveInvoice(tx, {
      body,
      observedAt,
      toldAttempts: news === 'payment-failed' ? body.attemptCount : toldAttempts,
    });
    if (news) await this.tell(tx, publisher, news, body, subscription);
    return true;
  }

  private async tell(
    tx: Tx,
    publisher: Publisher,
    news: InvoiceNews,
    invoice: Invoice,
    subscription: Subscription | null,
  ): Promise<void> {
    const at = this.clock.now().toISOString();
    await publisher.publish(tx, eventOf(news), { storeId: invoice.storeId, invoice, subscription, at });
  }
}

/** They all carry the same body. */
function eventOf(news: InvoiceNews): typeof InvoicePaid {
  switch (news) {
    case 'paid':
      return InvoicePaid;
    case 'payment-failed':
      return InvoicePaymentFailed;
    case 'closed':
      return InvoiceClosed;
    default:
      return assertUnreachable(news);
  }
}
