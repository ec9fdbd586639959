import { z } from 'zod';
import { InstantSchema } from '#contracts/models/common';
import type { ItemCounts, ReplayRow } from './replay.repository';

const CountSchema = z.int().nonnegative();

export const ReplaySchema = z.object({
  id: z.string(),
  issueId: z.string(),
  state: z.enum(['running', 'canceled', 'done']),
  perSecond: z.number(),
  total: CountSchema,
  counts: z.object({
    /** Not sent yet; of a canceled replay never. */
    waiting: CountSchema,
    /** Handed to its service, the outcome is not known yet. */
    sent: CountSchema,
    succeeded: CountSchema,
    /** Died again; the dead letter says why. */
    died: CountSchema,
    /** Settled in another way, or without an outcome for an hour. */
    gone: CountSchema,
  }),
  etaSeconds: CountSchema.nullable(),
  requestedBy: z.string(),
  startedAt: InstantSchema,
  endedAt: InstantSchema.nullable(),
});
export type ReplayView = z.output<typeof ReplaySchema>;

export function replayView(row: ReplayRow, counts: ItemCounts): ReplayView {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    id: row.replay_id,
    issueId: row.issue_id,
    state: row.state,
    perSecond: row.per_second,
    total,
    counts,
    etaSeconds: row.state === 'running' ? Math.ceil(counts.waiting / row.per_second) : null,
    requestedBy: row.requested_by,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
