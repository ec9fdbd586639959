import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { attemptHash } from './oidc-attempt';

/** Anybody may begin: beyond this many at once nobody does. */
const MOST_OPEN = 10_000;

/** Attempts that have begun and not come back; each comes back once. */
@Injectable()
export class OidcAttemptRepository {
  constructor(private readonly database: Database) {}

  /** False when too many are open. */
  async begin(value: string, returnTo: string, expiresAt: Date): Promise<boolean> {
    const { count } = await this.database.query(
      `INSERT INTO oidc_attempts (attempt_hash, return_to, expires_at)
       SELECT $1, $2, $3 WHERE (SELECT count(*) FROM oidc_attempts) < ${MOST_OPEN}`,
      [attemptHash(value), returnTo, expiresAt],
    );
    return count > 0;
  }

  /** Where to go on; undefined for one that is unknown, late or was taken before. */
  async take(value: string, now: Date): Promise<{ readonly returnTo: string } | undefined> {
    const { rows } = await this.database.query<{ return_to: string; expires_at: Date }>(
      'DELETE FROM oidc_attempts WHERE attempt_hash = $1 RETURNING return_to, expires_at',
      [attemptHash(value)],
    );
    const row = rows[0];
    return row && row.expires_at > now ? { returnTo: row.return_to } : undefined;
  }

  async purge(now: Date): Promise<void> {
    await this.database.query('DELETE FROM oidc_attempts WHERE expires_at <= $1', [now]);
  }
}
