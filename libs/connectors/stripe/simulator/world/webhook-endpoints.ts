import type { Metadata } from '../objects/common';
import type { WebhookEndpointObject } from '../objects/event';
import { invalidRequest, noSuch } from '../protocol/api-error';
import { newId } from './ids';
import type { StripeWorld } from './world';

const MAX_ENDPOINTS = 16;

export interface NewWebhookEndpoint {
  readonly url: string;
  readonly enabledEvents: readonly string[];
  readonly apiVersion?: string | null;
  readonly description?: string | null;
  readonly metadata?: Metadata;
  /** Given only for endpoints that exist from the start. */
  readonly secret?: string;
}

/** The secret is told only now. */
export function createWebhookEndpoint(
  world: StripeWorld,
  request: NewWebhookEndpoint,
): { readonly endpoint: WebhookEndpointObject; readonly secret: string } {
  if (world.webhookEndpoints.size >= MAX_ENDPOINTS) {
    throw invalidRequest(`You have reached the maximum of ${MAX_ENDPOINTS} test webhook endpoints.`);
  }
  const secret = request.secret ?? newId.signingSecret();
  const endpoint: WebhookEndpointObject = {
    id: newId.webhookEndpoint(),
    object: 'webhook_endpoint',
    api_version: request.apiVersion ?? null,
    application: null,
    created: world.now,
    description: request.description ?? null,
    enabled_events: [...request.enabledEvents],
    livemode: false,
    metadata: request.metadata ?? {},
    status: 'enabled',
    url: request.url,
  };
  world.webhookEndpoints.set(endpoint.id, endpoint);
  world.signingSecrets.set(endpoint.id, { secrets: [{ value: secret, expiresAt: null }] });
  return { endpoint, secret };
}

/** What "Roll secret" of the Dashboard does: for the time of grace both secrets sign. */
export function rollSecret(
  world: StripeWorld,
  endpointId: string,
  graceSeconds: number,
  newSecret?: string,
): string {
  const known = world.signingSecrets.get(endpointId);
  if (!known) throw noSuch('webhook endpoint', endpointId, 'webhook_endpoint');
  const value = newSecret ?? newId.signingSecret();
  const expiresAt = world.now + graceSeconds;
  const old = known.secrets.map((secret) => ({ ...secret, expiresAt: secret.expiresAt ?? expiresAt }));
  world.signingSecrets.set(endpointId, { secrets: [{ value, expiresAt: null }, ...old] });
  return value;
}
