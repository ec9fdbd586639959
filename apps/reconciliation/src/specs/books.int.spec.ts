import { spawnSync } from 'node:child_process';
import { PostJournal } from '#contracts/commands/erp';
import { BookingException, JournalEntryPosted, JournalEntryRecorded } from '#contracts/events/books';
import { OrderChanged } from '#contracts/events/orders';
import { ExportLedger, ListJournalEntries } from '#contracts/queries/books';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { anOrder } from '#testing/factories/order';
import { OrderRepository } from '../database/order.repository';
import { type RunningBooks, startBooks } from './start-books';

const bt = aBalanceTransaction;
const hledger = (
  input: string,
  ...args: string[]
): { status: number | null; stdout: string; stderr: string } =>
  spawnSync('hledger', ['-f', '-', ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8' },
  });
const hledgerInstalled = hledger('', '--version').status === 0;
const itWithHledger = hledgerInstalled ? it : it.skip;

describe('the books', () => {
  let books: RunningBooks;
  const clock = new VirtualClock(new Date('2026-11-20T10:00:00Z'));
  let next = 0;
  const newOrder = (parts: Parameters<typeof anOrder>[0] = {}): ReturnType<typeof anOrder> =>
    anOrder({ orderId: `o${(next += 1)}`, ...parts });
  const txn = (): string => `txn_${(next += 1)}`;

  beforeAll(async () => {
    books = await startBooks({ clock });
  });
  afterAll(() => books.close());

  const recorded = (key: string) =>
    books.service.published(JournalEntryRecorded).filter(({ entry }) => entry.key === key);
  const posted = (key: string) =>
    books.service.published(JournalEntryPosted).filter(({ entry }) => entry.key === key);
  const erpJournals = (key: string) =>
    books.erp.documents('Journal Entry').filter((doc) => doc['bridge_key'] === key);

  const exceptionsOf = (order: { orderId: string }): string[] =>
    books.service
      .published(BookingException)
      .filter(({ orderId }) => orderId === order.orderId)
      .map(({ error }) => error.code)
      .sort();

  it('book a sale, tell of it, post it to the ERP and tell of that', async () => {
    const order = newOrder();
    const id = txn();
    await books.placed(order);
    await books.moved(
      order,
      bt({ balanceTransactionId: id, amount: 12495, fee: 205, createdAt: '2026-11-20T23:30:00Z' }),
    );
    const entry = await books.entry(`stripe:${id}`, 'posted');
    expect(entry).toMatchObject({
      storeId: 'shop',
      orderId: order.orderId,
      rule: '2',
      date: '2026-11-21',
      currency: 'EUR',
      erp: { connectionId: 'erp', documentId: expect.stringMatching(/^ACC-JV-/) },
    });
    await books.service.waitFor(() => posted(entry.key).length === 1);
    expect(recorded(entry.key)).toMatchObject([
      { entry: { state: 'recorded', erp: null, lines: entry.lines } },
    ]);
    expect(posted(entry.key)).toMatchObject([
      { orderId: order.orderId, entry: { state: 'posted', erp: entry.erp } },
    ]);
    expect(erpJournals(entry.key)).toMatchObject([
      { docstatus: 1, posting_date: '2026-11-21', difference: 0 },
    ]);
  });

  it('keep an entry of a store without an ERP to themselves', async () => {
    const order = newOrder({ storeId: 'small' });
    const id = txn();
    await books.placed(order);
    await books.moved(order, bt({ balanceTransactionId: id, amount: 12495 }));
    await books.entry(`stripe:${id}`, 'recorded');
    await books.service.waitFor(() => recorded(`stripe:${id}`).length === 1);
    expect(books.service.published(PostJournal).filter(({ storeId }) => storeId === 'small')).toEqual([]);
  });

  it('AC-39: wait for a movement that comes ten minutes late and book it with its fee, once', async () => {
    const order = newOrder({ currency: 'USD', lines: [['COFFEE-1', 1, 6000]], shipping: 0, tax: 0 });
    await books.placed(order);
    clock.advance(600_000);
    expect(await books.entries(order.orderId)).toEqual([]);
    const id = txn();
    const movement = bt({
      balanceTransactionId: id,
      amount: 5280,
      fee: 150,
      exchangeRate: '0.88',
      presentment: { amount: 6000, currency: 'USD' },
    });
    await books.moved(order, movement);
    await books.moved(order, movement);
    const entry = await books.entry(`stripe:${id}`, 'posted');
    expect(entry).toMatchObject({
      rule: '15',
      currency: 'EUR',
      presentment: { amount: 6000, currency: 'USD' },
    });
    expect(entry.lines.filter(({ account }) => account === '6000')).toMatchObject([
      { debit: 150, credit: 0 },
    ]);
    expect(await books.entries(order.orderId)).toHaveLength(1);
  });

  it('wait for an order whose event comes long after its money', async () => {
    const order = newOrder();
    const id = txn();
    const tries = jest.spyOn(books.service.app.get(OrderRepository), 'lock');
    await books.moved(order, bt({ balanceTransactionId: id, amount: 12495 }));
    await books.service.waitFor(() => tries.mock.calls.length > 5);
    await books.placed(order);
    expect((await books.entry(`stripe:${id}`)).orderId).toBe(order.orderId);
    expect(exceptionsOf(order)).toEqual([]);
  });

  it('book refunds that arrive together one after the other, so that their tax sums to the unit', async () => {
    const order = newOrder({ lines: [['COFFEE-1', 1, 667]], shipping: 0, tax: 333 });
    await books.placed(order);
    await books.moved(order, bt({ balanceTransactionId: txn(), amount: 1000 }));
    await books.service.waitFor(async () => (await books.entries(order.orderId)).length === 1);
    const refunds = Array.from({ length: 10 }, () =>
      bt({ balanceTransactionId: txn(), reportingCategory: 'refund', amount: -100 }),
    );
    await Promise.all(refunds.map((refund) => books.moved(order, refund)));
    await books.service.waitFor(async () => (await books.entries(order.orderId)).length === 11);
    const tax = (await books.entries(order.orderId))
      .flatMap(({ lines }) => lines)
      .filter(({ account }) => account === '2100')
      .reduce((sum, { debit, credit }) => sum + debit - credit, 0);
    expect(tax).toBe(0);
  });

  it('wait with a refund that comes before its charge', async () => {
    const order = newOrder();
    const [charge, refund] = [txn(), txn()];
    await books.placed(order);
    await books.moved(
      order,
      bt({ balanceTransactionId: refund, reportingCategory: 'refund', amount: -12495 }),
    );
    await books.moved(order, bt({ balanceTransactionId: charge, amount: 12495 }));
    expect((await books.entry(`stripe:${refund}`)).rule).toBe('6');
    expect((await books.entries(order.orderId)).map(({ rule }) => rule)).toEqual(['6', '2']);
  });

  it('book a partial capture as a pair, and the ERP agrees with them', async () => {
    const order = newOrder({ lines: [['COFFEE-1', 1, 10000]], shipping: 0, tax: 0 });
    const [charge, reversal] = [txn(), txn()];
    await books.placed(order);
    await books.moved(order, bt({ balanceTransactionId: charge, amount: 10000 }));
    await books.moved(
      order,
      bt({ balanceTransactionId: reversal, reportingCategory: 'partial_capture_reversal', amount: -3000 }),
    );
    await books.entry(`stripe:${charge}`, 'posted');
    await books.entry(`stripe:${reversal}`, 'posted');
    const keys = [`stripe:${charge}`, `stripe:${reversal}`];
    const ledger = await books.erp.port.readLedger('1100', '2026-11-01', '2026-11-30');
    const ours = ledger.filter(({ key }) => keys.includes(key));
    expect(ours.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(7000);
  });

  it('book each capture of a payment as an entry of its own, and the ERP agrees with them', async () => {
    const order = newOrder({ lines: [['COFFEE-1', 1, 10000]], shipping: 500, tax: 0 });
    await books.placed(order);
    const keys: string[] = [];
    for (const amount of [2500, 4000, 4000]) {
      const balanceTransactionId = txn();
      await books.moved(order, bt({ balanceTransactionId, amount, authorized: order.total }));
      keys.push(`stripe:${balanceTransactionId}`);
    }
    for (const key of keys) expect((await books.entry(key, 'posted')).rule).toBe('2');
    const ledger = await books.erp.port.readLedger('1100', '2026-11-01', '2026-11-30');
    const ours = ledger.filter(({ key }) => key !== null && keys.includes(key));
    expect(ours.map(({ debit }) => debit).sort()).toEqual([2500, 4000, 4000]);
  });

  it('make one entry and one ERP document of a movement told twenty times at once', async () => {
    const order = newOrder();
    const movement = bt({ balanceTransactionId: txn(), amount: 12495 });
    const key = `stripe:${movement.balanceTransactionId}`;
    await books.placed(order);
    await Promise.all(Array.from({ length: 20 }, () => books.moved(order, movement)));
    const { entryId } = await books.entry(key, 'posted');
    await Promise.all(
      Array.from({ length: 10 }, () => books.service.publish(PostJournal, { storeId: 'shop', entryId })),
    );
    const last = newOrder();
    const lastId = txn();
    await books.placed(last);
    await books.moved(last, bt({ balanceTransactionId: lastId, amount: 12495 }));
    await books.entry(`stripe:${lastId}`, 'posted');
    expect([erpJournals(key).length, recorded(key).length, posted(key).length]).toEqual([1, 1, 1]);
  });

  it.each([
    ['whose answer is lost', { match: { method: 'POST' }, kind: 'drop-response' as const }],
    ['that fails with a web page', { match: { method: 'POST' }, kind: 'html' as const }],
    ['that dies between draft and submission', { match: { method: 'PUT' }, kind: 'status-500' as const }],
    ['that asks us to slow down', { match: {}, kind: 'status-429' as const, retryAfter: 0 }],
  ])('make one ERP document in spite of a call %s', async (_what, fault) => {
    const order = newOrder();
    const id = txn();
    await books.placed(order);
    books.erp.faults.add({ ...fault, times: 1 });
    await books.moved(order, bt({ balanceTransactionId: id, amount: 12495 }));
    await books.entry(`stripe:${id}`, 'posted');
    expect(erpJournals(`stripe:${id}`).map(({ docstatus }) => docstatus)).toEqual([1]);
    expect(books.erp.faults.list().map(({ hits }) => hits)).toEqual([1]);
    books.erp.faults.clear();
  });

  it('mark an entry that the ERP refuses as failed, and post it when its message is replayed', async () => {
    const { settings } = books.erp.connection;
    const { '6000': fees, ...others } = settings['accounts'] as Record<string, string>;
    const stores = books.service.app.get(ConfigurationCopy).stores();
    const connections = (accounts: object) => [
      { id: 'payment', system: 'stripe' },
      {
        id: 'erp',
        system: 'erpnext',
        settings: { ...settings, accounts },
        secrets: books.erp.connection.secrets,
      },
    ];
    await books.service.configure({ connections: connections(others), stores });
    const order = newOrder();
    const id = txn();
    await books.placed(order);
    await books.moved(order, bt({ balanceTransactionId: id, amount: 12495, fee: 100 }));
    const failed = await books.entry(`stripe:${id}`, 'failed');
    await books.service.configure({ connections: connections({ ...others, '6000': fees }), stores });
    await books.service.publish(PostJournal, { storeId: 'shop', entryId: failed.entryId });
    expect((await books.entry(`stripe:${id}`, 'posted')).lines).toEqual(failed.lines);
  });

  it('tell an exception of what no rule may book, once, and book nothing', async () => {
    const order = newOrder();
    const id = txn();
    await books.placed(order);
    const movement = bt({ balanceTransactionId: id, reportingCategory: 'advance_funding', amount: 5000 });
    await books.moved(order, movement);
    await books.moved(order, movement);
    const told = () =>
      books.service.published(BookingException).filter((fact) => fact.balanceTransactionId === id);
    await books.service.waitFor(() => told().length > 0);
    expect(told()).toMatchObject([{ orderId: order.orderId, error: { code: 'unknown-category' } }]);
    expect(await books.entries(order.orderId)).toEqual([]);
  });

  it('compare a charge with a snapshot that arrives after it before calling it wrong', async () => {
    const order = newOrder();
    const dearer = newOrder({ orderId: order.orderId, tax: 2995, modifiedAt: '2026-11-20T11:00:00Z' });
    const id = txn();
    await books.placed(order);
    await books.moved(order, bt({ balanceTransactionId: id, amount: dearer.total.amount }));
    await books.service.publish(OrderChanged, { order: dearer, totalChanged: true });
    const entry = await books.entry(`stripe:${id}`);
    expect(entry.lines.find(({ account }) => account === '2100')).toMatchObject({ credit: 2995 });
  });

  it('call a charge wrong when no snapshot ever fits, and its refund with it', async () => {
    const order = newOrder();
    const [charge, refund] = [txn(), txn()];
    await books.placed(order);
    await books.moved(order, bt({ balanceTransactionId: charge, amount: 9999 }));
    await books.moved(
      order,
      bt({ balanceTransactionId: refund, reportingCategory: 'refund', amount: -9999 }),
    );
    await books.service.waitFor(() => exceptionsOf(order).length === 2);
    expect(exceptionsOf(order)).toEqual(['amount-mismatch', 'charge-not-booked']);
  });

  it('book a charge that belongs to no order', async () => {
    const id = txn();
    await books.moved(null, bt({ balanceTransactionId: id, amount: 1500, fee: 48 }));
    expect(await books.entry(`stripe:${id}`, 'posted')).toMatchObject({ orderId: null, rule: '27' });
  });

  it('are closed: no line changes, goes or comes, and nothing unbalanced enters', async () => {
    const { database } = books.service;
    const { rows } = await database.query<{ entry_id: string }>(
      'SELECT entry_id FROM journal_entries LIMIT 1',
    );
    const id = rows[0]!.entry_id;
    for (const statement of [
      `UPDATE journal_lines SET debit = debit + 1 WHERE entry_id = '${id}' AND debit > 0`,
      `DELETE FROM journal_lines WHERE entry_id = '${id}'`,
      `UPDATE journal_entries SET date = date + 1 WHERE entry_id = '${id}'`,
      `TRUNCATE journal_lines`,
      `INSERT INTO journal_lines VALUES ('${id}', 90, '1100', 'x', 1, 0), ('${id}', 91, '4000', 'x', 0, 1)`,
    ]) {
      await expect(database.query(statement)).rejects.toThrow(/journal is immutable/);
    }
    const unbalanced = database.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO journal_entries (entry_id, store_id, key, rule, rule_version, description, currency, date, source, movement, created_at)
         VALUES ('bad', 'shop', 'bad', '2', '1', 'x', 'EUR', '2026-01-01', '{}', '{}', now())`,
      );
      await tx.query(
        `INSERT INTO journal_lines VALUES ('bad', 1, '1100', 'x', 2, 0), ('bad', 2, '4000', 'x', 0, 1)`,
      );
    });
    await expect(unbalanced).rejects.toThrow(/does not balance: 2 lines, off by 1/);
  });

  it('list entries newest first in pages, of the stores asked for', async () => {
    const all = await books.entries();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: Array<{ entryId: string }>; nextCursor: string | null } = await books.service.ask(
        ListJournalEntries,
        { storeIds: ['shop', 'small'], orderId: null, cursor, limit: 3 },
      );
      seen.push(...page.items.map(({ entryId }) => entryId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all.map(({ entryId }) => entryId));
    const small = await books.service.ask(ListJournalEntries, { storeIds: ['small'], orderId: null });
    expect(small.items.map(({ storeId }) => storeId)).toEqual(['small']);
    const broken = books.service.ask(ListJournalEntries, { storeIds: null, orderId: null, cursor: 'bogus' });
    await expect(broken).rejects.toMatchObject({ code: 'invalid-cursor' });
  });

  const exported = async (): Promise<string> => {
    const { text, nextCursor } = await books.service.ask(ExportLedger, {
      storeIds: null,
      format: 'hledger',
      limit: 2,
    });
    let journal = text;
    for (let cursor = nextCursor; cursor !== null;) {
      const page = await books.service.ask(ExportLedger, {
        storeIds: null,
        format: 'hledger',
        cursor,
        limit: 2,
      });
      journal += page.text;
      cursor = page.nextCursor;
    }
    return journal;
  };

  it('export every entry, oldest first, in pages that make one journal', async () => {
    const journal = await exported();
    expect(journal.match(/^account /gm)).toHaveLength(23);
    const entries = await books.entries();
    expect(journal.match(/^\d{4}-\d\d-\d\d /gm)).toHaveLength(entries.length);
  });

  itWithHledger(
    'export what hledger accepts and sums to the same balance (skipped without hledger)',
    async () => {
      const [journal, entries] = [await exported(), await books.entries()];
      expect(hledger(journal, 'check', '--strict')).toMatchObject({ status: 0, stderr: '' });
      const clearing = entries.flatMap(({ lines }) => lines).filter(({ account }) => account === '1100');
      const sum = clearing.reduce((total, { debit, credit }) => total + debit - credit, 0);
      expect(hledger(journal, 'balance', 'assets:1100', '-N').stdout.trim()).toContain(
        `${(sum / 100).toFixed(2)} EUR`,
      );
    },
  );
});
