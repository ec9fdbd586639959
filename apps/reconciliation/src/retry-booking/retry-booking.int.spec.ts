import { RetryBooking } from '#contracts/commands/erp';
import { BookingException } from '#contracts/events/books';
import { OrderChanged } from '#contracts/events/orders';
import { RequestSettled } from '#contracts/events/platform';
import { InvoicePaid } from '#contracts/events/subscriptions';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { anOrder } from '#testing/factories/order';
import { anInvoice } from '../specs/an-invoice';
import { startBooks, type RunningBooks } from '../specs/start-books';

describe('booking an exception anew', () => {
  let books: RunningBooks;
  beforeAll(async () => {
    books = await startBooks();
  });
  afterAll(() => books.close());

  let requests = 0;
  const retry = async (balanceTransactionId: string, stores: string[] | null = null) => {
    const requestId = `retry-${(requests += 1)}`;
    await books.service.publish(RetryBooking, { balanceTransactionId, stores, requestId });
    const settled = await books.service.waitFor(() =>
      books.service.published(RequestSettled).find((body) => body.requestId === requestId),
    );
    return settled.outcome;
  };
  const refusedWith = (status: number, code: string) => ({ status: 'refused', problem: { status, code } });

  it('books it, and the refund that waited for it, once the order is as it was paid', async () => {
    const order = anOrder({ storeId: 'shop', orderId: 'retry-1' });
    const dearer = anOrder({
      storeId: 'shop',
      orderId: 'retry-1',
      tax: 2995,
      modifiedAt: '2026-11-20T11:00:00Z',
    });
    const [charge, refund] = ['txn_retry_charge', 'txn_retry_refund'];
    await books.placed(order);
    const amount = dearer.total.amount;
    await books.moved(order, aBalanceTransaction({ balanceTransactionId: charge, amount }));
    const told = () =>
      books.service.published(BookingException).filter(({ orderId }) => orderId === 'retry-1').length;
    await books.service.waitFor(() => told() === 1);
    await books.moved(
      order,
      aBalanceTransaction({ balanceTransactionId: refund, reportingCategory: 'refund', amount: -amount }),
    );
    await books.service.waitFor(() => told() === 2);

    expect(await retry(charge)).toMatchObject(refusedWith(422, 'amount-mismatch'));
    expect(await retry(refund)).toMatchObject(refusedWith(422, 'charge-not-booked'));
    expect(await retry(charge, ['small'])).toMatchObject(refusedWith(404, 'not-found'));
    expect(await books.entries('retry-1')).toEqual([]);

    await books.service.publish(OrderChanged, { order: dearer, totalChanged: true });
    const outcome = await books.service.waitFor(async () => {
      const tried = await retry(charge, ['shop']);
      return tried.status === 'done' ? tried : undefined;
    });
    expect(outcome).toMatchObject({
      result: { entries: [{ key: `stripe:${charge}` }, { key: `stripe:${refund}` }] },
    });
    await books.entry(`stripe:${charge}`, 'posted');
    await books.entry(`stripe:${refund}`, 'posted');
    expect(await retry(charge)).toMatchObject(refusedWith(409, 'exception-resolved'));
    expect(await retry(refund)).toMatchObject(refusedWith(409, 'exception-resolved'));
    expect(await books.entries('retry-1')).toHaveLength(2);
  });

  it('has nothing left to do for a movement that was booked when it was told again, with its order', async () => {
    const order = anOrder({ storeId: 'shop', orderId: 'retry-2' });
    const payments = [
      { paymentIntentId: null, chargeId: 'ch_again', amount: { amount: 1, currency: 'EUR' } },
    ];
    const invoice = anInvoice({ amount: 0, tax: 0, months: 1, invoiceId: 'in_nothing', payments });
    const movement = aBalanceTransaction({
      balanceTransactionId: 'txn_again',
      amount: order.total.amount,
      sourceId: 'ch_again',
    });
    const at = '2026-11-20T10:00:00Z';
    await books.service.publish(InvoicePaid, { storeId: 'shop', invoice, subscription: null, at });
    await books.service.quiet();
    await books.moved(null, movement);
    await books.service.waitFor(() =>
      books.service.published(BookingException).some((told) => told.balanceTransactionId === 'txn_again'),
    );
    await books.placed(order);
    await books.moved(order, movement);
    await books.entry('stripe:txn_again', 'posted');
    expect(await retry('txn_again')).toMatchObject(refusedWith(409, 'exception-resolved'));
    const { rows } = await books.service.database.query(
      `SELECT order_id FROM movements WHERE balance_transaction_id = 'txn_again'`,
    );
    expect(rows).toEqual([{ order_id: 'retry-2' }]);
  });

  it('knows no movement that was booked at once', async () => {
    expect(await retry('txn_unheard_of')).toMatchObject(refusedWith(404, 'not-found'));
  });
});
