import { z } from 'zod';
import { defineEvent } from '../message';
import { IdSchema, InstantSchema } from '../models/common';

export const WebhookGapFound = defineEvent(
  'webhook-gap.found',
  1,
  "Events of the provider that no webhook had brought were found in its list and have been dealt with: the gap's report.",
  z.object({
    connectionId: IdSchema,
    /** When the first and the last of them happened. */
    from: InstantSchema,
    to: InstantSchema,
    events: z.int().positive(),
    /** How many of each type, the most frequent first. */
    types: z.array(z.object({ type: z.string().max(255), events: z.int().positive() })).max(200),
    at: InstantSchema,
  }),
);
