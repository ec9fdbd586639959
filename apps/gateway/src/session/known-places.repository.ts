import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';

/** Somebody who travels has some; more than these are nobody's usual places. */
const MOST_PLACES = 20;
const REMEMBERED_DAYS = 180;

/** Salted by the account: the same address of two people looks different. */
const placeOf = (accountId: string, address: string): string =>
  createHash('sha256').update(`${accountId} ${address}`).digest('hex');

/** Addresses from which an account has signed in before, as hashes. */
@Injectable()
export class KnownPlacesRepository {
  constructor(private readonly database: Database) {}

  async isKnown(accountId: string, address: string): Promise<boolean> {
    const { rows } = await this.database.query(
      'SELECT 1 FROM account_places WHERE account_id = $1 AND place_hash = $2',
      [accountId, placeOf(accountId, address)],
    );
    return rows.length > 0;
  }

  async remember(accountId: string, address: string, at: Date): Promise<void> {
    await this.database.query(
      `INSERT INTO account_places (account_id, place_hash, seen_at) VALUES ($1, $2, $3)
       ON CONFLICT (account_id, place_hash) DO UPDATE SET seen_at = excluded.seen_at`,
      [accountId, placeOf(accountId, address), at],
    );
    await this.database.query(
      `DELETE FROM account_places WHERE account_id = $1 AND place_hash NOT IN
         (SELECT place_hash FROM account_places WHERE account_id = $1 ORDER BY seen_at DESC LIMIT ${MOST_PLACES})`,
      [accountId],
    );
  }

  async purge(now: Date): Promise<void> {
    await this.database.query(
      `DELETE FROM account_places WHERE seen_at < $1::timestamptz - interval '${REMEMBERED_DAYS} days'`,
      [now],
    );
  }
}
