import { messagingMigrationClasses } from '#messaging/migrations';
import { listening, rowsRead } from '#testing/postgres/rows-read';
import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { JournalRepository, type EntryFilter } from '../database/journal.repository';
import { migrations } from '../database/migrations';

const STORED = 20_000;
const LIMIT = 50;
/** Two lines of an entry, and the entry itself found twice: in the page, and again with its parts. */
const ROWS_OF_ONE = 4;
const FILL = [
  `WITH booked AS (
     INSERT INTO journal_entries
       (entry_id, store_id, order_id, key, rule, rule_version, description, currency, date, source, movement, created_at)
     SELECT 'e' || n, CASE WHEN n <= 100 THEN 'small' ELSE 'large' END, 'o' || n, 'k' || n, '1', '1', 'Sale', 'EUR',
       '2026-01-01', '{}', '{}', now() FROM generate_series(1, ${STORED}) AS n RETURNING entry_id)
   INSERT INTO journal_lines (entry_id, position, account, account_name, debit, credit)
   SELECT entry_id, side, 'a' || side, 'Account', 1 - side, side FROM booked, generate_series(0, 1) AS side`,
  'ANALYZE journal_entries, journal_lines, erp_operations',
];

describe('long lists of entries', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase({ migrations: [...messagingMigrationClasses, ...migrations] });
    for (const statement of FILL) await db.database.query(statement);
  });
  afterAll(() => db.drop());

  const page = async (
    filter: Partial<EntryFilter>,
    direction: 'newest-first' | 'oldest-first' = 'newest-first',
  ) => {
    const { sql, asked } = listening(db.database);
    const whole = { storeIds: null, orderId: null, ...filter };
    const { items } = await new JournalRepository().page(sql, whole, direction, null, LIMIT);
    return { ids: items.map(({ entryId }) => entryId), read: await rowsRead(db.database, asked[0]!) };
  };

  it.each<[string, Partial<EntryFilter>]>([
    ['an order', { orderId: 'o7' }],
    ['an order of some stores', { orderId: 'o7', storeIds: ['large', 'small'] }],
  ])('of %s read no more than they show', async (_what, filter) => {
    const { ids, read } = await page(filter);
    expect(ids).toEqual(['e7']);
    expect(read).toBeLessThanOrEqual(ROWS_OF_ONE);
  });

  it('of a store that has sold nothing lately read no more than they show', async () => {
    const { ids, read } = await page({ storeIds: ['small'] });
    expect([ids[0], ids.length]).toEqual(['e100', LIMIT]);
    expect(read).toBeLessThanOrEqual(ROWS_OF_ONE * (LIMIT + 1));
    expect((await page({ storeIds: ['small', 'large'] }, 'oldest-first')).ids[0]).toBe('e1');
  });
});
