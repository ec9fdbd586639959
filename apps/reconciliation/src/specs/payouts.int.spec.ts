import { PayoutComposed, PayoutRecorded } from '#contracts/events/payouts';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Payout } from '#contracts/models/payout';
import type { PayoutExplanation } from '#contracts/models/payout-explanation';
import { ExplainPayout, ListPayoutMovements, ListPayouts } from '#contracts/queries/reconciliation';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { anOrder } from '#testing/factories/order';
import { aPayout } from '#testing/factories/payout';
import { Periodic } from '#service/schedule/periodic';
import { type RunningBooks, startBooks } from './start-books';

const bt = aBalanceTransaction;
const at = '2026-11-20T00:00:00Z';

describe('payouts', () => {
  let books: RunningBooks;
  beforeAll(async () => {
    books = await startBooks();
  });
  afterAll(() => books.close());

  const paidOut = (payout: Payout) => books.service.publish(PayoutRecorded, { storeId: 'small', payout, at });
  const listed = (payout: Payout, page: number, last: boolean, balanceTransactionIds: string[]) =>
    books.service.publish(PayoutComposed, {
      storeId: 'small',
      payout,
      at,
      page,
      last,
      balanceTransactionIds,
    });
  const explain = (payoutId: string) => books.service.ask(ExplainPayout, { storeIds: null, payoutId });
  const explained = (payoutId: string, state: PayoutExplanation['state']): Promise<PayoutExplanation> =>
    books.service.waitFor(
      async () => {
        const found = await explain(payoutId);
        return found?.state === state ? found : undefined;
      },
      { what: `${payoutId} ${state}` },
    );
  const moved = async (
    order: Parameters<RunningBooks['moved']>[0],
    movements: readonly BalanceTransaction[],
  ): Promise<void> => {
    for (const movement of movements) {
      await books.moved(order, movement);
      await books.entry(`stripe:${movement.balanceTransactionId}`);
    }
  };

  it('AC-40: are explained to the last cent: charges, refunds, disputes, fees, adjustments, exchange and an unknown type', async () => {
    const order = anOrder({
      orderId: 'paid-out',
      storeId: 'small',
      lines: [['A', 1, 10000]],
      shipping: 0,
      tax: 0,
    });
    const foreign = anOrder({
      orderId: 'in-dollars',
      storeId: 'small',
      currency: 'USD',
      lines: [['A', 1, 6000]],
      shipping: 0,
      tax: 0,
    });
    await books.placed(order);
    await books.placed(foreign);
    const usd = { exchangeRate: '0.88', sourceId: 'ch_usd' };
    await moved(order, [
      bt({ balanceTransactionId: 'po_a', amount: 10000, fee: 175 }),
      bt({ balanceTransactionId: 'po_b', reportingCategory: 'refund', amount: -2000 }),
      bt({
        balanceTransactionId: 'po_c',
        reportingCategory: 'dispute',
        amount: -3000,
        fee: 1500,
        sourceId: 'dp_1',
      }),
    ]);
    await moved(foreign, [
      bt({
        balanceTransactionId: 'po_d',
        amount: 5280,
        fee: 150,
        ...usd,
        presentment: { amount: 6000, currency: 'USD' },
      }),
      bt({
        balanceTransactionId: 'po_e',
        reportingCategory: 'refund',
        amount: -2700,
        ...usd,
        presentment: { amount: -3000, currency: 'USD' },
      }),
    ]);
    await moved(null, [
      bt({ balanceTransactionId: 'po_f', reportingCategory: 'fee', amount: -99, sourceId: null }),
    ]);
    await books.moved(
      null,
      bt({
        balanceTransactionId: 'po_g',
        reportingCategory: 'quantum_levy',
        type: 'quantum_levy',
        amount: -56,
        sourceId: null,
      }),
    );
    await moved(null, [
      bt({
        balanceTransactionId: 'po_own',
        reportingCategory: 'payout',
        amount: -5600,
        sourceId: 'po_mixed',
      }),
    ]);

    const payout = aPayout({ payoutId: 'po_mixed', amount: 5600, balanceTransactionId: 'po_own' });
    await paidOut(payout);
    // The second page overtakes the first.
    await listed(payout, 1, true, ['po_e', 'po_f', 'po_g']);
    expect((await explained('po_mixed', 'incomplete')).lines).toBeDefined();
    await listed(payout, 0, false, ['po_a', 'po_b', 'po_c', 'po_d']);

    const found = await explained('po_mixed', 'not-booked');
    expect(found).toMatchObject({
      remainder: 0,
      totals: { gross: 15280, fees: -1924, refunds: -4640, disputes: -3000, exchange: -60, other: -56 },
      movements: { listed: 7, booked: 6, notBooked: 1, missing: 0 },
      entries: { paidOut: (await books.entry('stripe:po_own')).entryId, broughtBack: null },
    });
    expect(found.lines).toContainEqual({
      kind: 'other',
      category: 'quantum_levy',
      amount: -56,
      movements: 1,
    });

    const first = await books.service.ask(ListPayoutMovements, {
      storeIds: ['small'],
      payoutId: 'po_mixed',
      limit: 5,
    });
    const second = await books.service.ask(ListPayoutMovements, {
      storeIds: ['small'],
      payoutId: 'po_mixed',
      cursor: first!.nextCursor,
    });
    const movements = [...first!.items, ...second!.items];
    expect(movements.map(({ balanceTransactionId }) => balanceTransactionId)).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `po_${letter}`),
    );
    expect(movements[0]).toMatchObject({
      state: 'booked',
      net: 9825,
      orderId: 'paid-out',
      entryId: (await books.entry('stripe:po_a')).entryId,
    });
    // What belongs to the store of somebody else keeps its money and hides the rest.
    expect(movements.find(({ balanceTransactionId }) => balanceTransactionId === 'po_f')).toMatchObject({
      net: -99,
      storeId: null,
      entryId: null,
    });
    expect(second!.nextCursor).toBeNull();
  });

  it('name the movements that have not come, and are explained once they have', async () => {
    const payout = aPayout({ payoutId: 'po_late', amount: -800 });
    await listed(payout, 0, true, ['late_1']);
    expect(await explained('po_late', 'movements-missing')).toMatchObject({
      remainder: -800,
      movements: { missing: 1, missingIds: ['late_1'] },
    });
    await moved(null, [
      bt({ balanceTransactionId: 'late_1', reportingCategory: 'fee', amount: -800, sourceId: null }),
    ]);
    await books.service.app.get(Periodic).runNow('reconciliation.explain-payouts');
    const { items } = await books.service.ask(ListPayouts, { storeIds: ['small'], state: 'explained' });
    expect(items).toMatchObject([{ payout: { payoutId: 'po_late' }, state: 'explained', remainder: 0 }]);
    expect((await books.service.ask(ListPayouts, { storeIds: ['shop'], state: null })).items).toEqual([]);
  });

  it('that failed after they were paid keep both entries, and no older state replaces a newer one', async () => {
    const failed = aPayout({
      payoutId: 'po_back',
      status: 'failed',
      automatic: false,
      balanceTransactionId: 'back_out',
      failureBalanceTransactionId: 'back_in',
    });
    await moved(null, [
      bt({
        balanceTransactionId: 'back_out',
        reportingCategory: 'payout',
        amount: -10000,
        sourceId: 'po_back',
      }),
      bt({
        balanceTransactionId: 'back_in',
        reportingCategory: 'payout_reversal',
        amount: 10000,
        sourceId: 'po_back',
      }),
    ]);
    await books.service.publish(PayoutRecorded, {
      storeId: 'small',
      payout: failed,
      at: '2026-11-21T00:00:00Z',
    });
    await explained('po_back', 'balance-only');
    await paidOut({ ...failed, status: 'paid', failureBalanceTransactionId: null });
    await paidOut(aPayout({ payoutId: 'po_after', automatic: false }));
    await explained('po_after', 'balance-only');
    expect(await explain('po_back')).toMatchObject({
      payout: { status: 'failed' },
      entries: {
        paidOut: (await books.entry('stripe:back_out')).entryId,
        broughtBack: (await books.entry('stripe:back_in')).entryId,
      },
    });
  });
});
