import { ImportBankStatement } from '#contracts/commands/bank';
import { PayoutComposed } from '#contracts/events/payouts';
import type { OrderFunds } from '#contracts/models/order-funds';
import type { Payout } from '#contracts/models/payout';
import { TraceOrderFunds } from '#contracts/queries/order-funds';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { aCamtFile } from '#testing/factories/bank-file';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { anOrder } from '#testing/factories/order';
import { aPayout } from '#testing/factories/payout';
import { type RunningBooks, startBooks } from './start-books';

const TODAY = '2026-11-24T09:00:00Z';

describe("an order's money on its way to the bank", () => {
  let books: RunningBooks;
  beforeAll(async () => {
    books = await startBooks({ clock: new VirtualClock(new Date(TODAY)) });
  });
  afterAll(() => books.close());

  const key = (orderId: string) => ({ storeId: 'small', orderId });
  const sold = async (orderId: string, ...movements: ReadonlyArray<readonly [string, number, number]>) => {
    const order = anOrder({ orderId, storeId: 'small', lines: [['A', 1, 10000]], shipping: 0, tax: 0 });
    await books.placed(order);
    for (const [balanceTransactionId, amount, fee] of movements) {
      const reportingCategory = amount < 0 ? 'refund' : 'charge';
      await books.moved(order, aBalanceTransaction({ balanceTransactionId, amount, fee, reportingCategory }));
      await books.entry(`stripe:${balanceTransactionId}`);
    }
  };
  const listed = (payout: Payout, ...balanceTransactionIds: string[]) =>
    books.service.publish(PayoutComposed, {
      storeId: 'small',
      payout,
      at: TODAY,
      page: 0,
      last: true,
      balanceTransactionIds,
    });
  const traced = (orderId: string, found: (funds: OrderFunds) => boolean): Promise<OrderFunds> =>
    books.service.waitFor(
      async () => {
        const funds = await books.service.ask(TraceOrderFunds, key(orderId));
        return found(funds) ? funds : undefined;
      },
      { what: `funds of ${orderId}` },
    );

  it('is in the balance until a payout lists it, and a part may stay there', async () => {
    await sold('traced', ['tr_sale', 10000, 175], ['tr_back', -2000, 0]);
    expect(await books.service.ask(TraceOrderFunds, key('traced'))).toMatchObject({
      inBalance: [{ money: { amount: 7825, currency: 'EUR' }, movements: 2 }],
      payouts: [],
    });
    await listed(aPayout({ payoutId: 'po_first', status: 'in_transit' }), 'tr_sale', 'somebody_elses');
    expect(await traced('traced', ({ payouts }) => payouts.length === 1)).toMatchObject({
      inBalance: [{ money: { amount: -2000, currency: 'EUR' }, movements: 1 }],
      payouts: [
        {
          payoutId: 'po_first',
          status: 'in_transit',
          arrivalDate: '2026-11-22',
          part: { amount: 9825, currency: 'EUR' },
          movements: 1,
          replacedBy: null,
          bank: null,
        },
      ],
    });
    expect(await books.service.ask(TraceOrderFunds, { storeId: 'shop', orderId: 'traced' })).toEqual({
      inBalance: [],
      payouts: [],
    });
  });

  it('is followed through a payout that failed into the one that took it out again', async () => {
    await sold('again', ['ag_sale', 10000, 175]);
    const failure = { code: 'account_closed', message: 'The account is closed' };
    const failed = aPayout({
      payoutId: 'po_failed',
      status: 'failed',
      failure,
      failureBalanceTransactionId: 'ag_returned',
    });
    await listed(failed, 'ag_sale');
    expect(await traced('again', ({ payouts }) => payouts.length === 1)).toMatchObject({
      payouts: [{ payoutId: 'po_failed', status: 'failed', failure, replacedBy: null }],
    });
    await listed(aPayout({ payoutId: 'po_second', arrivalDate: '2026-11-25' }), 'ag_returned');
    expect(await traced('again', ({ payouts }) => payouts.length === 2)).toMatchObject({
      inBalance: [],
      payouts: [
        { payoutId: 'po_failed', replacedBy: 'po_second' },
        { payoutId: 'po_second', status: 'paid', part: { amount: 9825 }, replacedBy: null },
      ],
    });
  });

  it('is in the bank once a line of a statement is the payout', async () => {
    await sold('arrived', ['ar_sale', 10000, 175]);
    await listed(aPayout({ payoutId: 'po_arrived', amount: 9825, traceId: 'TRACE-ARRIVED' }), 'ar_sale');
    await traced('arrived', ({ payouts }) => payouts.length === 1);
    const file = aCamtFile({ lines: [{ day: '2026-11-23', amount: 9825, text: 'TRACE-ARRIVED' }] });
    await books.service.publish(ImportBankStatement, {
      requestId: 'statement-1',
      actor: 'Ada',
      stores: null,
      storeId: 'small',
      format: 'camt.053',
      content: Buffer.from(file).toString('base64'),
    } as never);
    expect(await traced('arrived', ({ payouts }) => payouts[0]?.bank?.state === 'in-bank')).toMatchObject({
      payouts: [{ payoutId: 'po_arrived', bank: { state: 'in-bank', valueDate: '2026-11-23' } }],
    });
  });
});
