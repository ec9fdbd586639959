import type { CustomerKey, CustomerProfile } from '#contracts/models/customer';
import type { Sql, Tx } from '#platform/database/database';
import { emailKey } from '../domain/duplicate-evidence';
import { EMPTY_PROFILE } from '../domain/empty-profile';

export interface PersonRecord {
  readonly personId: string;
  readonly storeId: string;
  readonly state: 'active' | 'merged' | 'erased';
  readonly mergedInto: string | null;
  readonly profile: CustomerProfile;
  readonly updatedAt: Date;
}

interface PersonRow {
  person_id: string;
  store_id: string;
  state: PersonRecord['state'];
  merged_into: string | null;
  profile: CustomerProfile;
  updated_at: Date;
}

const COLUMNS = 'person_id, store_id, state, merged_into, profile, updated_at';
const LEASE_SECONDS = 60;

/** Persons, and who may work on one: a lease holds also while other systems are being waited for. */
export class PeopleRepository {
  async find(sql: Sql, personId: string): Promise<PersonRecord | undefined> {
    const { rows } = await sql.query<PersonRow>(`SELECT ${COLUMNS} FROM people WHERE person_id = $1`, [
      personId,
    ]);
    return rows[0] && toRecord(rows[0]);
  }

  /** By our key, or by the key of the shop; whoever was merged is found as the one that was kept. */
  async findByKey(
    sql: Sql,
    { storeId, customerId }: CustomerKey,
    commerce: string,
  ): Promise<PersonRecord | undefined> {
    const { rows } = await sql.query<PersonRow>(
      `SELECT ${COLUMNS} FROM people
       WHERE store_id = $1 AND (person_id = $2 OR person_id =
         (SELECT person_id FROM customer_links WHERE connection_id = $3 AND external_id = $2 AND store_id = $1))
       LIMIT 1`,
      [storeId, customerId, commerce],
    );
    const found = rows[0] && toRecord(rows[0]);
    return found?.mergedInto ? this.find(sql, found.mergedInto) : found;
  }

  async insert(tx: Tx, person: PersonRecord): Promise<void> {
    await tx.execute(
      `INSERT INTO people (person_id, store_id, state, profile, email_key, created_at, updated_at)
       VALUES ($1, $2, 'active', $3, $4, $5, $5)`,
      [
        person.personId,
        person.storeId,
        JSON.stringify(person.profile),
        emailKey(person.profile),
        person.updatedAt,
      ],
    );
  }

  async saveProfile(tx: Tx, personId: string, profile: CustomerProfile, at: Date): Promise<void> {
    await tx.execute('UPDATE people SET profile = $2, email_key = $3, updated_at = $4 WHERE person_id = $1', [
      personId,
      JSON.stringify(profile),
      emailKey(profile),
      at,
    ]);
  }

  /** False while another message works on the person; the same message takes up its own lease again. */
  async takeLease(sql: Sql, personId: string, holder: string): Promise<boolean> {
    const { count } = await sql.query(
      `UPDATE people SET lease_holder = $2, lease_until = now() + make_interval(secs => $3)
       WHERE person_id = $1 AND (lease_holder IS NULL OR lease_holder = $2 OR lease_until < now())`,
      [personId, holder, LEASE_SECONDS],
    );
    return count > 0;
  }

  async releaseLease(sql: Sql, personId: string, holder: string): Promise<void> {
    await sql.query(
      'UPDATE people SET lease_holder = NULL, lease_until = NULL WHERE person_id = $1 AND lease_holder = $2',
      [personId, holder],
    );
  }

  /**
   * Others of the store with the same e-mail address, the oldest first. Whoever is the later one of an open proposal is left out: what is
   * decided about the earlier one is asked first.
   */
  async alike(sql: Sql, person: PersonRecord, most: number): Promise<PersonRecord[]> {
    const key = emailKey(person.profile);
    if (key === null) return [];
    const { rows } = await sql.query<PersonRow>(
      `SELECT * FROM (
         SELECT ${COLUMNS} FROM people
         WHERE store_id = $1 AND state = 'active' AND email_key = $2 AND person_id <> $3
         ORDER BY created_at, person_id LIMIT $4) AS oldest
       WHERE NOT EXISTS (
         SELECT FROM duplicate_proposals d WHERE d.person_b = oldest.person_id AND d.state = 'open')`,
      [person.storeId, key, person.personId, most],
    );
    return rows.map(toRecord);
  }

  async merge(tx: Tx, from: string, into: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE people SET state = 'merged', merged_into = $2, profile = $3, email_key = NULL, updated_at = $4
       WHERE person_id = $1`,
      [from, into, JSON.stringify(EMPTY_PROFILE), at],
    );
    await tx.query('UPDATE people SET merged_into = $2 WHERE merged_into = $1', [from, into]);
  }

  async erase(tx: Tx, personId: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE people SET state = 'erased', profile = $2, email_key = NULL, lease_holder = NULL, lease_until = NULL,
         updated_at = $3 WHERE person_id = $1`,
      [personId, JSON.stringify(EMPTY_PROFILE), at],
    );
  }
}

const toRecord = (row: PersonRow): PersonRecord => ({
  personId: row.person_id,
  storeId: row.store_id,
  state: row.state,
  mergedInto: row.merged_into,
  profile: row.profile,
  updatedAt: row.updated_at,
});
