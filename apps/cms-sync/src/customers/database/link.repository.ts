import type { CustomerLink, CustomerProfile } from '#contracts/models/customer';
import { columnsOf } from '#platform/database/columns';
import type { Sql, Tx } from '#platform/database/database';

export interface LinkRecord {
  readonly connectionId: string;
  readonly externalId: string;
  readonly storeId: string;
  readonly personId: string;
  readonly side: CustomerLink['side'];
  readonly state: CustomerLink['state'];
  readonly reason: CustomerLink['reason'];
  readonly guest: boolean;
  /** As the record was agreed on last; null before the first comparison. */
  readonly base: CustomerProfile | null;
  /** What a write under way makes of it. */
  readonly pending: CustomerProfile | null;
  readonly since: Date;
  readonly endedAt: Date | null;
}

interface LinkRow {
  connection_id: string;
  external_id: string;
  store_id: string;
  person_id: string;
  side: LinkRecord['side'];
  state: LinkRecord['state'];
  reason: LinkRecord['reason'];
  guest: boolean;
  base: CustomerProfile | null;
  pending: CustomerProfile | null;
  since: Date;
  ended_at: Date | null;
}

const COLUMNS = columnsOf<LinkRow>({
  connection_id: true,
  external_id: true,
  store_id: true,
  person_id: true,
  side: true,
  state: true,
  reason: true,
  guest: true,
  base: true,
  pending: true,
  since: true,
  ended_at: true,
});

export interface RecordKey {
  readonly connectionId: string;
  readonly externalId: string;
}

/** The identity map: which record in which system is whose. One record belongs to one person. */
export class LinkRepository {
  async find(sql: Sql, { connectionId, externalId }: RecordKey): Promise<LinkRecord | undefined> {
    const { rows } = await sql.query<LinkRow>(
      `SELECT ${COLUMNS} FROM customer_links WHERE connection_id = $1 AND external_id = $2`,
      [connectionId, externalId],
    );
    return rows[0] && toRecord(rows[0]);
  }

  /** The oldest first. */
  async ofPerson(sql: Sql, personId: string): Promise<LinkRecord[]> {
    const { rows } = await sql.query<LinkRow>(
      `SELECT ${COLUMNS} FROM customer_links WHERE person_id = $1 ORDER BY since, connection_id, external_id`,
      [personId],
    );
    return rows.map(toRecord);
  }

  /** False when another transaction was first. A record that had ended and is there again begins anew. */
  async insert(tx: Tx, link: LinkRecord): Promise<boolean> {
    const { count } = await tx.query(
      `INSERT INTO customer_links (connection_id, external_id, store_id, person_id, side, state, reason, guest, since)
       VALUES ($1, $2, $3, $4, $5, 'active', $6, $7, $8)
       ON CONFLICT (connection_id, external_id) DO UPDATE
         SET person_id = excluded.person_id, state = 'active', reason = excluded.reason, guest = excluded.guest,
             base = NULL, pending = NULL, since = excluded.since, ended_at = NULL
         WHERE customer_links.state IN ('archived', 'deleted')`,
      [
        link.connectionId,
        link.externalId,
        link.storeId,
        link.personId,
        link.side,
        link.reason,
        link.guest,
        link.since,
      ],
    );
    return count > 0;
  }

  async agree(
    tx: Tx,
    { connectionId, externalId }: RecordKey,
    agreed: {
      readonly base: CustomerProfile;
      readonly pending: CustomerProfile | null;
      readonly guest: boolean;
    },
  ): Promise<void> {
    await tx.execute(
      `UPDATE customer_links SET base = $3, pending = $4, guest = $5
       WHERE connection_id = $1 AND external_id = $2`,
      [
        connectionId,
        externalId,
        JSON.stringify(agreed.base),
        agreed.pending && JSON.stringify(agreed.pending),
        agreed.guest,
      ],
    );
  }

  /** True for whoever ends it first. */
  async end(
    tx: Tx,
    { connectionId, externalId }: RecordKey,
    state: 'archived' | 'deleted',
    at: Date,
  ): Promise<boolean> {
    const { count } = await tx.query(
      `UPDATE customer_links SET state = $3, ended_at = $4, pending = NULL
       WHERE connection_id = $1 AND external_id = $2 AND state = 'active'`,
      [connectionId, externalId, state, at],
    );
    return count > 0;
  }

  async moveTo(tx: Tx, from: string, into: string, reason: LinkRecord['reason']): Promise<void> {
    await tx.query(
      `UPDATE customer_links SET person_id = $2, base = NULL, pending = NULL, reason = $3 WHERE person_id = $1`,
      [from, into, reason],
    );
  }

  async eraseAll(tx: Tx, personId: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE customer_links SET state = 'erased', base = NULL, pending = NULL, ended_at = coalesce(ended_at, $2)
       WHERE person_id = $1`,
      [personId, at],
    );
  }
}

const toRecord = (row: LinkRow): LinkRecord => ({
  connectionId: row.connection_id,
  externalId: row.external_id,
  storeId: row.store_id,
  personId: row.person_id,
  side: row.side,
  state: row.state,
  reason: row.reason,
  guest: row.guest,
  base: row.base,
  pending: row.pending,
  since: row.since,
  endedAt: row.ended_at,
});
