import { messagingMigrationClasses } from '#messaging/migrations';
import { listening, rowsRead } from '#testing/postgres/rows-read';
import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { migrations } from '../database/migrations';
import { RunRepository } from '../database/run.repository';
import { RunReader } from './run.reader';

const STORED = 20_000;
const LIMIT = 50;
const FILL = [
  `INSERT INTO workflows (workflow_id, name, updated_at) VALUES ('sale', 'Sale', now())`,
  `INSERT INTO workflow_versions (workflow_id, version, revision, document, content_hash, published_at, published_by)
   VALUES ('sale', 1, 1, '{}', 'h', now(), 'somebody')`,
  `INSERT INTO workflow_runs (run_id, workflow_id, version, store_id, order_id, started_for, state, started_at, data)
   SELECT 'r' || n, 'sale', 1, CASE WHEN n <= 100 THEN 'small' ELSE 'large' END, 'o' || n, n,
     CASE WHEN n IN (7, 107) THEN 'failed' ELSE 'completed' END, 'epoch'::timestamptz + n * interval '1 minute', '{}'
   FROM generate_series(1, ${STORED}) AS n`,
  'ANALYZE workflow_runs',
];

describe('long lists of runs', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase({ migrations: [...messagingMigrationClasses, ...migrations] });
    for (const statement of FILL) await db.database.query(statement);
  });
  afterAll(() => db.drop());

  const list = async (request: Partial<Parameters<RunReader['list']>[0]>) => {
    const { sql, asked } = listening(db.database);
    const { items } = await new RunReader(sql, new RunRepository()).list({
      storeIds: null,
      workflowId: null,
      orderId: null,
      state: null,
      cursor: null,
      limit: LIMIT,
      ...request,
    });
    return { ids: items.map(({ runId }) => runId), read: await rowsRead(db.database, asked[0]!) };
  };

  it.each<[string, Parameters<typeof list>[0], string[], number]>([
    ['an order', { orderId: 'o7' }, ['r7'], 1],
    // Each store is asked.
    ['an order of some stores', { orderId: 'o107', storeIds: ['large', 'small'] }, ['r107'], 2],
    ['those that failed', { state: 'failed' }, ['r107', 'r7'], 2],
    ['those of a store that failed', { state: 'failed', storeIds: ['small'] }, ['r7'], 2],
  ])('of %s read no more than they show', async (_what, request, ids, most) => {
    const found = await list(request);
    expect(found.ids).toEqual(ids);
    expect(found.read).toBeLessThanOrEqual(most);
  });

  it('of a store that has sold nothing lately read no more than they show', async () => {
    const { ids, read } = await list({ storeIds: ['small'] });
    expect([ids[0], ids.length]).toEqual(['r100', LIMIT]);
    expect(read).toBeLessThanOrEqual(LIMIT + 1);
  });
});
