import { createHmac } from 'node:crypto';
import type { WebhookFaults } from '#connectors/kit/simulator/webhook-faults';
import { WebhookSender } from '#connectors/kit/simulator/webhook-sender';
import type { EventObject, SigningSecret, WebhookEndpointObject } from '../objects/event';
import type { StripeWorld } from './world';

/** Sends every event to every endpoint that wants it, signed anew on each attempt. */
export class WebhookPublisher {
  readonly sender: WebhookSender;

  constructor(
    private readonly world: StripeWorld,
    faults: WebhookFaults,
  ) {
    this.sender = new WebhookSender({
      faults,
      unixSeconds: () => world.clock.unixSeconds(),
      retryDelaysMs: world.settings.webhookRetryDelaysMs,
    });
  }

  publish(event: EventObject): void {
    const endpoints = this.world.webhookEndpoints.filter((endpoint) => wants(endpoint, event.type));
    for (const endpoint of endpoints) this.world.events.recordDelivery(event.id, endpoint.id, 'pending');
    for (const endpoint of endpoints) this.send(event.id, endpoint);
  }

  /** Sends again what a stop of the simulator left pending. */
  resume(): void {
    for (const [eventId, deliveries] of this.world.events.deliveries.entries()) {
      for (const [endpointId, outcome] of Object.entries(deliveries)) {
        const endpoint = this.world.webhookEndpoints.get(endpointId);
        if (outcome === 'pending' && endpoint) this.send(eventId, endpoint);
      }
    }
  }

  /** What the Dashboard's "Resend" does. */
  resend(event: EventObject): void {
    for (const endpoint of this.world.webhookEndpoints.values()) {
      if (wants(endpoint, event.type)) this.send(event.id, endpoint);
    }
  }

  private send(eventId: string, endpoint: WebhookEndpointObject): void {
    const event = this.world.events.events.get(eventId);
    if (!event) return;
    const api_version = endpoint.api_version ?? this.world.settings.apiVersion;
    const body = JSON.stringify({ ...event, api_version }, null, 2);
    this.world.counters.webhooksSent += 1;
    this.sender.send({
      id: eventId,
      url: endpoint.url,
      body,
      sign: (seconds, forged) => ({
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signatureHeader(
          body,
          seconds,
          forged ? ['whsec_forged'] : this.liveSecrets(endpoint.id),
        ),
      }),
      wanted: () => this.world.webhookEndpoints.get(endpoint.id)?.status === 'enabled',
      settled: (ok) => this.world.events.recordDelivery(eventId, endpoint.id, ok ? 'delivered' : 'failed'),
    });
  }

  private liveSecrets(endpointId: string): string[] {
    const now = this.world.clock.unixSeconds();
    const secrets = this.world.signingSecrets.get(endpointId)?.secrets ?? [];
    return secrets
      .filter(({ expiresAt }: SigningSecret) => expiresAt === null || expiresAt > now)
      .map(({ value }) => value);
  }
}

/** `t=<unix>,v1=<hex>` with one v1 for every secret that is alive. */
export function signatureHeader(body: string, unixSeconds: number, secrets: readonly string[]): string {
  const signatures = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex'),
  );
  return [`t=${unixSeconds}`, ...signatures.map((signature) => `v1=${signature}`)].join(',');
}

function wants(endpoint: WebhookEndpointObject, type: string): boolean {
  if (endpoint.status !== 'enabled') return false;
  return endpoint.enabled_events.some((enabled) => enabled === '*' || enabled === type);
}
