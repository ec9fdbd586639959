import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';

/** What came of one look at an outside system. */
export const ConnectionTestSchema = z.object({
  ok: z.boolean(),
  tookMs: z.int().nonnegative(),
  /** The rest is null when it worked. */
  code: z.string().max(100).nullable(),
  message: z.string().max(2_000).nullable(),
  /** What a person can do about it. */
  suggestion: z.string().max(2_000).nullable(),
});
export type ConnectionTest = z.output<typeof ConnectionTestSchema>;

/** How a connection stands in one service. */
export const ConnectionStateSchema = z.object({
  connectionId: IdSchema,
  state: z.enum(['healthy', 'degraded']),
  since: InstantSchema,
  /** When the outside system last answered; null when that was before this was noted. */
  lastAnswerAt: InstantSchema.nullable(),
  code: z.string().nullable(),
  message: z.string().nullable(),
});
export type ConnectionState = z.output<typeof ConnectionStateSchema>;
