import { z } from 'zod';
import { defineEvent, SERVICES } from '../message';
import { IdSchema, InstantSchema } from '../models/common';

export const DeadLetterRecorded = defineEvent(
  'dead-letter.recorded',
  1,
  'A message went to the dead letters of a service and waits there for a person.',
  z.object({
    /** The message id of the dead message. */
    deadLetterId: z.string().max(255),
    service: z.enum(SERVICES),
    /** What the message calls itself; empty when it says nothing. */
    type: z.string(),
    failureClass: z.enum(['transient', 'rate-limited', 'conflict', 'mapping', 'permanent']),
    code: z.string(),
    reason: z.string(),
    suggestion: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    attempts: z.int().min(1),
    firstSeenAt: InstantSchema,
    deadAt: InstantSchema,
    correlationId: z.string().nullable(),
    /** The parsed body; the raw text where it is not JSON. */
    body: z.unknown(),
    headers: z.record(z.string(), z.unknown()),
  }),
);

export const DeadLetterSettled = defineEvent(
  'dead-letter.settled',
  1,
  'A dead letter was replayed, discarded, or handled after an operator had moved it by hand.',
  z.object({
    deadLetterId: z.string().max(255),
    service: z.enum(SERVICES),
    outcome: z.enum(['replayed', 'discarded', 'recovered']),
    by: IdSchema,
    reason: z.string().nullable(),
  }),
);

export const DeadLetterSucceeded = defineEvent(
  'dead-letter.succeeded',
  1,
  'What a dead letter was about has worked after all: its replay was handled, or a later message of its type about the same record.',
  z.object({
    deadLetterId: z.string().max(255),
    service: z.enum(SERVICES),
    by: z.enum(['replay', 'later-message']),
    /** The message that was handled. */
    messageId: z.string().max(255),
    at: InstantSchema,
  }),
);
