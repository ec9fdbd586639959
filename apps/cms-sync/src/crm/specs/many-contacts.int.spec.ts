import { serviceMigrations } from '#service/service-migrations';
import { listening, rowsRead } from '#testing/postgres/rows-read';
import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { migrations } from '../../database/migrations';
import { ContactFactsRepository } from '../database/contact-facts.repository';
import { CrmContactRepository } from '../database/crm-contact.repository';
import { CrmDealRepository } from '../database/crm-deal.repository';

const STORED = 20_000;
const CRM = 'hubspot';
const AT = new Date('2026-01-01T00:00:00Z');
/** Everybody has one order; the last one shares the contact of the one before; their two orders are newer here than there. */
const FILL = [
  `INSERT INTO orders (store_id, order_id, connection_id, number, order_status, commerce_status, payment_status, fingerprint,
     snapshot, placed_at, modified_at, updated_at)
   SELECT 'shop', 'o' || n, 'kentico', 'N' || n, 'paid', 'Done', 'paid', 'f', jsonb_build_object('customer',
     jsonb_build_object('email', 'c' || n), 'total', jsonb_build_object('amount', 100, 'currency', 'EUR')), $1, $1, $1
   FROM generate_series(1, ${STORED}) AS n`,
  `INSERT INTO order_payments (store_id, order_id, payment_id, version, status, created_at, currency, captured)
   SELECT 'shop', order_id, 'p' || order_id, 1, 'paid', $1, 'EUR', 100 FROM orders`,
  `INSERT INTO crm_contacts (connection_id, contact_key, store_id, customer_id, state, revision, pushed_revision, external_id, joined_to)
   SELECT '${CRM}', 'c' || n, 'shop', n, 'active', 1, 1, n, CASE WHEN n = ${STORED} THEN 'c${STORED - 1}' END
   FROM generate_series(1, ${STORED}) AS n WHERE $1::timestamptz IS NOT NULL`,
  `INSERT INTO crm_deals (connection_id, store_id, order_id, contact_key, revision, pushed_revision, external_id, associated_with)
   SELECT '${CRM}', 'shop', 'o' || n, 'c' || n, 2, CASE WHEN n < ${STORED - 1} THEN 2 ELSE 1 END, n, n
   FROM generate_series(1, ${STORED}) AS n WHERE $1::timestamptz IS NOT NULL`,
  `INSERT INTO people (person_id, store_id, state, profile, created_at, updated_at)
   SELECT 'p' || n, 'shop', 'active', '{}', $1, $1 FROM generate_series(1, ${STORED}) AS n`,
  `INSERT INTO customer_links (connection_id, external_id, store_id, person_id, side, state, reason, guest, since)
   SELECT 'kentico', n, 'shop', 'p' || n, 'commerce', 'active', 'seen', false, $1 FROM generate_series(1, ${STORED}) AS n`,
];

describe('a CRM with many contacts', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase({ migrations: [...serviceMigrations, ...migrations] });
    for (const statement of FILL) await db.database.query(statement, [AT]);
    await db.database.query('ANALYZE');
  });
  afterAll(() => db.drop());

  it('is told the figures of some without looking at the others', async () => {
    const { sql, asked } = listening(db.database);
    const keys = Array.from({ length: 100 }, (_, n) => `c${STORED - 1 - n}`);
    const facts = await new ContactFactsRepository().of(sql, CRM, keys);
    expect(facts.map(({ orders }) => orders)).toEqual([2, ...keys.slice(1).map(() => 1)]);
    expect(facts[0]).toMatchObject({
      orders: 2,
      lifetimeValue: [{ amount: 200, currency: 'EUR' }],
      openDisputes: 0,
    });
    for (const one of asked) expect(await rowsRead(db.database, one)).toBeLessThanOrEqual(12 * keys.length);
  });

  it('is brought what is new without looking at what it has', async () => {
    const { sql, asked } = listening(db.database);
    const due = await new CrmDealRepository().due(sql, CRM, AT, 100);
    expect(due.map(({ orderId, deal }) => [orderId, deal.captured.amount])).toEqual([
      [`o${STORED - 1}`, 100],
      [`o${STORED}`, 100],
    ]);
    expect(await rowsRead(db.database, asked[0]!)).toBeLessThanOrEqual(10);
  });

  it('has the deals of who shares a contact associated anew, and no others', async () => {
    const due = { contactKey: `c${STORED - 1}`, revision: '1', externalId: 'old' };
    let associate: { text: string; values: readonly unknown[] } | undefined;
    await db.database.transaction(async (tx) => {
      const watched = Object.assign(Object.create(tx) as typeof tx, {
        execute: (text: string, values: readonly unknown[]) => {
          if (text.includes('associated_with')) associate = { text, values };
          return tx.execute(text, values);
        },
      });
      await new CrmContactRepository().written(watched, CRM, due, 'new');
    });
    const { rows } = await db.database.query<{ order_id: string }>(
      'SELECT order_id FROM crm_deals WHERE associated_with IS NULL ORDER BY order_id',
    );
    expect(rows.map((row) => row.order_id)).toEqual([`o${STORED - 1}`, `o${STORED}`]);
    expect(await rowsRead(db.database, associate!)).toBeLessThanOrEqual(8);
  });
});
