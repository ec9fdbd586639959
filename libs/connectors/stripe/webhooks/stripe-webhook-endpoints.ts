import type Stripe from 'stripe';
import type { ProviderWebhookEndpoint, WebhookExpectation } from '#connectors/kit/payment-port';
import { collectPages } from '../payments/listing';
import { callStripe } from '../payments/stripe-call';
import type { StripeSettings } from '../stripe-settings';
import { EVENT_TYPES } from './event-types';

/** Stripe allows 16 endpoints per account and mode. */
const MAX_PAGES = 1;

export class StripeWebhookEndpoints {
  constructor(private readonly stripe: Stripe) {}

  async list(): Promise<ProviderWebhookEndpoint[]> {
    const list = (page: Stripe.PaginationParams) => this.stripe.webhookEndpoints.list(page);
    return (await collectPages(list, () => true, MAX_PAGES)).items.map(read);
  }

  async update(
    id: string,
    { url, events }: { readonly url: string; readonly events: readonly string[] },
  ): Promise<ProviderWebhookEndpoint> {
    const enabled_events = [...events] as Stripe.WebhookEndpointUpdateParams.EnabledEvent[];
    const update = () => this.stripe.webhookEndpoints.update(id, { url, enabled_events, disabled: false });
    return read(await callStripe<Stripe.WebhookEndpoint>('webhook_endpoint', update));
  }
}

export const expectationOf = (settings: StripeSettings): WebhookExpectation => ({
  watched: settings.watchWebhookEndpoint,
  url: settings.webhookUrl ?? null,
  events: EVENT_TYPES,
});

function read(endpoint: Stripe.WebhookEndpoint): ProviderWebhookEndpoint {
  const { id, url, status, enabled_events } = endpoint;
  return { endpointId: id, url, enabled: status === 'enabled', events: enabled_events };
}
