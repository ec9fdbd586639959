import { messagingMigrationClasses } from '#messaging/migrations';
import { listening, rowsRead } from '#testing/postgres/rows-read';
import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { migrations } from '../database/migrations';
import { OrderRepository, type OrderPageRequest } from '../database/order.repository';

const STORED = 20_000;
const LIMIT = 50;
/** A large store; a small one that has sold nothing lately; all paid, but for three. */
const FILL = `
  INSERT INTO orders (store_id, order_id, connection_id, number, order_status, commerce_status, payment_status, fingerprint,
    snapshot, placed_at, modified_at, updated_at)
  SELECT CASE WHEN n <= 100 THEN 'small' ELSE 'large' END, 'o' || n, 'kentico', 'N' || n,
    CASE WHEN n IN (7, 107, 1007) THEN 'canceled' ELSE 'paid' END, 'Done', 'paid', 'f', jsonb_build_object('orderId', 'o' || n),
    at, at, at
  FROM generate_series(1, ${STORED}) AS n CROSS JOIN LATERAL (SELECT 'epoch'::timestamptz + n * interval '1 minute' AS at) AS t`;

describe('long lists of orders', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase({ migrations: [...messagingMigrationClasses, ...migrations] });
    await db.database.query(FILL);
    await db.database.query('ANALYZE orders');
  });
  afterAll(() => db.drop());

  const page = async (request: Partial<OrderPageRequest>) => {
    const { sql, asked } = listening(db.database);
    const records = await new OrderRepository().page(sql, {
      storeIds: null,
      status: null,
      after: null,
      limit: LIMIT,
      ...request,
    });
    return { ids: records.map(({ order }) => order.orderId), read: await rowsRead(db.database, asked[0]!) };
  };

  it.each<[string, Partial<OrderPageRequest>, number]>([
    ['all', {}, LIMIT],
    ['a store that has sold nothing lately', { storeIds: ['small'] }, LIMIT],
    ['a store that has sold nothing', { storeIds: ['none'] }, 0],
    ['several stores', { storeIds: ['small', 'large', 'none'] }, 2 * LIMIT],
    ['a status next to no order has', { status: 'canceled' }, 3],
    ['a status no order has', { status: 'payment_failed' }, 0],
    ['such a status in a store', { status: 'canceled', storeIds: ['large'] }, 3],
    [
      'the middle of a store',
      { storeIds: ['large'], after: { placedAt: '1970-01-08T00:00:00Z', storeId: 'large', orderId: 'o1' } },
      LIMIT,
    ],
  ])('of %s read no more than they show', async (_what, request, most) => {
    expect((await page(request)).read).toBeLessThanOrEqual(most + 1);
  });

  it('are the newest of the stores together, each once', async () => {
    await db.database.query(`UPDATE orders SET store_id = 'small' WHERE order_id = 'o19999'`);
    const { ids } = await page({ storeIds: ['small', 'large', 'small'], limit: 3 });
    expect(ids).toEqual(['o20000', 'o19999', 'o19998']);
  });
});
