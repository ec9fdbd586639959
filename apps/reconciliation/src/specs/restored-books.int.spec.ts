import { DeadLetterRecorded } from '#contracts/events/dead-letters';
import { JournalEntryPosted } from '#contracts/events/books';
import { InvoicePaid } from '#contracts/events/subscriptions';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Order } from '#contracts/models/order';
import { GetControlTotals } from '#contracts/queries/reconciliation';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { anOrder } from '#testing/factories/order';
import { anInvoice } from './an-invoice';
import { shown } from './order-books';
import { type RunningBooks, startBooks } from './start-books';

const bt = aBalanceTransaction;
const TABLES = [
  'erp_operations',
  'journal_lines',
  'journal_entries',
  'movements',
  'order_snapshots',
  'orders',
];

describe('money of an order that a restored database has forgotten', () => {
  let books: RunningBooks;
  const clock = new VirtualClock(new Date('2026-11-20T12:00:00Z'));
  let next = 0;
  const id = (prefix: string): string => `${prefix}_${(next += 1)}`;

  beforeAll(async () => {
    books = await startBooks({ clock });
  });
  afterAll(() => books.close());

  /** The whole journal is back to before the order; what the ERP has stays. */
  const restore = async (): Promise<void> => {
    const { database } = books.service;
    for (const table of TABLES) {
      await database.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      await database.query(`DELETE FROM ${table}`);
      await database.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    }
  };
  const inErp = (key: string) =>
    books.erp.documents('Journal Entry').filter((doc) => doc['bridge_key'] === key);
  const charge = (key: string, amount = 12495) =>
    bt({ balanceTransactionId: key, amount, fee: 205, sourceId: `ch_of_${key}` });
  const sold = async (): Promise<{ order: Order; key: string; before: JournalEntry }> => {
    const order = anOrder({ orderId: id('o') });
    const key = id('txn');
    await books.placed(order);
    await books.moved(order, charge(key));
    return { order, key, before: await books.entry(`stripe:${key}`, 'posted') };
  };
  const onUnknown = async (): Promise<number> => {
    const { rows } = await books.service.database.query<{ sum: string | null }>(
      `SELECT sum(debit - credit) AS sum FROM journal_lines WHERE account = '9000'`,
    );
    return Number(rows[0]?.sum ?? 0);
  };
  const deadOf = (code: string) =>
    books.service.published(DeadLetterRecorded).filter((dead) => dead.code === code);

  it('is booked as the order’s once it comes back, and what the ERP has had all along is accepted, not posted again', async () => {
    const { order, key, before } = await sold();
    await restore();
    await books.moved(null, charge(key));
    const parked = await books.entry(`stripe:${key}`);
    expect(parked.rule).toBe('27');
    await books.placed(order);
    await books.moved(order, charge(key));
    const again = await books.entry(`stripe:${key}:2`, 'posted');
    expect(shown(again.lines)).toEqual(shown(before.lines));
    expect(again.orderId).toBe(order.orderId);
    await books.entry(`stripe:${key}`, 'posted');
    const reversal = await books.entry(`stripe:${key}:reversal`, 'posted');
    await books.service.quiet();
    expect(new Set([again, reversal].map(({ erp }) => erp?.documentId))).toEqual(
      new Set([before.erp?.documentId]),
    );
    expect(
      [`stripe:${key}`, `stripe:${key}:reversal`, `stripe:${key}:2`].map((one) => inErp(one).length),
    ).toEqual([1, 0, 0]);
    expect(await onUnknown()).toBe(0);
    expect(deadOf('erp-entry-differs')).toEqual([]);
    const told = books.service
      .published(JournalEntryPosted)
      .filter(({ entry }) => entry.key.startsWith(`stripe:${key}:`));
    expect(told).toHaveLength(2);
  });

  it('shows no difference to the ERP, account by account', async () => {
    const { order, key } = await sold();
    await restore();
    await books.moved(null, charge(key));
    await books.entry(`stripe:${key}`);
    await books.placed(order);
    await books.moved(order, charge(key));
    for (const one of [`stripe:${key}`, `stripe:${key}:reversal`, `stripe:${key}:2`])
      await books.entry(one, 'posted');
    clock.advance(3_600_000);
    for (const account of ['1100', '4000']) {
      const days = { from: '2026-11-20', to: '2026-11-20' };
      const { erp } = (await books.service.ask(GetControlTotals, { storeId: 'shop', ...days, account }))!;
      expect(erp?.state).toBe('compared');
      expect(JSON.stringify(erp)).not.toContain(key);
    }
  });

  it('and its refund, parked as well, are booked as the order’s whichever is told first', async () => {
    const { order, key } = await sold();
    const refund = bt({
      balanceTransactionId: id('txn'),
      amount: -12495,
      reportingCategory: 'refund',
      type: 'refund',
      sourceId: id('re'),
      chargeId: `ch_of_${key}`,
    });
    await restore();
    await books.moved(null, charge(key));
    await books.moved(null, refund);
    await books.entry(`stripe:${key}`);
    await books.entry(`stripe:${refund.balanceTransactionId}`);
    await books.placed(order);
    await books.moved(order, refund);
    await books.moved(order, charge(key));
    const rebooked = await books.entry(`stripe:${refund.balanceTransactionId}:2`);
    expect([rebooked.rule, rebooked.orderId]).toEqual(['6', order.orderId]);
    await books.service.quiet();
    expect(await onUnknown()).toBe(0);
  });

  it('stays unidentified while its order has another total, and says what to do', async () => {
    const { order, key } = await sold();
    await restore();
    await books.moved(null, charge(key));
    await books.entry(`stripe:${key}`);
    const other = { ...order, total: { ...order.total, amount: 1 } };
    await books.placed(other);
    await books.moved(other, charge(key));
    const dead = await books.service.waitFor(() => deadOf('parked-money-not-booked')[0]);
    expect(dead.suggestion).toContain('9000');
    expect((await books.entries()).filter((entry) => entry.key.startsWith(`stripe:${key}:`))).toEqual([]);
  });

  it('is booked once where its invoice was known before its order', async () => {
    const order = anOrder({ orderId: id('o') });
    const key = id('txn');
    const { amount } = order.total;
    const total = async (account: string): Promise<number> => {
      const { rows } = await books.service.database.query<{ sum: string | null }>(
        'SELECT sum(credit - debit) AS sum FROM journal_lines WHERE account = $1',
        [account],
      );
      return Number(rows[0]?.sum ?? 0);
    };
    const totals = () => Promise.all(['9000', '2200', '2100'].map(total));
    const before = await totals();
    await books.moved(null, charge(key));
    await books.entry(`stripe:${key}`);
    const payments = [{ paymentIntentId: null, chargeId: `ch_of_${key}`, amount: order.total }];
    const invoice = anInvoice({
      amount: amount - 1995,
      tax: 1995,
      months: 12,
      invoiceId: id('in'),
      payments,
    });
    const at = '2026-11-20T10:00:00Z';
    await books.service.publish(InvoicePaid, { storeId: 'shop', invoice, subscription: null, at });
    await books.entry(`stripe:${key}:identified`);
    await books.placed(order);
    await books.moved(order, charge(key));
    await books.entry(`stripe:${key}:2`);
    await books.entry(`stripe:${key}:identified:reversal`);
    expect((await totals()).map((sum, index) => sum - before[index]!)).toEqual([0, 0, 1995]);
  });
});
