import { z } from 'zod';
import { Failure } from '#platform/errors/failure';
import { listOf } from '../rest/models';
import type { OrderCloudClient } from '../rest/ordercloud.client';

export interface ChangedOrders {
  readonly orderIds: ReadonlyArray<{ readonly orderId: string; readonly modifiedAt: Date }>;
  readonly nextCursor: string | null;
}

const PAGE = 100;
const rowSchema = z.object({ ID: z.string(), LastUpdated: z.string() });
const cursorSchema = z.object({
  from: z.iso.datetime({ offset: true }),
  page: z.int().min(1),
  seen: z.array(z.string()),
});
type Cursor = z.output<typeof cursorSchema>;

/**
 * Submitted orders changed since an instant, oldest change first. The list is served from a search index that lags by seconds to minutes
 * and moves while it is read: every page begins at the time of the last order of the one before, and who asks overlaps in time.
 */
export class ChangedOrdersReader {
  constructor(
    private readonly client: OrderCloudClient,
    private readonly direction: string,
  ) {}

  async list(since: Date, cursor: string | null): Promise<ChangedOrders> {
    const at = cursor === null ? { from: since.toISOString(), page: 1, seen: [] } : parseCursor(cursor);
    const { Items: rows } = await this.client.get(`orders/${this.direction}`, listOf(rowSchema), {
      page: at.page,
      pageSize: PAGE,
      sortBy: 'LastUpdated,ID',
      LastUpdated: `!<${at.from}`,
    });
    const seen = new Set(at.seen);
    return {
      orderIds: rows
        .filter(({ ID }) => !seen.has(ID))
        .map(({ ID, LastUpdated }) => ({ orderId: ID, modifiedAt: new Date(LastUpdated) }))
        .filter(({ modifiedAt }) => modifiedAt >= since),
      nextCursor: rows.length < PAGE ? null : JSON.stringify(after(at, rows)),
    };
  }
}

/** From the last row's own time on; only when a whole page has one and the same time, the next page of it. */
function after(at: Cursor, rows: ReadonlyArray<z.output<typeof rowSchema>>): Cursor {
  const last = rows.at(-1)!;
  const from = new Date(last.LastUpdated).toISOString();
  if (from === at.from) return { from, page: at.page + 1, seen: [] };
  const seen = rows
    .filter(({ LastUpdated }) => new Date(LastUpdated).toISOString() === from)
    .map(({ ID }) => ID);
  return { from, page: 1, seen };
}

function parseCursor(cursor: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (error) {
    throw Failure.permanent('cursor-unreadable', 'This cursor is none of ours', { cause: error });
  }
}
