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
  z.object({
    requestId: IdSchema,
    workflowId: IdSchema,
    /** The draft that was looked at: another one is not published. */
    expectedRevision: z.int().nullable().default(null),
    by: z.string(),
  }),
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

export const RestartRun = defineCommand(
  'orchestrator',
  'restart-run',
  1,
  'Let a run go on from its start or from a step, with its own version or the published one.',
  z.object({
    requestId: IdSchema,
    runId: IdSchema,
    /** Null: from the start. */
    from: IdSchema.nullable().default(null),
    version: z.enum(['same', 'published']).default('same'),
    by: z.string(),
  }),
);

export const StartCounterfactual = defineCommand(
  'orchestrator',
  'start-counterfactual',
  1,
  'Play a document and the published one on what really happened, and tell in what they differ.',
  z.object({
    requestId: IdSchema,
    workflowId: IdSchema,
    /** Null: the draft. */
    document: z.unknown().nullable(),
    days: z.int().min(1).max(30).default(7),
    by: z.string(),
  }),
);

export const CancelCounterfactual = defineCommand(
  'orchestrator',
  'cancel-counterfactual',
  1,
  'Play no further.',
  z.object({ requestId: IdSchema, jobId: IdSchema }),
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
