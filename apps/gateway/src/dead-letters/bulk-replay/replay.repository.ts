import { Injectable } from '@nestjs/common';
import type { ServiceName } from '#contracts/message';
import { Database, type Sql, type Tx } from '#platform/database/database';
import { decodePosition, encodeCursor } from '../../http/cursor';

export type ReplayState = 'running' | 'canceled' | 'done';
export const ITEM_STATES = ['waiting', 'sent', 'succeeded', 'died', 'gone'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export interface ReplayRow {
  readonly replay_id: string;
  readonly issue_id: string;
  readonly stores: readonly string[] | null;
  readonly state: ReplayState;
  readonly per_second: number;
  readonly credit: number;
  readonly requested_by: string;
  readonly started_at: Date;
  readonly moved_at: Date;
  readonly ended_at: Date | null;
}
export type ItemCounts = Readonly<Record<ItemState, number>>;

export interface ReplayItem {
  readonly service: ServiceName;
  readonly dead_letter_id: string;
}

/** Messages of one replay at most; the rest is for the next. */
export const MOST_ITEMS = 10_000;
const MOST_RUNNING = 20;

@Injectable()
export class ReplayRepository {
  constructor(private readonly database: Database) {}

  /** Takes what waits of the issue now, the oldest first; answers how many. */
  async begin(tx: Tx, replay: Omit<ReplayRow, 'credit' | 'ended_at' | 'moved_at'>): Promise<number> {
    const { replay_id: replayId, issue_id: issueId, stores, started_at: startedAt } = replay;
    await tx.execute(
      `INSERT INTO dead_letter_replays (replay_id, issue_id, stores, state, per_second, requested_by, started_at, moved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [replayId, issueId, stores, replay.state, replay.per_second, replay.requested_by, startedAt],
    );
    const { count } = await tx.query(
      `INSERT INTO dead_letter_replay_items (replay_id, service, dead_letter_id, dead_at, state, changed_at)
       SELECT $1, service, dead_letter_id, dead_at, 'waiting', $4 FROM dead_letter_index
       WHERE issue_id = $2 AND state = 'dead' AND ($3::text[] IS NULL OR store_id = ANY ($3))
       ORDER BY dead_at LIMIT ${MOST_ITEMS}`,
      [replayId, issueId, stores, startedAt],
    );
    return count;
  }

  async waiting(
    issueId: string,
    stores: readonly string[] | null,
  ): Promise<{ count: number; oldest: Date | null }> {
    const { rows } = await this.database.query<{ count: number; oldest: Date | null }>(
      `SELECT count(*)::integer AS count, min(dead_at) AS oldest FROM (
         SELECT dead_at FROM dead_letter_index
         WHERE issue_id = $1 AND state = 'dead' AND ($2::text[] IS NULL OR store_id = ANY ($2))
         ORDER BY dead_at LIMIT ${MOST_ITEMS}) AS those`,
      [issueId, stores],
    );
    return rows[0]!;
  }

  async running(): Promise<ReplayRow[]> {
    const { rows } = await this.database.query<ReplayRow>(
      `SELECT * FROM dead_letter_replays WHERE state = 'running' ORDER BY started_at LIMIT ${MOST_RUNNING}`,
    );
    return rows;
  }

  async lock(tx: Tx, replayId: string): Promise<ReplayRow | undefined> {
    const { rows } = await tx.query<ReplayRow>(
      'SELECT * FROM dead_letter_replays WHERE replay_id = $1 FOR UPDATE',
      [replayId],
    );
    return rows[0];
  }

  /** The next to send, with their state in the index: what was settled otherwise meanwhile is not sent. */
  async next(tx: Tx, replayId: string, limit: number): Promise<Array<ReplayItem & { dead: boolean }>> {
    const { rows } = await tx.query<ReplayItem & { dead: boolean }>(
      `SELECT item.service, item.dead_letter_id, letter.state = 'dead' AS dead
       FROM dead_letter_replay_items AS item JOIN dead_letter_index AS letter USING (service, dead_letter_id)
       WHERE item.replay_id = $1 AND item.state = 'waiting' ORDER BY item.dead_at LIMIT $2`,
      [replayId, limit],
    );
    return rows;
  }

  async mark(
    tx: Tx,
    replayId: string,
    items: readonly ReplayItem[],
    state: ItemState,
    at: Date,
  ): Promise<void> {
    if (items.length === 0) return;
    await tx.execute(
      `UPDATE dead_letter_replay_items SET state = $4, changed_at = $5
       WHERE replay_id = $1 AND (service, dead_letter_id) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
      [replayId, items.map(({ service }) => service), items.map((item) => item.dead_letter_id), state, at],
    );
  }

  /** What became of a message that some replay has sent. */
  async settle(tx: Tx, item: ReplayItem, state: 'succeeded' | 'died' | 'gone', at: Date): Promise<void> {
    const from = state === 'gone' ? ['waiting', 'sent'] : ['sent'];
    await tx.execute(
      `UPDATE dead_letter_replay_items SET state = $3, changed_at = $4
       WHERE service = $1 AND dead_letter_id = $2 AND state = ANY ($5)`,
      [item.service, item.dead_letter_id, state, at, from],
    );
  }

  /** Sent long ago without an outcome: it is being tried on by itself, and nobody waits for it any more. */
  async giveUp(tx: Tx, replayId: string, sentBefore: Date, at: Date): Promise<void> {
    await tx.execute(
      `UPDATE dead_letter_replay_items SET state = 'gone', changed_at = $3
       WHERE replay_id = $1 AND state = 'sent' AND changed_at < $2`,
      [replayId, sentBefore, at],
    );
  }

  async moved(tx: Tx, replayId: string, credit: number, at: Date): Promise<void> {
    await tx.execute('UPDATE dead_letter_replays SET credit = $2, moved_at = $3 WHERE replay_id = $1', [
      replayId,
      credit,
      at,
    ]);
  }

  async end(tx: Tx, replayId: string, state: 'canceled' | 'done', at: Date): Promise<void> {
    await tx.execute(
      `UPDATE dead_letter_replays SET state = $2, ended_at = $3 WHERE replay_id = $1 AND state = 'running'`,
      [replayId, state, at],
    );
  }

  async counts(sql: Sql, replayId: string): Promise<ItemCounts> {
    const { rows } = await sql.query<{ state: ItemState; count: number }>(
      'SELECT state, count(*)::integer AS count FROM dead_letter_replay_items WHERE replay_id = $1 GROUP BY state',
      [replayId],
    );
    const found = Object.fromEntries(rows.map(({ state, count }) => [state, count])) as Partial<ItemCounts>;
    return { waiting: 0, sent: 0, succeeded: 0, died: 0, gone: 0, ...found };
  }

  async find(replayId: string): Promise<ReplayRow | undefined> {
    const { rows } = await this.database.query<ReplayRow>(
      'SELECT * FROM dead_letter_replays WHERE replay_id = $1',
      [replayId],
    );
    return rows[0];
  }

  /** The newest first. Who sees only some stores sees replays of nothing but these. */
  async list(
    stores: readonly string[] | null,
    cursor: string | null,
    limit: number,
  ): Promise<{ rows: ReplayRow[]; nextCursor: string | null }> {
    const [at, id] = decodePosition(cursor);
    const { rows } = await this.database.query<ReplayRow>(
      `SELECT * FROM dead_letter_replays
       WHERE ($1::text[] IS NULL OR stores <@ $1)
         AND ($2::timestamptz IS NULL OR (date_trunc('milliseconds', started_at), replay_id) < ($2, $3::text))
       ORDER BY started_at DESC, replay_id DESC LIMIT $4`,
      [stores, at, id, limit + 1],
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const more = rows.length > limit && last;
    return {
      rows: shown,
      nextCursor: more ? encodeCursor([last.started_at.toISOString(), last.replay_id]) : null,
    };
  }

  /** @returns how many were forgotten */
  async purge(endedBefore: Date): Promise<number> {
    const { count } = await this.database.query('DELETE FROM dead_letter_replays WHERE ended_at < $1', [
      endedBefore,
    ]);
    return count;
  }
}
