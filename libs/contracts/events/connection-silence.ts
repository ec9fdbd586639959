import { z } from 'zod';
import { defineEvent } from '../message';
import { IdSchema, InstantSchema } from '../models/common';

export const ConnectionSilent = defineEvent(
  'connection.silent',
  1,
  'A connection that used to send webhooks sends none, although looking found changes they should have told of; told once, when it begins.',
  z.object({
    connectionId: IdSchema,
    /** When the last webhook came. */
    since: InstantSchema,
    /** Changes found by looking since then, and in how many rounds. */
    missed: z.int().positive(),
    rounds: z.int().positive(),
    at: InstantSchema,
  }),
);

export const ConnectionHeard = defineEvent(
  'connection.heard',
  1,
  'A silent connection has sent a webhook again; told once.',
  z.object({ connectionId: IdSchema, since: InstantSchema, at: InstantSchema }),
);
