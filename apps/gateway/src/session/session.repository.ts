import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '#platform/database/database';
import type { Role } from '../auth/actor';

const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex');

export type Authentication = 'password' | 'oidc' | 'token';

/** A live session with the rights of today, which may differ from those at its beginning. */
export interface LiveSession {
  readonly authentication: Authentication;
  readonly account_id: string | null;
  readonly token_id: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly role: Role | null;
  readonly stores: string[] | null;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly expires_at: Date;
}

export interface NewSession {
  readonly authentication: Authentication;
  readonly accountId: string | null;
  readonly tokenId: string | null;
  readonly providerSession?: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Only hashes of session values are kept: who reads the table cannot sign in. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  async insert(sql: Sql, value: string, session: NewSession): Promise<void> {
    await sql.query(
      `INSERT INTO sessions (session_hash, authentication, account_id, token_id, created_at, seen_at, expires_at, oidc_session)
       VALUES ($1, $2, $3, $4, $5, $5, $6, $7)`,
      [
        hashOf(value),
        session.authentication,
        session.accountId,
        session.tokenId,
        session.createdAt,
        session.expiresAt,
        session.providerSession ?? null,
      ],
    );
  }

  /** Ends with its account or token: a disabled one has no live session. */
  async findLive(value: string, now: Date): Promise<LiveSession | undefined> {
    const { rows } = await this.database.query<LiveSession>(
      `SELECT s.authentication, s.account_id, s.token_id, s.created_at, s.seen_at, s.expires_at,
              coalesce(a.name, t.name) AS name, a.email, coalesce(a.role, t.role) AS role,
              CASE WHEN s.account_id IS NOT NULL THEN a.stores ELSE t.stores END AS stores
       FROM sessions s
       LEFT JOIN accounts a ON a.account_id = s.account_id
       LEFT JOIN api_tokens t ON t.token_id = s.token_id
       WHERE s.session_hash = $1 AND s.expires_at > $2
         AND (s.account_id IS NULL OR a.disabled_at IS NULL)
         AND (s.token_id IS NULL OR (t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $2)))`,
      [hashOf(value), now],
    );
    return rows[0];
  }

  async extend(value: string, seenAt: Date, expiresAt: Date): Promise<void> {
    await this.database.query('UPDATE sessions SET seen_at = $2, expires_at = $3 WHERE session_hash = $1', [
      hashOf(value),
      seenAt,
      expiresAt,
    ]);
  }

  async end(value: string): Promise<void> {
    await this.database.query('DELETE FROM sessions WHERE session_hash = $1', [hashOf(value)]);
  }

  async endAllOf(sql: Sql, accountId: string): Promise<void> {
    await sql.query('DELETE FROM sessions WHERE account_id = $1', [accountId]);
  }

  /**
   * Sessions that began with the OpenID provider: all of a person, the one it calls so, or of a person the one it calls so
   * and those it gave no name.
   */
  async endOfProvider(
    sql: Sql,
    { subject, session }: { readonly subject: string | null; readonly session: string | null },
  ): Promise<ReadonlyArray<{ readonly accountId: string; readonly email: string; readonly count: number }>> {
    const { rows } = await sql.query<{ account_id: string; email: string; count: number }>(
      `WITH ended AS (
         DELETE FROM sessions s USING accounts a
         WHERE a.account_id = s.account_id AND s.authentication = 'oidc'
           AND coalesce($1, $2) IS NOT NULL
           AND ($1::text IS NULL OR a.oidc_subject = $1)
           AND ($2::text IS NULL OR s.oidc_session = $2 OR ($1 IS NOT NULL AND s.oidc_session IS NULL))
         RETURNING a.account_id, a.email)
       SELECT account_id, email, count(*)::int AS count FROM ended GROUP BY account_id, email`,
      [subject, session],
    );
    return rows.map(({ account_id: accountId, email, count }) => ({ accountId, email, count }));
  }

  async purge(now: Date): Promise<void> {
    await this.database.query(
      `DELETE FROM sessions WHERE session_hash IN
         (SELECT session_hash FROM sessions WHERE expires_at <= $1 LIMIT 10000)`,
      [now],
    );
  }
}
