import { ReverseJournalEntry } from '#contracts/commands/books';
import { BalanceRead } from '#contracts/events/payouts';
import { GetControlTotals } from '#contracts/queries/reconciliation';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { Failure } from '#platform/errors/failure';
import { Connectors } from '#service/connectors/connectors';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { type RunningBooks, startBooks } from './start-books';

describe('control totals', () => {
  let books: RunningBooks;
  const clock = new VirtualClock(new Date('2026-11-20T10:00:00Z'));
  beforeAll(async () => {
    books = await startBooks({ clock });
  });
  afterAll(() => books.close());

  const fee = (balanceTransactionId: string, amount: number, createdAt: string) =>
    aBalanceTransaction({
      balanceTransactionId,
      reportingCategory: 'fee',
      amount,
      createdAt,
      sourceId: null,
    });
  const balance = (at: string, available: number) =>
    books.service.publish(BalanceRead, {
      storeId: 'shop',
      connectionId: 'payment',
      balances: [{ currency: 'EUR', pending: 400, available, reserved: 30 }],
      at,
    });
  const totals = (storeId = 'shop', from = '2026-11-20', to = '2026-11-22') =>
    books.service.ask(GetControlTotals, { storeId, from, to, account: '1100' });

  it('hold each reading of the balance against account 1100 and name what is not booked', async () => {
    // Before the bridge knew the account there were 5.00 on it.
    await books.moved(null, fee('ct_1', -100, '2026-11-20T08:00:00Z'));
    await books.moved(null, fee('ct_2', -7, '2026-11-20T09:00:00Z'));
    await books.moved(null, {
      ...fee('ct_odd', -50, '2026-11-21T05:00:00Z'),
      reportingCategory: 'quantum_levy',
    });
    await books.moved(null, fee('ct_3', -20, '2026-11-21T06:00:00Z'));
    for (const key of ['ct_1', 'ct_2', 'ct_3']) await books.entry(`stripe:${key}`, 'posted');
    await balance('2026-11-20T08:30:00.000Z', 0);
    await balance('2026-11-20T12:00:00.000Z', -7);
    await balance('2026-11-21T12:00:00.000Z', -80);
    await books.service.waitFor(async () => {
      const found = await totals();
      return found?.balances.length === 3 && found.diverging.length === 1;
    });

    expect(await totals()).toMatchObject({
      balances: [
        { provider: 400, reserved: 30, books: -100, difference: 500, unexplained: 500, changed: null },
        { provider: 393, books: -107, difference: 500, notBooked: 0, unexplained: 500, changed: 0 },
        // 3 more than the movements tell: one was never told.
        { provider: 320, books: -127, difference: 447, notBooked: -50, unexplained: 497, changed: -3 },
      ],
      diverging: [{ balanceTransactionId: 'ct_odd', net: -50, booked: 0 }],
    });
    expect((await totals())?.days).toEqual([
      {
        ...{ day: '2026-11-20', currency: 'EUR', movements: 2, told: -107, booked: -107, difference: 0 },
        balance: { provider: 393, books: -107, unexplained: 500 },
      },
      {
        ...{ day: '2026-11-21', currency: 'EUR', movements: 2, told: -70, booked: -20, difference: -50 },
        balance: { provider: 320, books: -127, unexplained: 497 },
      },
    ]);
    expect((await totals('shop', '2026-11-21', '2026-11-21'))?.balances).toMatchObject([{ changed: -3 }]);
  });

  it('show the balance of the account to the store only that keeps its movements', async () => {
    expect(await totals('small')).toMatchObject({ days: [], balances: [], diverging: [], erp: null });
    expect(await totals('nowhere')).toBeNull();
  });

  it('read the account back from the ERP and name what only one side has', async () => {
    expect((await totals())?.erp).toMatchObject({ state: 'compared', equal: 3, differing: 0 });
    const entry = await books.entry('stripe:ct_1');
    await books.erp.port.postJournal({
      ...aJournalEntry({ key: 'by-hand', date: '2026-11-21' }),
      lines: entry.lines,
    });
    expect((await totals())?.erp).toMatchObject({
      totals: [{ currency: 'EUR', books: -127, erp: -127, difference: 0 }],
      equal: 3,
      differing: 1,
      differences: [{ kind: 'missing-in-books', key: 'by-hand', erp: -100 }],
    });
  });

  it('show a movement that was taken back as not booked', async () => {
    const entry = await books.entry('stripe:ct_2');
    await books.service.publish(ReverseJournalEntry, {
      storeId: 'shop',
      entryId: entry.entryId,
      reason: 'booked by hand before',
      actor: 'test',
    });
    await books.entry('stripe:ct_2:reversal', 'posted');
    const found = await totals();
    expect(found?.balances[1]).toMatchObject({ books: -100, notBooked: -7, unexplained: 500 });
    expect(found?.diverging).toMatchObject([
      { balanceTransactionId: 'ct_2', net: -7, booked: 0 },
      { balanceTransactionId: 'ct_odd' },
    ]);
    expect(found?.erp).toMatchObject({ equal: 4, differing: 1 });
  });

  it('tell that the ERP does not answer and show the balance all the same', async () => {
    const port = jest.spyOn(books.service.app.get(Connectors), 'erp');
    port.mockRejectedValueOnce(Failure.transient('unreachable', 'Nobody answers'));
    expect(await totals()).toMatchObject({
      balances: [{}, {}, {}],
      erp: { state: 'unavailable', connectionId: 'erp', code: 'unreachable' },
    });
  });
});
