import type { CommercePort, OrderWriteResult } from '#connectors/kit/commerce-port';
import type { Payment } from '#contracts/models/payment';
import { paidPaymentOf } from '../fixtures/ordercloud-payments';
import { startOrderCloudTestMarket, type OrderCloudTestMarket } from '../fixtures/ordercloud-test-market';

describe('returns and refunds in OrderCloud', () => {
  let market: OrderCloudTestMarket;
  let port: CommercePort;
  let orderId: string;
  beforeEach(async () => {
    market = await startOrderCloudTestMarket();
    port = await market.open();
    orderId = market.ordercloud.placeOrder();
    await write(0);
    market.ordercloud.setStatus(orderId, 'Completed');
  });
  afterEach(() => market.close());

  const write = (refunded: number, changes: Partial<Payment> = {}): Promise<OrderWriteResult> =>
    port.writeOrder('shop', {
      orderId,
      orderStatus: null,
      commerceStatus: null,
      note: null,
      payment: paidPaymentOf(orderId, { refunded: { amount: refunded, currency: 'EUR' }, ...changes }),
    });
  const approved = async () => (await port.getOrder('shop', orderId)).returns ?? [];
  const negative = () =>
    market.ordercloud.orders
      .require(orderId)
      .payments.filter(({ Amount }) => Number(Amount) < 0)
      .map(({ Amount, OrderReturnID }) => ({ Amount, OrderReturnID }));
  const request = (ID: string, RefundAmount: number, needsApproval = true): string =>
    market.ordercloud.requestReturn(orderId, { ID, RefundAmount, Comments: 'Too big' }, needsApproval);
  const approve = (id: string): void => market.ordercloud.judgeReturn(id, 'approve');
  const statusOf = (id: string) => market.ordercloud.returns.require(id)['Status'];

  it('tell an approved return with amount, items and reason, and none before its approval', async () => {
    market.ordercloud.requestReturn(orderId, {
      ID: 'R1',
      ItemsToReturn: [{ LineItemID: 'line-0001', Quantity: 1, RefundAmount: 19.9 }],
      Comments: ' Too big ',
    });
    expect(await approved()).toEqual([]);
    approve('R1');
    expect(await approved()).toEqual([
      {
        returnId: 'R1',
        amount: { amount: 1990, currency: 'EUR' },
        items: [{ lineId: 'line-0001', quantity: 1 }],
        reason: 'Too big',
      },
    ]);
  });

  it('give nothing back on the word of a shopper: without an approval rule a return waits until staff completes it', async () => {
    request('R1', 10, false);
    expect(statusOf('R1')).toBe('Open');
    expect(await approved()).toEqual([]);
    market.ordercloud.judgeReturn('R1', 'complete');
    expect(await approved()).toMatchObject([{ returnId: 'R1', amount: { amount: 1000 } }]);
  });

  it('ask for no more than others have left to give back, and nothing for a declined return or one of another order', async () => {
    const other = market.ordercloud.placeOrder();
    market.ordercloud.setStatus(other, 'Completed');
    market.ordercloud.requestReturn(other, { ID: 'R0', RefundAmount: 1 });
    approve('R0');
    request('R1', 10);
    request('R2', 10);
    market.ordercloud.judgeReturn('R1', 'decline');
    approve('R2');
    const answer = await market.api(`orders/Incoming/${orderId}/payments`, {
      method: 'POST',
      body: { Type: 'SpendingAccount', Amount: -4, Accepted: true, OrderReturnID: 'R2' },
    });
    expect(answer.status).toBe(201);
    const { order, returns } = await port.getOrder('shop', orderId);
    expect(returns).toMatchObject([{ returnId: 'R2', amount: { amount: 600 } }]);
    expect(order.total.amount).toBe(7990);
  });

  it('get the refund transaction and the negative payment that completes the return, once', async () => {
    request('R1', 19.9);
    approve('R1');
    expect((await write(1990)).written).toBe(true);
    expect(negative()).toEqual([{ Amount: -19.9, OrderReturnID: 'R1' }]);
    expect(statusOf('R1')).toBe('Completed');
    expect((await write(1990)).written).toBe(false);
    expect(negative()).toHaveLength(1);
    // Told as before: whoever takes it in knows it by its ID.
    expect(await approved()).toMatchObject([{ returnId: 'R1', amount: { amount: 1990 } }]);
  });

  it('gives each of several returns its own refund, whichever arrives first', async () => {
    for (const [id, amount] of [
      ['R1', 5],
      ['R2', 20],
    ] as const) {
      request(id, amount);
      approve(id);
    }
    await write(2000);
    expect(negative()).toEqual([{ Amount: -20, OrderReturnID: 'R2' }]);
    await write(2500);
    expect(negative()).toEqual([
      { Amount: -20, OrderReturnID: 'R2' },
      { Amount: -5, OrderReturnID: 'R1' },
    ]);
  });

  it('AC-33: a refund made in the dashboard becomes a Refund transaction and a return of its own with a negative payment', async () => {
    await write(700);
    const own = `pay_${orderId}-refunded-700`;
    expect(negative()).toEqual([{ Amount: -7, OrderReturnID: own }]);
    expect(statusOf(own)).toBe('Completed');
    const [payment] = market.ordercloud.orders.require(orderId).payments;
    expect(payment?.['Transactions']).toEqual(
      expect.arrayContaining([expect.objectContaining({ Type: 'Refund', Amount: 7 })]),
    );
    const after = await port.getOrder('shop', orderId);
    expect(after.order.commercePaid).toBe(true);
    expect(after.returns).toEqual([]);
    await write(1000);
    expect(negative().map(({ Amount }) => Amount)).toEqual([-7, -3]);
  });

  it('finishes what a crash left half done, without a second return', async () => {
    const own = `pay_${orderId}-refunded-700`;
    market.ordercloud.returns.create({
      ID: own,
      OrderID: orderId,
      RefundAmount: 7,
      xp: { Tillbridge: { PaymentID: `pay_${orderId}` } },
    });
    await write(700);
    expect(market.ordercloud.returns.all()).toHaveLength(1);
    expect(statusOf(own)).toBe('Completed');
    expect(negative()).toHaveLength(1);
  });

  it('leaves a sum that could be part of a waiting return to the transaction, until it explains itself', async () => {
    request('R1', 20);
    approve('R1');
    await write(700);
    expect(negative()).toEqual([]);
    await write(2700);
    expect(negative().map(({ Amount }) => Amount)).toEqual([-20, -7]);
  });

  it('makes no return of a canceled order: the transaction says it', async () => {
    orderId = market.ordercloud.placeOrder();
    await write(0);
    market.ordercloud.setStatus(orderId, 'Canceled');
    await write(7990);
    expect(market.ordercloud.returns.all()).toEqual([]);
  });

  it('neither reads nor makes returns where the connection says so', async () => {
    port = await market.open({ orderReturns: false });
    request('R1', 10);
    approve('R1');
    expect(await approved()).toEqual([]);
    await write(1000);
    expect(negative()).toEqual([]);
  });

  it('refuses a return whose amount the currency cannot hold, by name', async () => {
    request('R1', 10.005);
    approve('R1');
    await expect(approved()).rejects.toMatchObject({
      failureClass: 'mapping',
      details: { field: 'RefundAmount', orderReturn: 'R1' },
    });
  });
});
