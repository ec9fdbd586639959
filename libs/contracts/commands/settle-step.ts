import { z } from 'zod';
import { defineCommand } from '../message';
import { ErrorBodySchema, IdSchema } from '../models/common';

/** The answer of a service to a command that a workflow's step sent. */
export const SettleStep = defineCommand(
  'orchestrator',
  'settle-step',
  1,
  'Tell a workflow run how the command of one of its steps ended.',
  z.object({
    runId: IdSchema,
    stepId: IdSchema,
    attempt: z.int().min(1),
    outcome: z.enum(['completed', 'failed']),
    result: z.record(z.string(), z.unknown()).optional(),
    error: ErrorBodySchema.optional(),
  }),
);
