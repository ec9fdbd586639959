import { paidPaymentOf, paymentOf } from '#connectors/kit/fixtures/payment';
import { PaymentCreated, PaymentFailed, PaymentSucceeded } from '#contracts/events/payments';
import type { Payment } from '#contracts/models/payment';
import type { OrderSummary } from '#contracts/queries/orders';
import { GetOrder, ListOrders } from '#contracts/queries/orders';
import { CmsSyncTestBed, STORE } from '../specs/cms-sync-test-bed';

describe('the lists of orders', () => {
  let bed: CmsSyncTestBed;
  let orderIds: string[];
  beforeAll(async () => {
    bed = await CmsSyncTestBed.start();
    orderIds = [];
    for (let index = 0; index < 7; index += 1) {
      const orderId = bed.kentico.placeOrder();
      await bed.seen(orderId);
      orderIds.push(orderId);
    }
  });
  afterAll(() => bed.close());

  const fact = (payment: Payment) => ({
    storeId: STORE,
    orderId: payment.orderId,
    payment,
    at: payment.updatedAt,
  });

  it('give every order once, page by page, the newest first', async () => {
    const found: OrderSummary[] = [];
    let cursor: string | null = null;
    do {
      const request = { storeIds: null, status: null, limit: 3, cursor };
      const page: { items: OrderSummary[]; nextCursor: string | null } = await bed.service.ask(
        ListOrders,
        request,
      );
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(found.map(({ orderId }) => orderId)).toEqual([...orderIds].reverse());
  });

  it('give only the stores asked for, and only the status', async () => {
    const list = async (storeIds: string[] | null, status: string | null) =>
      (await bed.service.ask(ListOrders, { storeIds, status })).items.length;
    expect(await list([STORE], 'placed')).toBe(7);
    expect(await list(['another'], null)).toBe(0);
    expect(await list(null, 'paid')).toBe(0);
    expect(await list([], null)).toBe(0);
  });

  it('refuse a cursor that is none', async () => {
    await expect(
      bed.service.ask(ListOrders, { storeIds: null, status: null, cursor: 'nonsense' }),
    ).rejects.toMatchObject({ code: 'invalid-cursor' });
  });

  it('know nothing of an order that was never seen', async () => {
    expect(await bed.service.ask(GetOrder, { storeId: STORE, orderId: '4711' })).toBeNull();
  });

  it('AC-20: show where the money stands, whatever the order in which payments tell it', async () => {
    const orderId = orderIds[0]!;
    const paid = paidPaymentOf(orderId, { version: 7 });
    await bed.service.publish(PaymentSucceeded, fact(paid));
    await bed.service.waitFor(async () => (await bed.summary(orderId)).paymentStatus === 'paid');
    await bed.service.publish(PaymentFailed, fact(paymentOf(orderId, { status: 'failed', version: 3 })));
    const other = paymentOf(orderId, { paymentId: 'pay_second', status: 'pending' });
    await bed.service.publish(PaymentCreated, fact(other));
    await bed.service.waitFor(async () => {
      const { rows } = await bed.service.database.query('SELECT 1 FROM order_payments');
      return rows.length === 2;
    });
    expect(await bed.summary(orderId)).toMatchObject({ paymentStatus: 'paid', orderStatus: 'placed' });
  });
});
