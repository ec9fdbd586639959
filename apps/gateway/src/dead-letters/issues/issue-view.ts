import { z } from 'zod';
import { SERVICES } from '#contracts/message';
import { InstantSchema } from '#contracts/models/common';
import { ISSUE_STATES, type VisibleIssue } from './issue.repository';

export const IssueSchema = z.object({
  id: z.string(),
  service: z.enum(SERVICES),
  type: z.string(),
  code: z.string(),
  connectionId: z.string().nullable(),
  field: z.string().nullable(),
  state: z.enum(ISSUE_STATES),
  /** Dead letters that wait, of the stores the asking person may see; counted up to 10,000. */
  waiting: z.int(),
  orders: z.int(),
  /** Deaths there ever were, of all stores; null for who sees only some. */
  occurrences: z.int().nullable(),
  firstAt: InstantSchema,
  lastAt: InstantSchema,
  /** Of the newest; null for who sees only some stores. */
  reason: z.string().nullable(),
  suggestion: z.string().nullable(),
  /** Who set the state; null when it came by itself. */
  stateBy: z.string().nullable(),
  /** What a person wrote; `succeeded`, `settled` or `occurred-again` when it came by itself. */
  stateNote: z.string().nullable(),
  stateAt: InstantSchema,
});
export type IssueView = z.output<typeof IssueSchema>;

/** What happened in other stores is no business of somebody who sees only some. */
export function issueView(row: VisibleIssue, stores: readonly string[] | null): IssueView {
  const all = stores === null;
  return {
    id: row.issue_id,
    service: row.service,
    type: row.type,
    code: row.code,
    connectionId: row.connection_id,
    field: row.field,
    state: row.state,
    waiting: row.waiting,
    orders: row.orders,
    occurrences: all ? Number(row.occurrences) : null,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    reason: all ? row.reason : null,
    suggestion: all ? row.suggestion : null,
    stateBy: row.state_by,
    stateNote: row.state_note,
    stateAt: row.state_at.toISOString(),
  };
}
