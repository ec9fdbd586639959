import { Failure } from '#platform/errors/failure';
import type { KenticoRestClient } from '../rest/kentico-rest.client';
import type { KenticoRow } from '../rest/kentico-row';

export interface ChangedOrders {
  readonly orderIds: ReadonlyArray<{ readonly orderId: string; readonly modifiedAt: Date }>;
  readonly nextCursor: string | null;
}

const PAGE = 100;
const COLUMNS = 'OrderID,OrderLastModified';
/** No place moves its clocks by more than this twice a year. */
const SUMMER_TIME_MS = 60 * 60 * 1000;
/** Pages of the fallback that reads without a date: a sweep that was away for longer goes on with its next run. */
const FALLBACK_PAGES = 50;

/**
 * Orders changed since an instant, oldest first. Kentico stores and compares its web server's local time without a zone, so the
 * bound is written with the offset of the newest order, widened by an hour (the offset may have been another one then), and the
 * answer is judged by real instants. Pages go on after the last row's own values, since rows move to the end while we read.
 */
export class ChangedOrdersReader {
  constructor(private readonly rest: KenticoRestClient) {}

  async list(since: Date, cursor: string | null): Promise<ChangedOrders> {
    const where = cursor === null ? await this.firstBound(since) : boundAfter(cursor);
    if (where === null) return { orderIds: [], nextCursor: null };
    try {
      return page(await this.query(where), since);
    } catch (error) {
      if (cursor === null && error instanceof Failure && error.code === 'kentico-access-denied') {
        return this.newestFirst(since, error);
      }
      throw error;
    }
  }

  private async firstBound(since: Date): Promise<string | null> {
    const [newest] = await this.rest.list('ecommerce.order', {
      orderby: 'OrderLastModified DESC',
      topn: 1,
      columns: COLUMNS,
    });
    if (!newest || newest.requiredInstant('OrderLastModified') < since) return null;
    const offset = localText(newest).slice(-6);
    const from = localTime(new Date(since.getTime() - SUMMER_TIME_MS), offset);
    return `OrderLastModified>='${from}'`;
  }

  private query(where: string): Promise<KenticoRow[]> {
    return this.rest.list('ecommerce.order', {
      where,
      orderby: 'OrderLastModified,OrderID',
      maxrecords: PAGE,
      columns: COLUMNS,
    });
  }

  /** For services whose SQL filter refuses a quoted date: from the newest backwards until they are too old. */
  private async newestFirst(since: Date, refused: Failure): Promise<ChangedOrders> {
    const found: KenticoRow[] = [];
    let below: number | null = null;
    for (let pages = 0; pages < FALLBACK_PAGES; pages += 1) {
      const rows: KenticoRow[] = await this.rest.list('ecommerce.order', {
        ...(below === null ? {} : { where: `OrderID<${below}` }),
        orderby: 'OrderID DESC',
        maxrecords: PAGE,
        columns: COLUMNS,
      });
      const recent = rows.filter((row) => row.requiredInstant('OrderLastModified') >= since);
      found.push(...recent);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE || recent.length === 0)
        return { orderIds: byChange(found), nextCursor: null };
      below = last.requiredInteger('OrderID');
    }
    throw refused;
  }
}

function page(rows: readonly KenticoRow[], since: Date): ChangedOrders {
  const recent = rows.filter((row) => row.requiredInstant('OrderLastModified') >= since);
  const last = rows.at(-1);
  const nextCursor =
    last && rows.length === PAGE
      ? `${localText(last).replace(/(?:Z|[+-]\d{2}:\d{2})$/, '')}|${last.requiredInteger('OrderID')}`
      : null;
  return { orderIds: byChange(recent), nextCursor };
}

function boundAfter(cursor: string): string {
  const match = /^([\d:T.-]+)\|(\d+)$/.exec(cursor);
  if (!match) throw Failure.permanent('cursor-unreadable', `Not a cursor of this listing: ${cursor}`);
  const [, time, id] = match;
  return `OrderLastModified>'${String(time)}' OR (OrderLastModified='${String(time)}' AND OrderID>${String(id)})`;
}

function byChange(rows: readonly KenticoRow[]): ChangedOrders['orderIds'] {
  return rows
    .map((row) => ({
      orderId: String(row.requiredInteger('OrderID')),
      modifiedAt: row.requiredInstant('OrderLastModified'),
    }))
    .sort((left, right) => left.modifiedAt.getTime() - right.modifiedAt.getTime());
}

function localText(row: KenticoRow): string {
  return row.requiredText('OrderLastModified');
}

/** `2026-11-21T14:05:00` on a clock that is ahead of UTC by an offset such as `+02:00`. */
function localTime(instant: Date, offset: string): string {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(offset);
  const minutes = match ? (Number(match[2]) * 60 + Number(match[3])) * (match[1] === '-' ? -1 : 1) : 0;
  return new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, 19);
}
