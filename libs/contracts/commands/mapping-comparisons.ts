import { z } from 'zod';
import { defineCommand } from '../message';
import { IdSchema } from '../models/common';

const RulesSchema = z.record(z.string(), z.unknown());

export const StartMappingComparison = defineCommand(
  'payments',
  'start-mapping-comparison',
  1,
  'Run a mapping document and the one in use on inputs that really came, and tell in what they differ.',
  z.object({
    requestId: IdSchema,
    mappingId: IdSchema,
    document: RulesSchema,
    /** By store: rules in place of those it has now. */
    stores: z.record(IdSchema, RulesSchema),
    days: z.int().min(1).max(90),
    by: z.string(),
  }),
);

export const CancelMappingComparison = defineCommand(
  'payments',
  'cancel-mapping-comparison',
  1,
  'Run no further.',
  z.object({ requestId: IdSchema, jobId: IdSchema }),
);
