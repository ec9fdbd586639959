import { z } from 'zod';
import { defineCommand } from '../message';
import { AlertSchema } from '../models/alert';
import { IdSchema } from '../models/common';

export const SendEmail = defineCommand(
  'orchestrator',
  'send-email',
  1,
  "Send a templated e-mail through the store's mail connection.",
  z.object({
    storeId: IdSchema,
    orderId: IdSchema.optional(),
    /** Name of a template shipped with the orchestrator: `payment-failed`. */
    template: z.string().max(100),
    to: z.array(z.email()).min(1).max(20),
    data: z.record(z.string(), z.unknown()),
  }),
);

export const SaveWorkflowDraft = defineCommand(
  'orchestrator',
  'save-workflow-draft',
  1,
  'Keep a draft of a workflow document.',
  z.object({
    requestId: IdSchema,
    workflowId: IdSchema,
    document: z.unknown(),
    expectedRevision: z.int().nullable().default(null),
    by: z.string(),
  }),
);
export const PublishWorkflow = defineCommand(
  'orchestrator',
  'publish-workflow',
  1,
  'Make the draft the version that new runs use.',
  z.object({ requestId: IdSchema, workflowId: IdSchema, by: z.string() }),
);
export const ResolveApproval = defineCommand(
  'orchestrator',
  'resolve-approval',
  1,
  'Answer an approval a run waits for.',
  z.object({
    requestId: IdSchema,
    runId: IdSchema,
    stepId: IdSchema,
    approved: z.boolean(),
    by: z.string(),
    comment: z.string().max(2000).nullable().default(null),
  }),
);

export const PostAlert = defineCommand(
  'orchestrator',
  'post-alert',
  1,
  'Deliver one change of an alert to the webhook of a store.',
  z.object({
    storeId: IdSchema,
    /** Goes out as `webhook-id`: the same for every try. */
    deliveryId: IdSchema,
    alert: AlertSchema,
  }),
);
