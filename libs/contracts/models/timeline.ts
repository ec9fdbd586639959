import { z } from 'zod';
import { InstantSchema } from './common';

/** What made it happen: a fact of the same timeline, a step of a workflow, or a message from outside (a webhook, somebody's request). */
const CauseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), eventId: z.string() }),
  z.object({ kind: z.literal('step'), runId: z.string(), workflowId: z.string(), stepId: z.string() }),
  z.object({ kind: z.literal('message'), messageId: z.string() }),
]);
export type Cause = z.output<typeof CauseSchema>;

export const TimelineItemSchema = z.object({
  at: InstantSchema,
  /** The fact's name: `payment.succeeded`. */
  type: z.string(),
  /** The service that told it. */
  source: z.string(),
  /** One sentence for people. */
  summary: z.string(),
  eventId: z.string(),
  /** Left out where it is not known. */
  cause: CauseSchema.optional(),
});
export type TimelineItem = z.output<typeof TimelineItemSchema>;

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const PageRequestSchema = z.object({
  cursor: z.string().max(500).nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
});
