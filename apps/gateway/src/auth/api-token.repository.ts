import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '#platform/database/database';
import type { Role } from './actor';

export interface ApiTokenRow {
  readonly token_id: string;
  readonly name: string;
  readonly stores: string[] | null;
  readonly role: Role;
  readonly created_at: Date;
  readonly created_by: string;
  readonly expires_at: Date | null;
}

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

@Injectable()
export class ApiTokenRepository {
  constructor(private readonly database: Database) {}

  /** Live tokens only. Looked up by hash, so the time it takes tells nothing of the token. */
  async findLive(token: string, now: Date): Promise<ApiTokenRow | undefined> {
    const { rows } = await this.database.query<ApiTokenRow>(
      `SELECT token_id, name, stores, role, created_at, created_by, expires_at FROM api_tokens
       WHERE token_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
      [hashToken(token), now],
    );
    return rows[0];
  }

  /** Whether it may still be used. */
  async isLive(tokenId: string, now: Date): Promise<boolean> {
    const { rows } = await this.database.query(
      `SELECT 1 FROM api_tokens WHERE token_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
      [tokenId, now],
    );
    return rows.length > 0;
  }

  async list(): Promise<ApiTokenRow[]> {
    const { rows } = await this.database.query<ApiTokenRow>(
      `SELECT token_id, name, stores, role, created_at, created_by, expires_at FROM api_tokens
       WHERE revoked_at IS NULL ORDER BY created_at, token_id`,
    );
    return rows;
  }

  async insert(sql: Sql, row: ApiTokenRow, token: string): Promise<void> {
    await sql.query(
      `INSERT INTO api_tokens (token_id, name, token_hash, stores, role, created_at, created_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        row.token_id,
        row.name,
        hashToken(token),
        row.stores,
        row.role,
        row.created_at,
        row.created_by,
        row.expires_at,
      ],
    );
  }

  async revoke(sql: Sql, tokenId: string, at: Date): Promise<boolean> {
    const { count } = await sql.query(
      'UPDATE api_tokens SET revoked_at = $2 WHERE token_id = $1 AND revoked_at IS NULL',
      [tokenId, at],
    );
    return count > 0;
  }
}
