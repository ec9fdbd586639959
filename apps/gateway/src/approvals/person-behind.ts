import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import type { Actor } from '../auth/actor';

/** A token that was made with a token that was made with a token ...: nobody goes on for so long. */
const LONGEST_CHAIN = 50;

/** Which account's owner acts: their own session, or a token that goes back to them. */
@Injectable()
export class PersonBehind {
  constructor(private readonly database: Database) {}

  /** Null for the admin token of the environment and all that was made with it: that says nobody's name. */
  async accountOf(actor: Actor): Promise<string | null> {
    if (actor.accountId !== undefined) return actor.accountId;
    if (actor.tokenId === null) return null;
    const { rows } = await this.database.query<{ account_id: string }>(
      `WITH RECURSIVE chain AS (
         SELECT created_by, 1 AS length FROM api_tokens WHERE token_id = $1
         UNION ALL
         SELECT t.created_by, length + 1 FROM chain
         JOIN api_tokens t ON t.token_id = split_part(chain.created_by, ' ', 1)
         WHERE length < ${LONGEST_CHAIN}
       )
       SELECT a.account_id FROM chain JOIN accounts a ON lower(a.email) = lower(chain.created_by) LIMIT 1`,
      [actor.tokenId],
    );
    return rows[0]?.account_id ?? null;
  }
}
