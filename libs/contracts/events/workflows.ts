import { z } from 'zod';
import { defineEvent } from '../message';
import { IdSchema, InstantSchema } from '../models/common';

export const WorkflowSignaled = defineEvent(
  'workflow.signaled',
  1,
  'A workflow said something that other workflows can start with or wait for.',
  z.object({
    storeId: IdSchema,
    orderId: IdSchema.nullable(),
    workflowId: IdSchema,
    runId: IdSchema,
    /** The signal's own name: `erp-refused-order`. */
    signal: z.string().max(100),
    data: z.record(z.string(), z.unknown()),
    at: InstantSchema,
  }),
);
