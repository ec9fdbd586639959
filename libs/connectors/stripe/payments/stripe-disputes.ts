import type Stripe from 'stripe';
import type { ProviderDispute, ProviderFraudWarning } from '#connectors/kit/payment-port';
import { readDispute } from './dispute.reader';
import { readFraudWarning } from './review.reader';
import { callStripe } from './stripe-call';

/** Disputes, and the networks' warnings that one will follow. */
export class StripeDisputes {
  constructor(private readonly stripe: Stripe) {}

  async get(id: string): Promise<ProviderDispute> {
    return readDispute(await callStripe<Stripe.Dispute>('dispute', () => this.stripe.disputes.retrieve(id)));
  }

  async warning(id: string): Promise<ProviderFraudWarning> {
    const read = () => this.stripe.radar.earlyFraudWarnings.retrieve(id);
    return readFraudWarning(
      await callStripe<Stripe.Radar.EarlyFraudWarning>('radar.early_fraud_warning', read),
    );
  }
}
