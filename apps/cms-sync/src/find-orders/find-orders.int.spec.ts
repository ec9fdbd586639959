import { FindOrders, ListOrdersByKey } from '#contracts/queries/order-search';
import { CmsSyncTestBed, STORE } from '../specs/cms-sync-test-bed';

describe('searching orders', () => {
  let bed: CmsSyncTestBed;
  const orderIds: string[] = [];
  beforeAll(async () => {
    bed = await CmsSyncTestBed.start();
    for (let index = 0; index < 3; index += 1) {
      const orderId = bed.kentico.placeOrder();
      await bed.seen(orderId);
      orderIds.push(orderId);
    }
  });
  afterAll(() => bed.close());

  /** Each connection keeps its counts to itself for up to ten seconds, so that each of the pool is asked for them. */
  const countsAreTold = async (): Promise<void> => {
    let asked = 0;
    const ask = () =>
      bed.service.database.transaction(async (tx) => {
        await tx.query('SELECT pg_stat_force_next_flush()');
        asked += 1;
        await bed.service.waitFor(() => asked === bed.service.config.DATABASE_POOL_SIZE);
      });
    await Promise.all(Array.from({ length: bed.service.config.DATABASE_POOL_SIZE }, ask));
  };
  const find = async (text: string, storeIds: string[] | null = null) =>
    (await bed.service.ask(FindOrders, { storeIds, text, limit: 50 })).hits;

  it('finds orders by number, id, address, name and total, in any case of letters', async () => {
    const { rows } = await bed.service.database.query<{
      snapshot: {
        number: string;
        total: { amount: number; currency: string };
        customer: { email: string; firstName: string; lastName: string };
      };
    }>('SELECT snapshot FROM orders WHERE order_id = $1', [orderIds[1]]);
    const { number, total, customer } = rows[0]!.snapshot;
    const wanted = { storeId: STORE, orderId: orderIds[1] };
    const sum = `${Math.floor(total.amount / 100)}.${String(total.amount % 100).padStart(2, '0')}`;
    for (const [text, by] of [
      [number, 'number'],
      [orderIds[1]!, 'order-id'],
      [customer.email.toUpperCase(), 'email'],
      [customer.email.slice(0, 5), 'email'],
      [`${customer.firstName} ${customer.lastName}`, 'name'],
      [customer.lastName.slice(0, 4), 'name'],
      [sum, 'amount'],
      [`${sum} ${total.currency}`, 'amount'],
    ] as const) {
      expect({ text, hits: await find(text) }).toEqual({
        text,
        hits: expect.arrayContaining([{ ...wanted, by }]) as unknown,
      });
    }
    expect(await find(`${sum} CHF`)).toEqual([]);
  });

  it('finds nothing in other stores, and takes signs of patterns as they are', async () => {
    expect(await find(orderIds[0]!, ['another'])).toEqual([]);
    expect(await find(orderIds[0]!, [])).toEqual([]);
    expect(await find('%')).toEqual([]);
    expect(await find('_______')).toEqual([]);
  });

  it('reads no more of the table than what matches', async () => {
    await bed.service.database.execute(
      `INSERT INTO orders (store_id, order_id, connection_id, number, order_status, commerce_status, payment_status,
         fingerprint, snapshot, placed_at, modified_at, updated_at)
       SELECT 'big', 'b' || n, 'c', 'B-' || n, 'placed', 'x', 'pending', 'f',
         jsonb_build_object('total', jsonb_build_object('amount', n, 'currency', 'EUR'),
           'customer', jsonb_build_object('email', n || '@big.test', 'firstName', 'F' || n, 'lastName', 'L' || n)),
         now(), now(), now()
       FROM generate_series(1000000, 1020000) AS n`,
    );
    await bed.service.database.execute('ANALYZE orders');
    const scans = async () => {
      const { rows } = await bed.service.database.query<{ seq_tup_read: string }>(
        `SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'orders'`,
      );
      return Number(rows[0]!.seq_tup_read);
    };
    await countsAreTold();
    const before = await scans();
    for (let n = 0; n < 10; n += 1) {
      expect(await find(`10100${n}0@big.test`)).toHaveLength(1);
      await find('l10');
    }
    await countsAreTold();
    expect((await scans()) - before).toBe(0);
  });

  it('gives orders by their keys, newest first, and nothing for a key of nobody', async () => {
    const keys = [...orderIds, '999'].map((orderId) => ({ storeId: STORE, orderId }));
    const { items } = await bed.service.ask(ListOrdersByKey, { keys });
    expect(items.map(({ orderId }) => orderId)).toEqual([...orderIds].reverse());
  });
});
