import { z } from 'zod';
import { Failure } from '#platform/errors/failure';
import { listOf } from './models';
import type { OrderCloudClient } from './ordercloud.client';

export interface ChangedEntry {
  readonly id: string;
  readonly at: Date;
}

const PAGE = 100;
const rowSchema = z.looseObject({ ID: z.string() });
const cursorSchema = z.object({
  from: z.iso.datetime({ offset: true }),
  page: z.int().min(1),
  seen: z.array(z.string()),
});
type Cursor = z.output<typeof cursorSchema>;

/** Entries of a list by one of their times, oldest first. Lists move while they are read: every page begins at the time of the last entry of the one before. */
export class ChangedList {
  constructor(
    private readonly client: OrderCloudClient,
    private readonly path: string,
    private readonly timeField: string,
  ) {}

  async list(
    since: Date,
    cursor: string | null,
  ): Promise<{ readonly entries: readonly ChangedEntry[]; readonly nextCursor: string | null }> {
    const at = cursor === null ? { from: since.toISOString(), page: 1, seen: [] } : parseCursor(cursor);
    const { Items } = await this.client.get(this.path, listOf(rowSchema), {
      page: at.page,
      pageSize: PAGE,
      sortBy: `${this.timeField},ID`,
      [this.timeField]: `!<${at.from}`,
    });
    const entries = Items.map((item) => ({ id: item.ID, at: instant(item[this.timeField], this.timeField) }));
    const seen = new Set(at.seen);
    return {
      entries: entries.filter((entry) => !seen.has(entry.id) && entry.at >= since),
      nextCursor: entries.length < PAGE ? null : JSON.stringify(after(at, entries)),
    };
  }
}

/** From the last entry's own time on; only when a whole page has one and the same time, the next page of it. */
function after(at: Cursor, entries: readonly ChangedEntry[]): Cursor {
  const from = entries.at(-1)!.at.toISOString();
  if (from === at.from) return { from, page: at.page + 1, seen: [] };
  const seen = entries.filter((entry) => entry.at.toISOString() === from).map(({ id }) => id);
  return { from, page: 1, seen };
}

function instant(value: unknown, field: string): Date {
  const date = new Date(typeof value === 'string' ? value : '');
  if (!Number.isNaN(date.getTime())) return date;
  throw Failure.mapping('unexpected-value', `OrderCloud's ${field} is not a date`, { details: { field } });
}

function parseCursor(cursor: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (error) {
    throw Failure.permanent('cursor-unreadable', 'This cursor is none of ours', { cause: error });
  }
}
