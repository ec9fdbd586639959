import { Inject, Injectable } from '@nestjs/common';
import { CheckCustomer } from '#contracts/commands/customers';
import type { ProviderEventSubject } from '#connectors/kit/payment-port';
import { assertUnreachable } from '#platform/assert/assert-unreachable';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { toFailure } from '#platform/errors/failure';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { PayoutFollower } from '../account/payout-follower';
import { BillingFollower } from '../billing/billing-follower';
import { CreditNoteFollower } from '../billing/credit-note-follower';
import { ProviderEventRepository } from '../database/provider-event.repository';
import { DisputeFollower } from '../disputes/dispute-follower';
import { FraudWarningFollower } from '../fraud-warnings/fraud-warning-follower';
import { PaymentSettler } from '../settle/payment-settler';
import type { ProviderTruth, TruthSource } from '../settle/provider-truth';
import type { Publisher } from '../settle/publisher';
import { TruthGatherer } from '../settle/truth-gatherer';
import type { Application } from './application';

export interface ProviderEventHint {
  readonly connectionId: string;
  readonly eventId: string;
  readonly body: string;
}

/** What was fetched for an event, or why there is nothing to apply. */
export type FetchedEvent =
  | { readonly truth: ProviderTruth }
  | { readonly apply: Application }
  | { readonly customer: string }
  | { readonly ignored: string };

/** An event of the provider, however it reached us: fetch what it is about, then apply that. */
@Injectable()
export class ProcessProviderEvent {
  constructor(
    private readonly connectors: Connectors,
    private readonly gatherer: TruthGatherer,
    private readonly settler: PaymentSettler,
    private readonly disputes: DisputeFollower,
    private readonly fraudWarnings: FraudWarningFollower,
    private readonly payouts: PayoutFollower,
    private readonly billing: BillingFollower,
    private readonly creditNotes: CreditNoteFollower,
    private readonly events: ProviderEventRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Outside any transaction. What no longer exists at the provider has nothing to tell. */
  async fetch(hint: ProviderEventHint): Promise<FetchedEvent> {
    const port = await this.connectors.payment(hint.connectionId);
    const subject = port.subjectOf(hint.body);
    if (subject.kind === 'customer') return { customer: subject.id };
    if (subject.kind === 'other') return { ignored: `Nothing here depends on a ${subject.objectType}.` };
    try {
      return await this.fetchSubject(hint.connectionId, subject);
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code !== 'resource-missing') throw failure;
      return { ignored: `${subject.id} does not exist at the provider.` };
    }
  }

  private async fetchSubject(connectionId: string, subject: ProviderEventSubject): Promise<FetchedEvent> {
    switch (subject.kind) {
      case 'dispute':
        return { apply: await this.disputes.fetch(connectionId, subject.id) };
      case 'payout':
        return { apply: await this.payouts.fetch(connectionId, subject.id) };
      case 'fraud-warning':
        return { apply: await this.fraudWarnings.fetch(connectionId, subject.id) };
      case 'subscription':
        return { apply: await this.billing.fetchSubscription(connectionId, subject.id) };
      case 'invoice':
        return { apply: await this.billing.fetchInvoice(connectionId, subject.id) };
      case 'credit-note':
        return { apply: await this.creditNotes.fetch(connectionId, subject.id) };
      case 'customer':
      case 'other':
      case 'checkout':
      case 'payment':
      case 'charge':
      case 'refund': {
        const truth = await this.gatherer.about(connectionId, subject);
        return truth ? { truth } : { ignored: 'It belongs to no payment.' };
      }
      default:
        return assertUnreachable(subject);
    }
  }

  /** The note for the webhook log; null when something was applied. */
  async apply(
    tx: Tx,
    publisher: Publisher,
    hint: ProviderEventHint,
    fetched: FetchedEvent,
    source: TruthSource,
  ): Promise<string | null> {
    await this.events.markSeen(tx, hint.connectionId, hint.eventId, this.clock.now());
    if ('ignored' in fetched) return fetched.ignored;
    if ('customer' in fetched) {
      const key = { connectionId: hint.connectionId, externalId: fetched.customer };
      await publisher.publish(tx, CheckCustomer, key);
      return null;
    }
    if ('apply' in fetched) return fetched.apply(tx, publisher, source);
    const payment = await this.settler.settle(tx, publisher, fetched.truth, source);
    return payment ? null : 'It belongs to no order of ours.';
  }
}
