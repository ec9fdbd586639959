import { z } from 'zod';
import { asMetadata } from '../checkout/create-session';
import type { WebhookEndpointObject } from '../objects/event';
import { noSuch } from '../protocol/api-error';
import type { EndpointContext } from '../protocol/endpoint';
import { defineEndpoint } from '../protocol/endpoint';
import { mergeMetadata } from '../protocol/metadata-merge';
import { paginate } from '../protocol/pagination';
import * as p from '../protocol/parameters';
import { createWebhookEndpoint } from '../world/webhook-endpoints';
import { record } from './record';

const enabledEvents = z
  .array(p.text())
  .min(1)
  .refine(
    (types) => types.every((type) => type === '*' || /^[a-z0-9_]+(\.[a-z0-9_]+)+$/.test(type)),
    'Invalid event type',
  );

export const webhookEndpointEndpoints = [
  defineEndpoint({
    method: 'POST',
    path: '/v1/webhook_endpoints',
    schema: z.strictObject({
      url: p.url,
      enabled_events: enabledEvents,
      api_version: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/, 'Invalid API version')
        .optional(),
      description: p.unsettable().optional(),
      metadata: p.metadata.optional(),
      expand: p.expand.optional(),
    }),
    notSimulated: ['connect'],
    handle: (parameters, context) => {
      const { endpoint, secret } = createWebhookEndpoint(context.world, {
        url: parameters.url,
        enabledEvents: parameters.enabled_events,
        apiVersion: parameters.api_version ?? null,
        description: parameters.description ?? null,
        metadata: asMetadata(parameters.metadata),
      });
      return record(context, 'webhook_endpoint.create', { ...endpoint, secret });
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/webhook_endpoints',
    schema: z.strictObject(p.listing),
    handle: (query, { world }) => paginate(world.webhookEndpoints.values(), query, '/v1/webhook_endpoints'),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/webhook_endpoints/:id',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, context) => find(context),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/webhook_endpoints/:id',
    schema: z.strictObject({
      url: p.url.optional(),
      enabled_events: enabledEvents.optional(),
      disabled: p.boolean.optional(),
      description: p.unsettable().optional(),
      metadata: p.metadata.optional(),
      expand: p.expand.optional(),
    }),
    handle: (parameters, context) => {
      const endpoint = find(context);
      const { url, enabled_events, disabled, description } = parameters;
      const updated = context.world.update(context.world.webhookEndpoints, endpoint, {
        ...(url !== undefined && { url }),
        ...(enabled_events && { enabled_events }),
        ...(disabled !== undefined && { status: disabled ? ('disabled' as const) : ('enabled' as const) }),
        ...(description !== undefined && { description: description === '' ? null : description }),
        metadata: mergeMetadata(endpoint.metadata, parameters.metadata),
      });
      return record(context, 'webhook_endpoint.update', updated);
    },
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/v1/webhook_endpoints/:id',
    schema: z.strictObject({}),
    handle: (_, context) => {
      const { id } = find(context);
      context.world.webhookEndpoints.delete(id);
      context.world.signingSecrets.delete(id);
      return record(context, 'webhook_endpoint.delete', { id, object: 'webhook_endpoint', deleted: true });
    },
  }),
];

function find({ world, path }: EndpointContext): WebhookEndpointObject {
  const id = path['id'] ?? '';
  const endpoint = world.webhookEndpoints.get(id);
  if (!endpoint) throw noSuch('webhook endpoint', id, 'webhook_endpoint');
  return endpoint;
}
