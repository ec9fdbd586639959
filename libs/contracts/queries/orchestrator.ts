import { z } from 'zod';
import { defineQuery } from '../message';
import { IdSchema, InstantSchema, OrderKeySchema } from '../models/common';
import { CounterfactualSchema } from '../models/counterfactual';
import { PageRequestSchema, TimelineItemSchema, pageOf } from '../models/timeline';
import { TwinReportSchema } from '../models/twin';

export const GetTimeline = defineQuery(
  'orchestrator',
  'get-timeline',
  1,
  'Everything that happened to one order, oldest first.',
  OrderKeySchema,
  z.object({ items: z.array(TimelineItemSchema).max(2000) }),
);

export const WorkflowSummarySchema = z.object({
  workflowId: IdSchema,
  name: z.string(),
  publishedVersion: z.int().nullable(),
  draftRevision: z.int().nullable(),
  updatedAt: InstantSchema,
});
export const ListWorkflows = defineQuery(
  'orchestrator',
  'list-workflows',
  1,
  'All workflows.',
  PageRequestSchema,
  pageOf(WorkflowSummarySchema),
);

export const WorkflowVersionSchema = z.object({
  workflowId: IdSchema,
  /** Null for the draft. */
  version: z.int().nullable(),
  revision: z.int(),
  document: z.unknown(),
  publishedAt: InstantSchema.nullable(),
  publishedBy: z.string().nullable(),
});
export type WorkflowVersion = z.output<typeof WorkflowVersionSchema>;
export const GetWorkflow = defineQuery(
  'orchestrator',
  'get-workflow',
  1,
  'One version, the published one, or the draft; null when unknown.',
  z.object({ workflowId: IdSchema, version: z.union([z.int(), z.literal('draft'), z.literal('published')]) }),
  WorkflowVersionSchema.nullable(),
);
export const ListWorkflowVersions = defineQuery(
  'orchestrator',
  'list-workflow-versions',
  1,
  'Published versions, newest first.',
  PageRequestSchema.extend({ workflowId: IdSchema }),
  pageOf(WorkflowVersionSchema.omit({ document: true })),
);

export const FaultSchema = z.object({ path: z.string(), code: z.string(), message: z.string() });
/** `way` is the shortest way on which it happens: step ids, the first step first. */
export const WarningSchema = FaultSchema.extend({ way: z.array(z.string()) });
export const ValidateWorkflow = defineQuery(
  'orchestrator',
  'validate-workflow',
  1,
  'Every fault of a workflow document at once, and what it may do with money that is hardly wanted.',
  z.object({ document: z.unknown() }),
  z.object({ valid: z.boolean(), errors: z.array(FaultSchema), warnings: z.array(WarningSchema) }),
);
export const DryRunWorkflow = defineQuery(
  'orchestrator',
  'dry-run-workflow',
  1,
  'What a document would do with given events; nothing is sent.',
  z.object({
    document: z.unknown(),
    storeId: IdSchema.nullable(),
    events: z
      .array(z.object({ type: z.string(), body: z.unknown() }))
      .min(1)
      .max(50),
    results: z.record(z.string(), z.unknown()).default({}),
  }),
  z.object({
    started: z.boolean(),
    steps: z.array(
      z.object({ stepId: z.string(), type: z.string(), input: z.unknown(), output: z.unknown() }),
    ),
    state: z.string(),
    errors: z.array(FaultSchema),
  }),
);

/** Asks for what takes seconds: one at a time is played, another is told that it is `busy`. */
export const PlayTwin = defineQuery(
  'orchestrator',
  'play-twin',
  1,
  'What a document does on simulated orders in bad weather, and with which of its steps refused; nothing is sent.',
  z.object({
    document: z.unknown(),
    storeId: IdSchema,
    orders: z.int().min(1).max(200).default(50),
    seed: z.string().min(1).max(100).default('1'),
  }),
  z.object({ busy: z.boolean(), errors: z.array(FaultSchema), report: TwinReportSchema.nullable() }),
);

export const RunStepSchema = z.object({
  stepId: z.string(),
  type: z.string(),
  state: z.enum(['pending', 'running', 'waiting', 'completed', 'failed', 'skipped']),
  attempts: z.int(),
  waitingFor: z.string().nullable(),
  input: z.unknown(),
  output: z.unknown(),
  error: z.unknown(),
  startedAt: InstantSchema.nullable(),
  finishedAt: InstantSchema.nullable(),
});
export const WorkflowRunSchema = z.object({
  runId: IdSchema,
  workflowId: IdSchema,
  version: z.int(),
  storeId: IdSchema,
  orderId: IdSchema.nullable(),
  state: z.enum(['running', 'waiting', 'completed', 'failed', 'canceled']),
  startedAt: InstantSchema,
  finishedAt: InstantSchema.nullable(),
  steps: z.array(RunStepSchema),
});
export const GetWorkflowRun = defineQuery(
  'orchestrator',
  'get-workflow-run',
  1,
  'One run with its steps; null when unknown.',
  z.object({ runId: IdSchema }),
  WorkflowRunSchema.nullable(),
);
export const ListWorkflowRuns = defineQuery(
  'orchestrator',
  'list-workflow-runs',
  1,
  'Runs, newest first.',
  PageRequestSchema.extend({
    storeIds: z.array(IdSchema).nullable(),
    workflowId: IdSchema.nullable(),
    orderId: IdSchema.nullable(),
    state: z.string().nullable(),
  }),
  pageOf(WorkflowRunSchema.omit({ steps: true })),
);
export const GetCounterfactual = defineQuery(
  'orchestrator',
  'get-counterfactual',
  1,
  'In what a document differs from the published one on what really happened, as far as it was played; null when unknown.',
  z.object({ jobId: IdSchema }),
  CounterfactualSchema.nullable(),
);

const PlayedCommandsSchema = z.array(z.object({ stepId: z.string(), body: z.unknown() })).max(5);

export const GetCounterfactualCommands = defineQuery(
  'orchestrator',
  'get-counterfactual-commands',
  1,
  'The commands of one kind in which the two documents differ on one order of a comparison, played once more; null when the order is none of it.',
  OrderKeySchema.extend({ jobId: IdSchema, command: z.string().max(100) }),
  z.object({ before: PlayedCommandsSchema, after: PlayedCommandsSchema }).nullable(),
);

export const TryWorkflowStep = defineQuery(
  'orchestrator',
  'try-workflow-step',
  1,
  'What one step of a document does with given data; nothing is sent.',
  z.object({
    document: z.unknown(),
    stepId: z.string().max(100),
    /** What expressions know: `order`, `payment`, `vars`, `steps` (outputs), ... */
    data: z.record(z.string(), z.unknown()),
  }),
  z.object({
    errors: z.array(FaultSchema),
    /** Null where the document or the step cannot be read. */
    tried: z
      .object({
        state: RunStepSchema.shape.state,
        input: z.unknown(),
        output: z.unknown(),
        error: z.object({ code: z.string(), message: z.string() }).nullable(),
        waitsFor: z.string().nullable(),
        /** The next step, or `end`; null while it waits and where it fails without an error path. */
        goesOnTo: z.string().nullable(),
        /** The command or signal that it would send. */
        sends: z.object({ name: z.string(), body: z.unknown() }).nullable(),
      })
      .nullable(),
  }),
);
