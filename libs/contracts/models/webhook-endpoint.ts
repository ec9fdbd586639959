import { z } from 'zod';
import { IdSchema } from './common';

/** In what the provider's webhook endpoint is not as it must be. */
export const EndpointDriftSchema = z.object({
  /** `missing`: the provider has no endpoint for us at all. */
  field: z.enum(['missing', 'url', 'events', 'enabled']),
  expected: z.string().max(4000),
  actual: z.string().max(4000).nullable(),
});
export type EndpointDrift = z.output<typeof EndpointDriftSchema>;

export const WebhookEndpointSchema = z.object({
  connectionId: IdSchema,
  /** The provider's id; null when there is none. */
  endpointId: IdSchema.nullable(),
  /** Empty when everything is as it must be. */
  drift: z.array(EndpointDriftSchema).max(10),
});
export type WebhookEndpoint = z.output<typeof WebhookEndpointSchema>;
