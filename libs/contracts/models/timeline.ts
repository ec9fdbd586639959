import { z } from 'zod';
import { InstantSchema } from './common';

export const TimelineItemSchema = z.object({
  at: InstantSchema,
  /** The fact's name: `payment.succeeded`. */
  type: z.string(),
  /** The service that told it. */
  source: z.string(),
  /** One sentence for people. */
  summary: z.string(),
  eventId: z.string(),
});
export type TimelineItem = z.output<typeof TimelineItemSchema>;

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const PageRequestSchema = z.object({
  cursor: z.string().max(500).nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
});
