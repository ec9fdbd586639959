import { z } from 'zod';
import { defineQuery } from '../message';
import { IdSchema, InstantSchema, OrderKeySchema } from '../models/common';
import { TimelineItemSchema } from '../models/timeline';

/** A place where a run stands still on purpose. */
export const RunWaitSchema = z.object({
  stepId: z.string(),
  kind: z.enum(['call', 'retry', 'listen', 'timer', 'approval']),
  since: InstantSchema,
  /** When the run goes on by itself; null when only something from outside moves it. */
  dueAt: InstantSchema.nullable(),
  /** The command that was sent, or the facts that are listened for. */
  waitingFor: z.string().nullable(),
  attempts: z.int().nonnegative(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type RunWait = z.output<typeof RunWaitSchema>;

export const OpenRunSchema = z.object({
  runId: IdSchema,
  workflowId: IdSchema,
  version: z.int(),
  state: z.enum(['running', 'waiting', 'failed']),
  startedAt: InstantSchema,
  failure: z.object({ stepId: z.string(), code: z.string(), message: z.string() }).nullable(),
  waits: z.array(RunWaitSchema).max(50),
});
export type OpenRun = z.output<typeof OpenRunSchema>;

export const RaisedAlertSchema = z.object({
  kind: z.string(),
  subject: z.string(),
  title: z.string(),
  detail: z.string(),
  since: InstantSchema,
});
export type RaisedAlert = z.output<typeof RaisedAlertSchema>;

export const GetOrderSituation = defineQuery(
  'orchestrator',
  'get-order-situation',
  1,
  'Where the runs of an order stand, and the alerts that concern it or a connection of its store.',
  OrderKeySchema,
  z.object({
    runs: z.array(OpenRunSchema).max(50),
    /** Runs there ever were, the ended ones included. */
    runCount: z.int().nonnegative(),
    alerts: z.array(RaisedAlertSchema).max(100),
    /** The newest, oldest first. */
    events: z.array(TimelineItemSchema).max(200),
  }),
);
