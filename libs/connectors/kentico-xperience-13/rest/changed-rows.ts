import { Failure } from '#platform/errors/failure';
import type { KenticoRestClient } from './kentico-rest.client';
import type { KenticoRow } from './kentico-row';

/** The type whose changes are listed, with its key and its time of change. */
export interface ChangedType {
  readonly type: string;
  readonly id: string;
  readonly modified: string;
}

export interface ChangedRows {
  readonly rows: ReadonlyArray<{ readonly id: string; readonly modifiedAt: Date }>;
  readonly nextCursor: string | null;
}

const PAGE = 100;
/** No place moves its clocks by more than this twice a year. */
const SUMMER_TIME_MS = 60 * 60 * 1000;
/** Most rows of the fallback, which can bound its reading by their number alone. */
const FALLBACK_ROWS = 6400;

/**
 * Rows changed since an instant, oldest first. Kentico stores and compares its web server's local time without a zone, so the
 * bound is written with the offset of the newest row, widened by an hour (the offset may have been another one then), and the
 * answer is judged by real instants. Pages go on after the last row's own values, since rows move to the end while we read.
 */
export class ChangedRowsReader {
  private readonly columns: string;

  constructor(
    private readonly rest: KenticoRestClient,
    private readonly of: ChangedType,
  ) {
    this.columns = `${of.id},${of.modified}`;
  }

  async list(since: Date, cursor: string | null): Promise<ChangedRows> {
    const where = cursor === null ? await this.firstBound(since) : this.boundAfter(cursor);
    if (where === null) return { rows: [], nextCursor: null };
    try {
      return this.page(await this.query(where), since);
    } catch (error) {
      if (cursor === null && error instanceof Failure && error.code === 'kentico-access-denied') {
        return this.latest(since, error);
      }
      throw error;
    }
  }

  private async firstBound(since: Date): Promise<string | null> {
    const [newest] = await this.rest.list(this.of.type, {
      orderby: `${this.of.modified} DESC`,
      topn: 1,
      columns: this.columns,
    });
    if (!newest || !this.changedSince(newest, since)) return null;
    const offset = this.localText(newest).slice(-6);
    const from = localTime(new Date(since.getTime() - SUMMER_TIME_MS), offset);
    return `${this.of.modified}>='${from}'`;
  }

  private query(where: string): Promise<KenticoRow[]> {
    return this.rest.list(this.of.type, {
      where,
      orderby: `${this.of.modified},${this.of.id}`,
      maxrecords: PAGE,
      columns: this.columns,
    });
  }

  /** For services whose SQL filter refuses a quoted date: the latest changes, twice as many each time, until they reach back far enough. */
  private async latest(since: Date, refused: Failure): Promise<ChangedRows> {
    const reached = new Date(since.getTime() - SUMMER_TIME_MS);
    for (let count = PAGE; count <= FALLBACK_ROWS; count *= 2) {
      const rows = await this.rest.list(this.of.type, {
        orderby: `${this.of.modified} DESC,${this.of.id} DESC`,
        topn: count,
        columns: this.columns,
      });
      const last = rows.at(-1);
      if (!last || rows.length < count || !this.changedSince(last, reached))
        return { rows: this.byChange(rows.filter((row) => this.changedSince(row, since))), nextCursor: null };
    }
    throw refused;
  }

  private page(rows: readonly KenticoRow[], since: Date): ChangedRows {
    const recent = rows.filter((row) => this.changedSince(row, since));
    const last = rows.at(-1);
    const nextCursor =
      last && rows.length === PAGE
        ? `${this.localText(last).replace(/(?:Z|[+-]\d{2}:\d{2})$/, '')}|${last.requiredInteger(this.of.id)}`
        : null;
    return { rows: this.byChange(recent), nextCursor };
  }

  private boundAfter(cursor: string): string {
    const match = /^([\d:T.-]+)\|(\d+)$/.exec(cursor);
    if (!match) throw Failure.permanent('cursor-unreadable', `Not a cursor of this listing: ${cursor}`);
    const [, time, id] = match;
    const { modified } = this.of;
    return `${modified}>'${String(time)}' OR (${modified}='${String(time)}' AND ${this.of.id}>${String(id)})`;
  }

  private byChange(rows: readonly KenticoRow[]): ChangedRows['rows'] {
    return rows
      .map((row) => ({
        id: String(row.requiredInteger(this.of.id)),
        modifiedAt: row.requiredInstant(this.of.modified),
      }))
      .sort((left, right) => left.modifiedAt.getTime() - right.modifiedAt.getTime());
  }

  /** A row whose change nobody has dated was not changed. */
  private changedSince(row: KenticoRow, since: Date): boolean {
    const at = row.instant(this.of.modified);
    return at !== null && at >= since;
  }

  private localText(row: KenticoRow): string {
    return row.requiredText(this.of.modified);
  }
}

/** `2026-11-21T14:05:00` on a clock that is ahead of UTC by an offset such as `+02:00`. */
function localTime(instant: Date, offset: string): string {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(offset);
  const minutes = match ? (Number(match[2]) * 60 + Number(match[3])) * (match[1] === '-' ? -1 : 1) : 0;
  return new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, 19);
}
