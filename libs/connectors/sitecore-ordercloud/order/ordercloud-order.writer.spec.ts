import type { CommercePort, OrderWriteResult } from '#connectors/kit/commerce-port';
import type { Payment } from '#contracts/models/payment';
import { authorizedPaymentOf, paidPaymentOf, paymentOf } from '../fixtures/ordercloud-payments';
import { startOrderCloudTestMarket, type OrderCloudTestMarket } from '../fixtures/ordercloud-test-market';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('payments written into OrderCloud', () => {
  let market: OrderCloudTestMarket;
  let port: CommercePort;
  let orderId: string;
  beforeEach(async () => {
    market = await startOrderCloudTestMarket();
    port = await market.open();
    orderId = market.ordercloud.placeOrder();
  });
  afterEach(() => market.close());

  const write = (payment: Payment | null, commerceStatus: string | null = null): Promise<OrderWriteResult> =>
    port.writeOrder('shop', { orderId, orderStatus: null, commerceStatus, payment, note: null });
  const payments = () => market.ordercloud.orders.require(orderId).payments;
  const transactions = () =>
    payments().flatMap(({ Transactions }) =>
      (Transactions as Array<Record<string, unknown>>).map(
        ({ ID, Type, Amount, Succeeded }) =>
          `${String(Type)} ${String(Amount)} ${String(Succeeded)} ${String(ID)}`,
      ),
    );

  it('are there with the link to pay before anything is paid, and not accepted', async () => {
    await write(paymentOf(orderId));
    expect(payments()).toMatchObject([
      {
        ID: `pay_${orderId}`,
        Type: 'CreditCard',
        Amount: 79.9,
        Accepted: false,
        xp: { Tillbridge: { PayUrl: `https://pay.example/pay/token-${orderId}`, Status: 'pending' } },
      },
    ]);
    expect((await port.getOrder('shop', orderId)).order.commercePaid).toBe(false);
  });

  it('are accepted with the authorisation, paid with the capture, and the order itself is left alone', async () => {
    const before = structuredClone(market.ordercloud.orders.require(orderId).order);
    await write(paymentOf(orderId));
    await write(authorizedPaymentOf(orderId));
    expect(payments()).toMatchObject([{ Accepted: true }]);
    expect((await port.getOrder('shop', orderId)).order.commercePaid).toBe(false);
    const { after } = await write(paidPaymentOf(orderId));
    expect(after.order).toMatchObject({ commercePaid: true, commerceStatus: 'Open' });
    expect(transactions()).toEqual([
      `Authorization 79.9 true pi_${orderId}`,
      `Capture 79.9 true ch_${orderId}`,
    ]);
    expect(payments()).toMatchObject([
      {
        xp: {
          Stripe: { PaymentIntentID: `pi_${orderId}`, ChargeID: `ch_${orderId}` },
          Tillbridge: { PayUrl: null },
        },
      },
    ]);
    expect(market.ordercloud.orders.require(orderId).order).toEqual(before);
  });

  it('record every decline with its code, and the success after it', async () => {
    const failed = (at: string, declineCode: string) =>
      paymentOf(orderId, {
        status: 'failed',
        failure: { code: 'card_declined', declineCode, message: 'The card was declined.', at },
      });
    await write(failed('2026-11-21T10:01:00.000Z', 'insufficient_funds'));
    await write(failed('2026-11-21T10:02:00.000Z', 'expired_card'));
    await write(failed('2026-11-21T10:02:00.000Z', 'expired_card'));
    const [payment] = payments();
    expect(payment).toMatchObject({
      Accepted: false,
      Transactions: [
        { Type: 'Authorization', Succeeded: false, ResultCode: 'insufficient_funds' },
        {
          Type: 'Authorization',
          Succeeded: false,
          ResultCode: 'expired_card',
          ResultMessage: 'The card was declined.',
        },
      ],
    });
    await write(paidPaymentOf(orderId));
    expect(transactions().slice(2)).toEqual([
      `Authorization 79.9 true pi_${orderId}`,
      `Capture 79.9 true ch_${orderId}`,
    ]);
  });

  it('that are paid are not touched by what is told late', async () => {
    await write(paidPaymentOf(orderId));
    const before = structuredClone(payments());
    const failure = {
      code: 'card_declined',
      declineCode: null,
      message: 'No.',
      at: '2026-11-21T10:00:30.000Z',
    };
    expect((await write(paymentOf(orderId, { status: 'failed', failure }))).written).toBe(false);
    expect((await write(authorizedPaymentOf(orderId))).written).toBe(false);
    expect(payments()).toEqual(before);
  });

  it('have one authorisation, also when Stripe told its id later', async () => {
    const external = { checkoutSessionId: null, paymentIntentId: null, chargeId: null };
    await write(authorizedPaymentOf(orderId, { external }));
    await write(paidPaymentOf(orderId));
    expect(transactions()).toEqual([
      `Authorization 79.9 true pay_${orderId}`,
      `Capture 79.9 true ch_${orderId}`,
    ]);
  });

  it('AC-33: record partial captures and refunds by what is new, under ids of Stripe', async () => {
    const part = { status: 'partially_captured' as const, captured: eur(3000) };
    await write(authorizedPaymentOf(orderId, part));
    await write(authorizedPaymentOf(orderId, { status: 'paid', captured: eur(7990) }));
    await write(paidPaymentOf(orderId, { status: 'partially_refunded', refunded: eur(990) }));
    await write(paidPaymentOf(orderId, { status: 'refunded', refunded: eur(7990) }));
    expect(transactions()).toEqual([
      `Authorization 79.9 true pi_${orderId}`,
      `Capture 30 true ch_${orderId}`,
      `Capture 49.9 true ch_${orderId}-7990`,
      `Refund 9.9 true ch_${orderId}-refunded-990`,
      `Refund 70 true ch_${orderId}-refunded-7990`,
    ]);
  });

  it('that were let go are void, zero and not accepted, and the order is canceled with them', async () => {
    await write(authorizedPaymentOf(orderId));
    const { after } = await write(authorizedPaymentOf(orderId, { status: 'canceled' }), 'Canceled');
    expect(transactions()).toEqual([
      `Authorization 79.9 true pi_${orderId}`,
      `Void 79.9 true pi_${orderId}-void`,
    ]);
    expect(payments()).toMatchObject([{ Amount: 0, Accepted: false, xp: { Tillbridge: { PayUrl: null } } }]);
    expect(after.order.commerceStatus).toBe('Canceled');
    expect((await write(authorizedPaymentOf(orderId, { status: 'canceled' }), 'Canceled')).written).toBe(
      false,
    );
  });

  it('make room for the next one when they came to nothing', async () => {
    await write(paymentOf(orderId, { status: 'expired' }));
    await write(paidPaymentOf(orderId, { paymentId: 'pay_second' }));
    expect(payments()).toMatchObject([
      { ID: `pay_${orderId}`, Amount: 0, Accepted: false },
      { ID: 'pay_second', Amount: 79.9, Accepted: true },
    ]);
  });

  it('for another amount than the order’s are an exception, never "paid"', async () => {
    await write(paymentOf(orderId));
    market.ordercloud.orders.patch(market.ordercloud.orders.require(orderId), { ShippingCost: 5 });
    await expect(write(paidPaymentOf(orderId))).rejects.toMatchObject({
      code: 'amount-disagrees',
      failureClass: 'mapping',
      details: { value: '84.90 EUR', expected: '79.90 EUR, as Stripe has it' },
    });
    expect(payments()).toMatchObject([{ Accepted: false, Transactions: [] }]);
    expect((await port.getOrder('shop', orderId)).order.commercePaid).toBe(false);
  });

  it('are not believed when a shopper’s own token wrote them', async () => {
    const record = market.ordercloud.orders.require(orderId);
    const claim = {
      ID: `pay_${orderId}`,
      Type: 'CreditCard',
      xp: { Tillbridge: { PaymentID: `pay_${orderId}` } },
    };
    market.ordercloud.payments.create(record, claim, false);
    market.ordercloud.payments.addTransaction(record, `pay_${orderId}`, {
      ID: 'made-up',
      Type: 'Capture',
      DateExecuted: '2026-11-21T10:00:00Z',
      Amount: 79.9,
      Succeeded: true,
    });
    const seen = await port.getOrder('shop', orderId);
    expect([seen.order.commercePaid, seen.foreignIntegration]).toEqual([false, null]);
    await write(paidPaymentOf(orderId));
    expect(transactions()).toContain(`Capture 79.9 true ch_${orderId}`);
  });

  it('of zero leave no record, and none is written before the order is submitted', async () => {
    const free = paymentOf(orderId, { mode: 'none', status: 'not_required', amount: eur(0) });
    expect((await write(free)).written).toBe(false);
    orderId = market.ordercloud.placeOrder({ needsApproval: true });
    await expect(write(paymentOf(orderId))).rejects.toMatchObject({ code: 'order-not-submitted' });
  });

  it('leave a status alone that no call leads to', async () => {
    market.ordercloud.setStatus(orderId, 'Completed');
    expect(await write(null, 'Open')).toMatchObject({
      written: false,
      after: { order: { commerceStatus: 'Completed' } },
    });
    expect((await write(null, 'Canceled')).written).toBe(false);
    orderId = market.ordercloud.placeOrder();
    market.ordercloud.setStatus(orderId, 'Canceled');
    expect((await write(null, 'Completed')).written).toBe(false);
  });

  it('survive a lost answer at any step: everything is on record once', async () => {
    const faults = market.server.faults('ordercloud');
    for (const method of ['POST', 'POST', 'POST', 'PATCH']) {
      faults.add({ match: { method, pathPattern: '/v1/orders/*' }, kind: 'drop-response', times: 1 });
      await write(paidPaymentOf(orderId)).catch(() => undefined);
    }
    faults.clear();
    expect((await write(paidPaymentOf(orderId))).after.order.commercePaid).toBe(true);
    expect(payments()).toHaveLength(1);
    expect(transactions()).toEqual([
      `Authorization 79.9 true pi_${orderId}`,
      `Capture 79.9 true ch_${orderId}`,
    ]);
    expect(market.ordercloud.writes(orderId)).toBe(1);
  });

  it('made by two of us at once are on record once: a 409 says that it is there', async () => {
    const other = await market.open();
    const both = [port, other].map((one) =>
      one.writeOrder('shop', {
        orderId,
        orderStatus: 'paid',
        commerceStatus: null,
        payment: paidPaymentOf(orderId),
        note: null,
      }),
    );
    expect(await Promise.allSettled(both)).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }]);
    expect((await write(paidPaymentOf(orderId))).after.order.commercePaid).toBe(true);
    expect(payments()).toHaveLength(1);
    expect(transactions()).toHaveLength(2);
  });

  it('wait as long as a 429 asks, and say what a 400 said', async () => {
    const faults = market.server.faults('ordercloud');
    faults.add({
      match: { method: 'POST', pathPattern: '/v1/*' },
      kind: 'status-429',
      retryAfter: 7,
      times: 1,
    });
    await expect(write(paidPaymentOf(orderId))).rejects.toMatchObject({
      failureClass: 'rate-limited',
      retryAfterMs: 7000,
    });
    port = await market.open();
    faults.add({
      match: { method: 'POST', pathPattern: '/v1/*' },
      kind: 'status-400',
      code: 'Payment.Odd',
      times: 1,
    });
    await expect(write(paidPaymentOf(orderId))).rejects.toMatchObject({
      code: 'ordercloud-request-refused',
      failureClass: 'permanent',
      details: { errorCode: 'Payment.Odd' },
    });
  });
});
