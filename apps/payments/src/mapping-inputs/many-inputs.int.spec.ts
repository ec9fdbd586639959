import { messagingMigrationClasses } from '#messaging/migrations';
import { listening, rowsRead } from '#testing/postgres/rows-read';
import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { MappingInputRepository } from '../database/mapping-input.repository';
import { migrations } from '../database/migrations';

const STORED = 20_000;
const MINUTE = 60_000;

describe('inputs of mappings, very many of them', () => {
  const inputs = new MappingInputRepository();
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase({ migrations: [...messagingMigrationClasses, ...migrations] });
    // One a minute since the beginning of time.
    await db.database.query(
      `INSERT INTO mapping_inputs (mapping_id, store_id, order_id, input, masked, recorded_at)
       SELECT 'm' || n % 3, 's' || n % 7, 'o' || n, '{}', true, 'epoch'::timestamptz + n * interval '1 minute'
       FROM generate_series(1, $1::int) AS n`,
      [STORED],
    );
    await db.database.query('ANALYZE');
  });
  afterAll(() => db.drop());

  it('go by age, and those that stay are not read for it', async () => {
    const { sql, asked } = listening(db.database);
    expect(await inputs.forgetBefore(sql, new Date(11 * MINUTE))).toBe(10);
    expect(await inputs.forgetBefore(sql, new Date(11 * MINUTE))).toBe(0);
    expect(await rowsRead(db.database, asked.at(-1)!)).toBeLessThanOrEqual(5);
  });
});
