import { z } from 'zod';
import { SERVICES } from '#contracts/message';
import { InstantSchema } from '#contracts/models/common';
import { DEAD_LETTER_STATES, type DeadLetterRow } from './dead-letter.repository';

export const DeadLetterSchema = z.object({
  id: z.string(),
  service: z.enum(SERVICES),
  storeId: z.string().nullable(),
  orderId: z.string().nullable(),
  type: z.string(),
  failureClass: z.string(),
  code: z.string(),
  reason: z.string(),
  suggestion: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  attempts: z.int(),
  firstSeenAt: InstantSchema,
  deadAt: InstantSchema,
  state: z.enum(DEAD_LETTER_STATES),
  settledBy: z.string().nullable(),
  settledReason: z.string().nullable(),
  issueId: z.string().nullable(),
  succeededAt: InstantSchema.nullable(),
  succeededBy: z.enum(['replay', 'later-message']).nullable(),
  body: z.unknown(),
});

export function viewOf(row: DeadLetterRow): z.input<typeof DeadLetterSchema> {
  return {
    id: row.dead_letter_id,
    service: row.service,
    storeId: row.store_id,
    orderId: row.order_id,
    type: row.type,
    failureClass: row.failure_class,
    code: row.code,
    reason: row.reason,
    suggestion: row.suggestion,
    details: row.details,
    attempts: row.attempts,
    firstSeenAt: row.first_seen_at.toISOString(),
    deadAt: row.dead_at.toISOString(),
    state: row.state,
    settledBy: row.settled_by,
    settledReason: row.settled_reason,
    issueId: row.issue_id,
    succeededAt: row.succeeded_at?.toISOString() ?? null,
    succeededBy: row.succeeded_by,
    body: JSON.parse(row.body) as unknown,
  };
}
