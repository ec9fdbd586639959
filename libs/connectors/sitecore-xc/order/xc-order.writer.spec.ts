import type { CommercePort, OrderWrite } from '#connectors/kit/commerce-port';
import { paidPaymentOf, paymentOf } from '#connectors/kit/fixtures/payment';
import { startXcTestEngine } from '../fixtures/xc-test-engine';
import type { XcTestEngine } from '../fixtures/xc-test-engine';
import { componentOf, RECORD } from '../simulator/entities';

describe('orders written to Experience Commerce', () => {
  let engine: XcTestEngine;
  let port: CommercePort;
  let orderId: string;
  beforeEach(async () => {
    engine = await startXcTestEngine();
    port = await engine.open();
    orderId = engine.xc.placeOrder();
  });
  afterEach(() => engine.close());

  const awaiting = (): OrderWrite => ({
    orderId,
    orderStatus: 'awaiting_payment',
    commerceStatus: 'OnHold',
    payment: paymentOf(orderId),
    note: null,
  });
  const paid = (): OrderWrite => ({
    orderId,
    orderStatus: 'paid',
    commerceStatus: 'Pending',
    payment: paidPaymentOf(orderId, { method: { type: 'card', brand: 'visa', last4: '4242' } }),
    note: null,
  });
  const move = (commerceStatus: string): OrderWrite => ({
    orderId,
    orderStatus: null,
    commerceStatus,
    payment: null,
    note: null,
  });
  const record = (): Record<string, unknown> | undefined => componentOf(engine.xc.order(orderId), RECORD);
  const status = (): string => engine.xc.order(orderId).Status;

  it('holds an order that waits for its money, and releases it when the money is there', async () => {
    await port.writeOrder('shop', awaiting());
    expect(status()).toBe('OnHold');
    expect(record()).toMatchObject({ Status: 'pending', PayUrl: `https://pay.example/pay/token-${orderId}` });
    const { after } = await port.writeOrder('shop', paid());
    expect(after.order).toMatchObject({ commerceStatus: 'Pending', commercePaid: true });
    expect(record()).toMatchObject({ Status: 'paid', CapturedAmount: '49.90', PayUrl: null });
    expect(engine.xc.effects(orderId)).toEqual({ RecordTillbridgePayment: 2, HoldOrder: 1, ReleaseOrder: 1 });
  });

  it('records the payment where the product shows it too: federated payment and sales activity', async () => {
    await port.writeOrder('shop', paid());
    expect(componentOf(engine.xc.order(orderId), 'FederatedPaymentComponent')).toMatchObject({
      TransactionId: `pi_${orderId}`,
      TransactionStatus: 'paid',
      PaymentInstrumentType: 'card',
      CardType: 'visa',
      MaskedNumber: '4242',
    });
    engine.xc.runMinions();
    expect(engine.xc.world.orders.activitiesOf(engine.xc.order(orderId))).toMatchObject([
      { PaymentStatus: 'Settled', ActivityAmount: { Amount: 49.9 } },
    ]);
  });

  it.each([
    ['Cancelled', 'OnHold', { CancelOrder: 1 }],
    ['Pending', 'OnHold', { ReleaseOrder: 1 }],
    ['Released', 'OnHold', { ReleaseOrder: 1, SetOrderStatus: 1 }],
    ['OnHold', 'Pending', { HoldOrder: 1 }],
    ['Problem', 'Pending', { SetOrderStatus: 1 }],
    ['Pending', 'Problem', { SetOrderStatus: 1 }],
    ['Pending', 'Released', {}],
    ['Released', 'Completed', {}],
    ['Pending', 'Cancelled', {}],
    ['onhold', 'OnHold', {}],
  ])('leads to %s from %s by %j', async (to, from, commands) => {
    engine.xc.setStatus(orderId, from);
    await port.writeOrder('shop', move(to));
    expect(engine.xc.effects(orderId)).toEqual(commands);
  });

  it('leaves an order to a person whose capture failed after the minion had released it', async () => {
    engine.xc.setStatus(orderId, 'Released');
    const back = { ...move('Pending'), orderStatus: 'capture_failed' as const };
    expect((await port.writeOrder('shop', back)).after.order.commerceStatus).toBe('Problem');
    expect((await port.writeOrder('shop', back)).written).toBe(false);
    expect(engine.xc.effects(orderId)).toEqual({ SetOrderStatus: 1 });
  });

  it('knows statuses that plug-ins of the shop add', async () => {
    await expect(port.writeOrder('shop', move('WaitingForPayment'))).rejects.toMatchObject({
      code: 'unknown-commerce-status',
    });
    const extended = await engine.open({ customStatuses: ['WaitingForPayment'] });
    await extended.writeOrder('shop', move('WaitingForPayment'));
    expect(status()).toBe('WaitingForPayment');
  });

  it('tries again from what stands when a minion was faster than the command', async () => {
    await port.probe();
    const held = port.writeOrder('shop', { ...awaiting(), payment: null });
    const keeper = engine.xc.world.orders;
    const find = keeper.find.bind(keeper);
    jest.spyOn(keeper, 'find').mockImplementationOnce((id) => {
      const seen = structuredClone(find(id));
      engine.xc.setStatus(orderId, 'Released');
      return seen;
    });
    await expect(held).rejects.toMatchObject({
      failureClass: 'conflict',
      code: 'order-moved-meanwhile',
      details: { before: 'Pending', now: 'Released' },
    });
  });

  it('says so when a block of the shop undoes what was written', async () => {
    engine.xc.world.orders.observe(({ order, kind }) => {
      if (kind === 'moved' && order.Status === 'OnHold') order.Status = 'Pending';
    });
    await expect(port.writeOrder('shop', awaiting())).rejects.toMatchObject({
      failureClass: 'conflict',
      code: 'write-not-kept',
    });
  });

  it('AC-14: sends only what is missing after an answer was lost between record and status', async () => {
    await port.writeOrder('shop', awaiting());
    engine.server.faults('sitecore-xc').add({
      match: { method: 'PUT', pathPattern: '*RecordTillbridgePayment*' },
      kind: 'drop-response',
      times: 1,
    });
    await expect(port.writeOrder('shop', paid())).rejects.toMatchObject({ failureClass: 'transient' });
    expect(status()).toBe('OnHold');
    await port.writeOrder('shop', paid());
    expect(status()).toBe('Pending');
    expect(engine.xc.effects(orderId)).toEqual({ RecordTillbridgePayment: 2, HoldOrder: 1, ReleaseOrder: 1 });
  });

  it('AC-20: fail, retry, succeed ends paid; a late failure takes nothing back', async () => {
    await port.writeOrder('shop', awaiting());
    const failure = {
      code: 'card_declined',
      declineCode: 'lost_card',
      message: 'declined',
      at: '2026-11-21T10:00:00.000Z',
    };
    const failed = { ...awaiting(), orderStatus: 'payment_failed' as const };
    await port.writeOrder('shop', {
      ...failed,
      payment: paymentOf(orderId, { status: 'failed', failure, version: 2 }),
    });
    expect(record()).toMatchObject({ Status: 'failed', FailureCode: 'lost_card' });
    await port.writeOrder('shop', { ...paid(), payment: paidPaymentOf(orderId, { version: 3 }) });
    const late = await port.writeOrder('shop', {
      ...failed,
      payment: paymentOf(orderId, { paymentId: 'pay_other', status: 'failed', failure, version: 9 }),
    });
    expect(late).toMatchObject({
      written: false,
      after: { order: { commercePaid: true, commerceStatus: 'Pending' } },
    });
    expect(record()).toMatchObject({ Status: 'paid', FailureCode: null });
  });

  it('does not replace a record by an older one of the same payment', async () => {
    await port.writeOrder('shop', {
      ...awaiting(),
      payment: paymentOf(orderId, { status: 'processing', version: 5 }),
    });
    const older = { ...awaiting(), payment: paymentOf(orderId, { version: 4 }) };
    expect((await port.writeOrder('shop', older)).written).toBe(false);
    expect(record()).toMatchObject({ Status: 'processing', Revision: 5 });
  });

  it('AC-33: a refund made in the dashboard reaches the record, and the order stays paid', async () => {
    await port.writeOrder('shop', paid());
    const refunded = paidPaymentOf(orderId, {
      status: 'partially_refunded',
      version: 3,
      refunded: { amount: 1990, currency: 'EUR' },
    });
    const { after } = await port.writeOrder('shop', { ...paid(), commerceStatus: null, payment: refunded });
    expect(record()).toMatchObject({ Status: 'partially_refunded', RefundedAmount: '19.90' });
    expect(after.order.commercePaid).toBe(true);
  });

  it('takes an order for nothing as paid', async () => {
    const free = engine.xc.placeOrder({ free: true });
    const payment = paymentOf(free, { status: 'not_required', amount: { amount: 0, currency: 'EUR' } });
    const { after } = await port.writeOrder('shop', { ...paid(), orderId: free, payment });
    expect(after.order).toMatchObject({ total: { amount: 0 }, commercePaid: true });
  });
});
