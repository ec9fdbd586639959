import { z } from 'zod';
import { defineEvent } from '../message';
import { IdSchema, InstantSchema } from '../models/common';
import { WebhookEndpointSchema } from '../models/webhook-endpoint';

export const WebhookEndpointDrifted = defineEvent(
  'webhook-endpoint.drifted',
  1,
  "The provider's webhook endpoint is not as it must be: events will not arrive. Told when it begins and when it changes.",
  WebhookEndpointSchema.extend({ at: InstantSchema }),
);
export const WebhookEndpointRestored = defineEvent(
  'webhook-endpoint.restored',
  1,
  "The provider's webhook endpoint is as it must be again; told once.",
  z.object({ connectionId: IdSchema, endpointId: IdSchema.nullable(), at: InstantSchema }),
);
