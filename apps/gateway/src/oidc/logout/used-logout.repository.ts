import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '#platform/database/database';
import type { LogoutClaims } from './logout-claims';

/** Logout tokens that have had their effect, for as long as they could be sent again. */
@Injectable()
export class UsedLogoutRepository {
  constructor(private readonly database: Database) {}

  /** False when it was used before. */
  async use(sql: Sql, { issuer, tokenId, expiresAt }: LogoutClaims): Promise<boolean> {
    const hash = createHash('sha256').update(`${issuer} ${tokenId}`).digest('hex');
    const { count } = await sql.query(
      'INSERT INTO oidc_used_logouts (token_hash, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [hash, expiresAt],
    );
    return count > 0;
  }

  async purge(now: Date): Promise<void> {
    await this.database.query('DELETE FROM oidc_used_logouts WHERE expires_at <= $1', [now]);
  }
}
