import { messagingMigrationClasses } from '#messaging/migrations';
import { listening, rowsRead, type Asked } from '#testing/postgres/rows-read';
import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { LastWebhooks } from '../../connections/last-webhooks';
import { migrations } from '../../database/migrations';
import { WebhookLogRepository, type WebhookFilter } from './webhook-log.repository';

const STORED = 20_000;
const LIMIT = 50;
/** A busy connection; a quiet one that nobody has heard of for long; next to everything processed. */
const FILL = `
  INSERT INTO webhook_events (id, connection_id, system, external_event_id, event_type, state, body, received_at)
  SELECT 'w' || lpad(n::text, 6, '0'), CASE WHEN n <= 100 THEN 'quiet' ELSE 'busy' END, 'stripe', n, 'charge.succeeded',
    CASE WHEN n IN (7, 107) THEN 'dead' ELSE 'processed' END, '{}', 'epoch'::timestamptz + n * interval '1 minute'
  FROM generate_series(1, ${STORED}) AS n`;
/** Each connection is found by a step of an index, and there is one step into nothing. */
const STEPS = 4;

describe('a long webhook log', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase({ migrations: [...messagingMigrationClasses, ...migrations] });
  });
  beforeEach(async () => {
    await db.database.query('TRUNCATE webhook_events');
    await db.database.query(FILL);
    await db.database.query('VACUUM ANALYZE webhook_events');
  });
  afterAll(() => db.drop());

  const readBy = async (asked: readonly Asked[]): Promise<number> => {
    let rows = 0;
    for (const one of asked) rows += await rowsRead(db.database, one);
    return rows;
  };
  const list = async (filter: Partial<WebhookFilter>) => {
    const { sql, asked } = listening(db.database);
    const whole = { connections: null, state: null, type: null, cursor: null, limit: LIMIT, ...filter };
    const { items } = await new WebhookLogRepository(sql).list(whole);
    return { ids: items.map(({ id }) => id), read: await readBy(asked) };
  };

  it.each<[string, Partial<WebhookFilter>, string, number]>([
    ['all', {}, 'w020000', 2 * LIMIT],
    ['a connection that has been quiet for long', { connections: ['quiet'] }, 'w000100', LIMIT],
    ['what was given up', { state: 'dead' }, 'w000107', 2],
    ['what was given up of a connection', { state: 'dead', connections: ['quiet'] }, 'w000007', 1],
    ['a type', { type: 'charge.succeeded' }, 'w020000', 2 * LIMIT],
  ])('shows %s without reading the rest', async (_what, filter, newest, most) => {
    const { ids, read } = await list(filter);
    expect(ids[0]).toBe(newest);
    expect(read).toBeLessThanOrEqual(most + STEPS);
  });

  it('tells when each connection was heard of last without reading what came since', async () => {
    const { sql, asked } = listening(db.database);
    const heard = await new LastWebhooks(sql).byConnection();
    expect([...heard].map(([id, at]) => [id, at.toISOString()])).toEqual([
      ['busy', '1970-01-14T21:20:00.000Z'],
      ['quiet', '1970-01-01T01:40:00.000Z'],
    ]);
    expect(await readBy(asked)).toBeLessThanOrEqual(2 + STEPS);
  });

  it('forgets what is old some thousands at a time, until nothing old is left but what was given up', async () => {
    const { sql, asked } = listening(db.database);
    const before = new Date(12_000 * 60_000);
    expect(await new WebhookLogRepository(sql).purge(before)).toBe(11_997);
    expect(asked.length).toBe(3);
    const { rows } = await db.database.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM webhook_events WHERE received_at < $1',
      [before],
    );
    expect(rows).toEqual([{ n: 2 }]);
  });
});
