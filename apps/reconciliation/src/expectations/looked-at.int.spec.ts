import { messagingMigrationClasses } from '#messaging/migrations';
import { listening, rowsRead } from '#testing/postgres/rows-read';
import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { migrations } from '../database/migrations';
import { lookedAt, lookOn, type Looked } from './looked-at';

const STORED = 20_000;
const MINUTE = 60_000;

describe('entries that are looked at for what is missing in the ERP', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase({ migrations: [...messagingMigrationClasses, ...migrations] });
    await book(1, STORED);
    await db.database.query(
      `INSERT INTO erp_operations (operation_key, kind, store_id, entry_id, connection_id, state, created_at, updated_at)
       SELECT entry_id, 'journal', store_id, entry_id, 'erp', 'done', now(), now() FROM journal_entries
       WHERE entry_id NOT IN ('e7', 'e19990')`,
    );
    await db.database.query('ANALYZE');
  });
  afterAll(() => db.drop());

  /** One entry a minute since the beginning of time. */
  const book = (from: number, to: number) =>
    db.database.query(
      `WITH booked AS (
         INSERT INTO journal_entries
           (entry_id, store_id, key, rule, rule_version, description, currency, date, source, movement, created_at)
         SELECT 'e' || n, 'shop', 'k' || n, '1', '1', 'Sale', 'EUR', '1970-01-01', '{}', '{}',
           'epoch'::timestamptz + n * interval '1 minute'
         FROM generate_series($1::int, $2::int) AS n RETURNING entry_id)
       INSERT INTO journal_lines (entry_id, position, account, account_name, debit, credit)
       SELECT entry_id, side, 'a' || side, 'Account', 1 - side, side FROM booked, generate_series(0, 1) AS side`,
      [from, to],
    );
  const look = async (youngSince: number, storeIds = ['shop']) =>
    db.database.transaction(async (tx) => {
      const { sql, asked } = listening(tx);
      const looked = await lookOn(sql, storeIds, new Date(youngSince * MINUTE));
      await lookedAt(tx, looked);
      const missing = looked.flatMap((one: Looked) => one.missing);
      return { missing, more: looked.some((one) => one.more), asked: asked.at(-1)! };
    });

  it('are each told once, when they are old enough, and read once', async () => {
    expect((await look(19_900)).missing).toEqual(['e7']);
    expect((await look(19_900)).missing).toEqual([]);
    expect((await look(STORED + 1)).missing).toEqual(['e19990']);
    await book(STORED + 1, STORED + 20);
    const { missing, asked } = await look(STORED + 11);
    expect(missing).toHaveLength(10);
    expect(await rowsRead(db.database, asked)).toBeLessThanOrEqual(2 * 20 + 2);
  });

  it('end a turn where they are young, however many there are', async () => {
    await look(0, []);
    expect((await look(10)).more).toBe(false);
    await look(0, []);
    expect((await look(STORED + 1)).more).toBe(true);
    expect((await look(STORED + 1)).more).toBe(false);
  });

  it('are all looked at again when a store has an ERP again', async () => {
    await look(STORED + 1);
    await look(STORED + 1, []);
    expect((await look(STORED + 1)).missing).toEqual(['e7', 'e19990']);
  });
});
