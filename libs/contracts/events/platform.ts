import { z } from 'zod';
import { defineEvent } from '../message';
import { IdSchema, InstantSchema } from '../models/common';
import { SealedConfigurationSchema } from '../models/configuration';

export const ConfigurationApplied = defineEvent(
  'configuration.applied',
  1,
  'A new version of the whole configuration; secrets are ciphertext.',
  SealedConfigurationSchema,
);

export const WebhookProcessed = defineEvent(
  'webhook.processed',
  1,
  'The service that owns the system is done with a stored webhook.',
  z.object({
    webhookEventId: IdSchema,
    state: z.enum(['processed', 'ignored', 'failed']),
    note: z.string().nullable(),
    at: InstantSchema,
  }),
);

/** Answer to a command that somebody waits for at the admin API. */
export const RequestSettled = defineEvent(
  'request.settled',
  1,
  'A command with a requestId has been carried out or refused.',
  z.object({
    requestId: IdSchema,
    outcome: z.discriminatedUnion('status', [
      z.object({ status: z.literal('done'), result: z.unknown() }),
      z.object({
        status: z.literal('refused'),
        /** RFC 9457; `code` is stable. */
        problem: z.object({
          status: z.int().min(400).max(599),
          code: z.string(),
          title: z.string(),
          detail: z.string(),
          errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
        }),
      }),
    ]),
  }),
);

export const ConnectionDegraded = defineEvent(
  'connection.degraded',
  1,
  'Calls to an outside system keep failing; told once, when it begins.',
  z.object({
    connectionId: IdSchema,
    service: z.string(),
    since: InstantSchema,
    code: z.string(),
    message: z.string(),
    failures: z.int(),
    at: InstantSchema,
  }),
);

export const ConnectionRecovered = defineEvent(
  'connection.recovered',
  1,
  'Calls to an outside system succeed again; told once.',
  z.object({ connectionId: IdSchema, service: z.string(), since: InstantSchema, at: InstantSchema }),
);
