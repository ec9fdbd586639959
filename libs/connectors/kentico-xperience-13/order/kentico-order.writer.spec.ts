import type { CommercePort, OrderWrite } from '#connectors/kit/commerce-port';
import { paidPaymentOf, paymentOf } from '#connectors/kit/fixtures/payment';
import { startKenticoTestSite } from '../fixtures/kentico-test-site';
import type { KenticoTestSite } from '../fixtures/kentico-test-site';
import { customDataValue } from '../payment-record/custom-data-xml';
import { parsePaymentResult, resultValue } from '../payment-record/payment-result-xml';

describe('orders written to Kentico', () => {
  let site: KenticoTestSite;
  let port: CommercePort;
  let orderId: string;
  beforeEach(async () => {
    site = await startKenticoTestSite();
    port = await site.open();
    orderId = site.kentico.placeOrder();
  });
  afterEach(() => site.close());

  const paid = (): OrderWrite => ({
    orderId,
    orderStatus: 'paid',
    commerceStatus: 'PaymentReceived',
    payment: paidPaymentOf(orderId),
    note: null,
  });
  const awaiting = (): OrderWrite => ({
    orderId,
    orderStatus: 'awaiting_payment',
    commerceStatus: 'AwaitingPayment',
    payment: paymentOf(orderId),
    note: null,
  });
  const column = (name: string): string => String(site.kentico.order(orderId)[name]);
  const result = (name: string): string =>
    resultValue(parsePaymentResult(column('OrderPaymentResult')), name);

  it('writes status, paid, payment record and ids in one PUT and reads them back', async () => {
    const { written, after } = await port.writeOrder('shop', paid());
    expect(written).toBe(true);
    expect(after.order).toMatchObject({ commerceStatus: 'PaymentReceived', commercePaid: true });
    expect(site.kentico.writes(orderId)).toBe(1);
    expect(parsePaymentResult(column('OrderPaymentResult'))).toEqual(
      expect.arrayContaining([
        {
          name: 'completed',
          header: '{$PaymentGateway.Result.IsCompleted$}',
          value: '1',
          text: '{$PaymentGateway.Result.PaymentCompleted$}',
        },
        expect.objectContaining({ name: 'method', value: '1', text: 'Card and more' }),
        expect.objectContaining({ name: 'transactionid', value: `pi_${orderId}` }),
        expect.objectContaining({ name: 'date', value: '11/21/2026 11:00:00 AM' }),
        expect.objectContaining({ name: 'failed', value: '' }),
      ]),
    );
    expect(customDataValue(column('OrderCustomData'), 'TillbridgePaymentIntentID')).toBe(`pi_${orderId}`);
  });

  it('sends nothing when Kentico has all of it already: no second mail, no second row of history', async () => {
    await port.writeOrder('shop', paid());
    const again = await port.writeOrder('shop', paid());
    expect(again.written).toBe(false);
    expect(site.kentico.writes(orderId)).toBe(1);
    expect(site.kentico.state()).toMatchObject({
      mails: [{ kind: 'status:PaymentReceived' }, { kind: 'payment-received' }],
      history: [{}],
    });
  });

  it('puts the link to pay into the record until the order is paid', async () => {
    await port.writeOrder('shop', awaiting());
    expect(result('approvalUrl')).toBe(`https://pay.example/pay/token-${orderId}`);
    await port.writeOrder('shop', paid());
    expect(result('approvalUrl')).toBe('');
  });

  it('AC-24: says why no payment could be made, once, and clears nothing that others wrote', async () => {
    const note = 'No payment could be prepared: the total is below the smallest amount.';
    const failed: OrderWrite = {
      ...awaiting(),
      orderStatus: 'payment_failed',
      commerceStatus: 'PaymentFailed',
      payment: null,
    };
    const theirs = '<result><item name="custom" header="Custom" value="theirs" text="" /></result>';
    site.kentico.world.saver.update(site.kentico.order(orderId), { OrderPaymentResult: theirs }, 7);
    await port.writeOrder('shop', { ...failed, note });
    expect([result('description'), result('custom')]).toEqual([note, 'theirs']);
    expect(await port.writeOrder('shop', { ...failed, note })).toMatchObject({ written: false });
    await port.writeOrder('shop', awaiting());
    expect(result('description')).toBe('');
  });

  it('says what to do when the order has grown too large for the web server', async () => {
    const large = `<CustomData><Basket>${'x'.repeat(70_000)}</Basket></CustomData>`;
    site.kentico.world.saver.update(site.kentico.order(orderId), { OrderCustomData: large }, 7);
    await expect(port.writeOrder('shop', paid())).rejects.toMatchObject({
      failureClass: 'permanent',
      code: 'kentico-request-too-large',
      suggestion: expect.stringContaining('maxReceivedMessageSize') as unknown,
    });
  });

  it('AC-33: refunds made in the dashboard show in the payment result, each of them, and the order stays paid', async () => {
    await port.writeOrder('shop', paid());
    const refund = (amount: number, status: 'partially_refunded' | 'refunded'): OrderWrite => ({
      ...paid(),
      orderStatus: null,
      commerceStatus: status === 'refunded' ? 'Refunded' : null,
      payment: paidPaymentOf(orderId, { status, refunded: { amount, currency: 'EUR' } }),
    });
    await port.writeOrder('shop', refund(700, 'partially_refunded'));
    expect([result('status'), result('refunded')]).toEqual(['partially_refunded', '7.00 EUR']);
    const { written, after } = await port.writeOrder('shop', refund(1000, 'partially_refunded'));
    expect(written).toBe(true);
    expect([result('refunded'), result('completed'), result('failed')]).toEqual(['10.00 EUR', '1', '']);
    expect(after.order).toMatchObject({ commercePaid: true, commerceStatus: 'PaymentReceived' });
    expect((await port.writeOrder('shop', refund(1000, 'partially_refunded'))).written).toBe(false);
    const last = await port.writeOrder('shop', refund(7990, 'refunded'));
    expect(last.after.order).toMatchObject({ commercePaid: true, commerceStatus: 'Refunded' });
    expect(result('refunded')).toBe('79.90 EUR');
  });

  it('AC-20: never un-pays: a late failure leaves status, flag and record alone', async () => {
    await port.writeOrder('shop', paid());
    await port.writeOrder('shop', {
      ...awaiting(),
      orderStatus: 'payment_failed',
      commerceStatus: 'PaymentFailed',
      payment: paymentOf(orderId, { status: 'failed' }),
    });
    expect(site.kentico.statusOf(orderId)).toBe('PaymentReceived');
    expect(site.kentico.order(orderId)['OrderIsPaid']).toBe(true);
    expect([result('completed'), result('failed')]).toEqual(['1', '']);
  });

  it('keeps what others have in custom data and payment record', async () => {
    site.kentico.world.saver.update(
      site.kentico.order(orderId),
      {
        OrderCustomData:
          '<CustomData><Loyalty tier="gold"><Points>12</Points></Loyalty><A>x &amp; y</A></CustomData>',
        OrderPaymentResult:
          '<result><item name="terminal" header="Terminal" value="7" text="Till 7" /></result>',
      },
      7,
    );
    await port.writeOrder('shop', paid());
    expect(column('OrderCustomData')).toContain(
      '<Loyalty tier="gold"><Points>12</Points></Loyalty><A>x &amp; y</A>',
    );
    expect(result('terminal')).toBe('7');
  });

  it('leaves custom data that is no XML as it is, and still writes the rest', async () => {
    site.kentico.world.saver.update(site.kentico.order(orderId), { OrderCustomData: '<broken' }, 7);
    await port.writeOrder('shop', paid());
    expect(column('OrderCustomData')).toBe('<broken');
    expect(site.kentico.statusOf(orderId)).toBe('PaymentReceived');
  });

  it('AC-14: finds its own write after the answer was lost', async () => {
    site.server.faults('kentico').add({ match: { method: 'PUT' }, kind: 'drop-response', times: 1 });
    await expect(port.writeOrder('shop', paid())).rejects.toMatchObject({ failureClass: 'transient' });
    expect(await port.writeOrder('shop', paid())).toMatchObject({
      written: false,
      after: { order: { commerceStatus: 'PaymentReceived' } },
    });
    expect(site.kentico.writes(orderId)).toBe(1);
  });

  it('names the statuses there are when the wanted one is missing, and writes nothing', async () => {
    await expect(port.writeOrder('shop', { ...paid(), commerceStatus: 'Bezahlt' })).rejects.toMatchObject({
      failureClass: 'mapping',
      code: 'unknown-commerce-status',
      details: { value: 'Bezahlt', expected: expect.arrayContaining(['PaymentReceived']) as unknown },
    });
    expect(site.kentico.writes(orderId)).toBe(0);
  });

  it('leaves the status alone when none is given', async () => {
    await port.writeOrder('shop', { ...awaiting(), orderStatus: null, commerceStatus: null });
    expect(site.kentico.statusOf(orderId)).toBe('New');
    expect(result('status')).toBe('pending');
  });
});
