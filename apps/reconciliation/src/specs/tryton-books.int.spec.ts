import type { RunningTryton } from '#connectors/tryton/fixtures/start-tryton';
import { startTryton } from '#connectors/tryton/fixtures/start-tryton';
import { trytonMissing } from '#connectors/tryton/fixtures/tryton-installed';
import { PostJournal } from '#contracts/commands/erp';
import { JournalEntryPosted } from '#contracts/events/books';
import { OrderPlaced } from '#contracts/events/orders';
import { BalanceTransactionRecorded } from '#contracts/events/payments';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Order } from '#contracts/models/order';
import { ListJournalEntries } from '#contracts/queries/books';
import { testConfig } from '#testing/config';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { anOrder } from '#testing/factories/order';
import { createTestService, type TestService } from '#testing/service/create-test-service';
import { AppModule } from '../app.module';
import { migrations } from '../database/migrations';
import { POSTING_TABLE } from '../domain/posting-table';
import { commands, subscriptions } from '../messages';
import { everyRow } from './every-row';

const reason = trytonMissing();
const describeTryton = reason === undefined ? describe : describe.skip;

describeTryton(`the books in the real Tryton${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let tryton: RunningTryton;
  let service: TestService;
  let next = 0;

  beforeAll(async () => {
    tryton = await startTryton(testConfig.databaseUrl);
    const { settings, secrets } = tryton.connection;
    service = await createTestService({
      service: 'reconciliation',
      module: AppModule,
      migrations,
      subscriptions,
      commands,
      config: { RECONCILE_SECONDS: 60 },
      configuration: {
        connections: [
          { id: 'payment', system: 'stripe', secrets: { secretKey: 'sk_test_x' } },
          { id: 'erp', system: 'tryton', settings, secrets: { password: secrets['password']![0]! } },
        ],
        stores: [
          {
            id: 'shop',
            commerce: 'commerce',
            payment: 'payment',
            erp: 'erp',
            urls: { success: 'https://shop.test/ok', cancel: 'https://shop.test/no' },
            timeZone: 'Europe/Berlin',
            books: { giftCardSkus: ['GIFT-50'] },
          },
        ],
      },
      neighbours: { orchestrator: [] },
    });
  }, 290_000);
  afterAll(async () => {
    await service.close();
    await tryton.close();
  });

  const movement = (
    reportingCategory: string,
    amount: number,
    more: Partial<BalanceTransaction> = {},
  ): BalanceTransaction =>
    aBalanceTransaction({
      balanceTransactionId: `txn_${(next += 1)}`,
      reportingCategory,
      type: reportingCategory,
      amount,
      ...more,
    });
  const moved = (order: Order | null, balanceTransaction: BalanceTransaction): Promise<string> =>
    service.publish(BalanceTransactionRecorded, {
      storeId: 'shop',
      orderId: order?.orderId ?? null,
      paymentId: null,
      connectionId: 'payment',
      balanceTransaction,
      at: balanceTransaction.createdAt,
    });
  const entries = async (): Promise<JournalEntry[]> =>
    (await service.ask(ListJournalEntries, { storeIds: null, orderId: null, limit: 200 })).items;
  const posted = (count: number): Promise<JournalEntry[]> =>
    service.waitFor(
      async () => {
        const all = (await entries()).filter(({ state }) => state === 'posted');
        return all.length === count ? all : undefined;
      },
      { what: `${count} entries posted in Tryton`, deadlineMs: 60_000 },
    );

  it('stand there with the balances of our own, account by account', async () => {
    const sale = anOrder({ orderId: 'sale', discount: 1000 });
    const refunded = anOrder({ orderId: 'refunded', lines: [['COFFEE-1', 1, 5000]], shipping: 0, tax: 950 });
    const gift = anOrder({ orderId: 'gift', lines: [['GIFT-50', 1, 5000]], shipping: 0, tax: 0 });
    const dollars = anOrder({
      orderId: 'usd',
      currency: 'USD',
      lines: [['MUG-1', 1, 6000]],
      shipping: 0,
      tax: 0,
    });
    for (const order of [sale, refunded, gift, dollars]) await service.publish(OrderPlaced, { order });
    const story: Array<readonly [Order | null, BalanceTransaction]> = [
      [sale, movement('charge', sale.total.amount, { fee: 205 })],
      [refunded, movement('charge', 5950, { fee: 111 })],
      [refunded, movement('refund', -2380)],
      [refunded, movement('refund', -3570, { fee: 25 })],
      [gift, movement('charge', 5000, { fee: 100 })],
      [
        dollars,
        movement('charge', 5280, {
          fee: 150,
          exchangeRate: '0.88',
          presentment: { amount: 6000, currency: 'USD' },
        }),
      ],
      [null, movement('payout', -9000)],
      [null, movement('fee', -300)],
      [null, movement('charge', 1234)],
    ];
    for (const [index, [order, balanceTransaction]] of story.entries()) {
      await moved(order, balanceTransaction);
      await service.waitFor(async () => (await entries()).length === index + 1);
    }
    const ours = await posted(story.length);
    const accounts = [...new Set(ours.flatMap(({ lines }) => lines.map(({ account }) => account)))].sort();
    const balance = (account: string): number =>
      ours
        .flatMap(({ lines }) => lines)
        .filter((line) => line.account === account)
        .reduce((sum, { debit, credit }) => sum + debit - credit, 0);
    const inTryton: Record<string, number> = {};
    for (const account of accounts) {
      const ledger = await tryton.port.readLedger(account, '2026-11-01', '2026-11-30');
      inTryton[account] = ledger.reduce((sum, { debit, credit }) => sum + debit - credit, 0);
    }
    expect(inTryton).toEqual(Object.fromEntries(accounts.map((account) => [account, balance(account)])));
    expect(accounts.length).toBeGreaterThan(8);
  });

  it('have one move for an entry that twenty messages ask to post at the same time', async () => {
    const before = (await entries()).length;
    const order = anOrder({ orderId: 'twenty' });
    tryton.proxy.loseRequestOf(/account\.move\.post$/);
    await service.publish(OrderPlaced, { order });
    const balanceTransaction = movement('charge', order.total.amount, { fee: 205 });
    await moved(order, balanceTransaction);
    const entry = await service.waitFor(async () =>
      (await entries()).find(({ orderId }) => orderId === 'twenty'),
    );
    const { entryId, key } = entry;
    await Promise.all(
      Array.from({ length: 20 }, () => service.publish(PostJournal, { storeId: 'shop', entryId })),
    );
    const last = anOrder({ orderId: 'last' });
    await service.publish(OrderPlaced, { order: last });
    await moved(last, movement('charge', last.total.amount, { fee: 205 }));
    await posted(before + 2);
    await service.waitFor(() =>
      service.published(JournalEntryPosted).some(({ entry: one }) => one.entryId === entryId),
    );
    expect(await tryton.query(`SELECT state FROM account_move WHERE description = '${key}'`)).toEqual([
      { state: 'posted' },
    ]);
    expect(
      service.published(JournalEntryPosted).filter(({ entry: one }) => one.entryId === entryId),
    ).toHaveLength(1);
  });

  it('take an entry of every row of the posting table and have its balances', async () => {
    const order = anOrder({ orderId: 'table' });
    const { customerId } = await tryton.port.upsertCustomer(order);
    await tryton.port.postOrder(order, customerId);
    const table = everyRow();
    const fresh = table.map((entry) => ({ ...entry, date: '2026-10-20' }));
    for (const entry of fresh) expect((await tryton.port.postJournal(entry)).state).toBe('posted');
    const accounts = [...new Set(fresh.flatMap(({ lines }) => lines.map(({ account }) => account)))].sort();
    const keys = new Set(fresh.map(({ key }) => key));
    for (const account of accounts) {
      const ledger = await tryton.port.readLedger(account, '2026-10-20', '2026-10-20');
      const own = ledger.filter(({ key }) => keys.has(key));
      const sum = (rows: ReadonlyArray<{ readonly debit: number; readonly credit: number }>): number =>
        rows.reduce((total, { debit, credit }) => total + debit - credit, 0);
      const lines = fresh.flatMap((entry) => entry.lines).filter((line) => line.account === account);
      expect([account, own.length, sum(own)]).toEqual([account, lines.length, sum(lines)]);
    }
    const rows = new Set(table.map(({ rule }) => rule));
    expect(POSTING_TABLE.map(({ rule }) => rule).filter((rule) => !rows.has(rule))).toEqual([]);
  });
});
