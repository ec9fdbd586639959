import { RefundPayment } from '#contracts/commands/payments';
import { DisputeClosed, DisputeOpened } from '#contracts/events/disputes';
import {
  BalanceTransactionRecorded,
  PaymentException,
  PaymentSucceeded,
  RefundFailed,
  RefundSucceeded,
} from '#contracts/events/payments';
import { OrderCreatedByUs } from '#contracts/events/renewals';
import { CreditNoteIssued, InvoicePaid } from '#contracts/events/subscriptions';
import type { BodyOf } from '#contracts/message';
import type { Order } from '#contracts/models/order';
import type { Payment } from '#contracts/models/payment';
import type { Invoice } from '#contracts/models/subscription';
import { CONNECTION, PaymentsWorld } from '../specs/payments-world';

const DAY = 24 * 3_600_000;
/** Not the first store of the connection, whose books would be the wrong ones. */
const STORE = 'club';

describe('a renewal that became an order', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start({ stores: [{ id: 'shop' }, { id: STORE }] });
  });
  afterAll(() => world.close());

  const renewed = async (): Promise<Invoice> => {
    const { stripe } = world.stripe;
    const product = await stripe.products.create({ name: 'Coffee club' });
    const recurring = { interval: 'month' } as const;
    const price = await stripe.prices.create({
      ...{ currency: 'eur', unit_amount: 1200, product: product.id, recurring },
    });
    const customer = await stripe.customers.create({ email: 'ada@example.com' });
    const { id } = await stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id, quantity: 2 }],
      default_payment_method: 'pm_card_visa',
      metadata: { tillbridge_store: STORE },
    });
    const paid = () =>
      world.service.published(InvoicePaid).filter(({ invoice }) => invoice.subscriptionId === id);
    await world.service.waitFor(() => paid().length === 1);
    world.advance(32 * DAY);
    await world.service.waitFor(() => paid().length === 2);
    await stripe.subscriptions.cancel(id);
    return paid()[1]!.invoice;
  };
  const factOf = (invoice: Invoice): BodyOf<typeof OrderCreatedByUs> => {
    const order = world.order({ storeId: STORE, lines: [['CLUB', 2, 1200]], shipping: 0, tax: 0 });
    const { invoiceId, subscriptionId, total } = invoice;
    const [paidBy] = invoice.payments;
    const nothing = { amount: 0, currency: total.currency };
    const payment: Payment = {
      paymentId: `invoice-${invoiceId}`,
      ...{ storeId: STORE, orderId: order.orderId, connectionId: CONNECTION },
      ...{ mode: 'payment_intent', captureMode: 'automatic', status: 'paid', version: 1 },
      ...{ amount: total, authorized: total, captured: total, refunded: nothing },
      external: {
        checkoutSessionId: null,
        paymentIntentId: paidBy!.paymentIntentId,
        chargeId: paidBy!.chargeId,
      },
      ...{ captureBefore: null, method: null, payUrl: null, failure: null },
      ...{ createdAt: invoice.createdAt, updatedAt: invoice.createdAt },
    };
    return {
      storeId: STORE,
      orderId: order.orderId,
      order,
      payment,
      invoiceId,
      subscriptionId,
      at: order.placedAt,
    };
  };
  const tell = (fact: BodyOf<typeof OrderCreatedByUs>) =>
    world.service.publish(OrderCreatedByUs, fact, { messageId: `made-${fact.invoiceId}` });
  const adopted = async (): Promise<{
    order: Order;
    invoice: Invoice;
    intentId: string;
    chargeId: string;
  }> => {
    const invoice = await renewed();
    const fact = factOf(invoice);
    await tell(fact);
    await world.paymentIn(fact.order, 'paid');
    const { paymentIntentId, chargeId } = fact.payment.external;
    return { order: fact.order, invoice, intentId: paymentIntentId!, chargeId: chargeId! };
  };
  const disputeOf = (charge: string, more: object = {}) =>
    world.stripe.control<{ id: string }>('/stripe/disputes', { charge, ...more });
  const close = (id: string, verdict: string) =>
    world.stripe.control(`/stripe/disputes/${id}/close`, { verdict });
  const movementsOf = (chargeId: string) =>
    world.service
      .published(BalanceTransactionRecorded)
      .filter(
        ({ balanceTransaction }) =>
          balanceTransaction.sourceId === chargeId || balanceTransaction.chargeId === chargeId,
      );

  it('has what was charged as its payment, once, and nobody is told that it was paid now', async () => {
    const { order, invoice } = await adopted();
    await tell(factOf(invoice));
    await world.quiet();
    expect(await world.payments(order)).toMatchObject([
      {
        paymentId: `invoice-${invoice.invoiceId}`,
        status: 'paid',
        captured: { amount: 2400, currency: 'EUR' },
        version: expect.any(Number) as number,
      },
    ]);
    expect(world.told(PaymentSucceeded, order)).toEqual([]);
    expect(world.told(PaymentException, order)).toEqual([]);
  });

  it('tells refunds made at the provider with its order, a part and then the rest, and books them as the invoice’s', async () => {
    const { order, intentId, chargeId } = await adopted();
    await world.stripe.stripe.refunds.create({ payment_intent: intentId, amount: 400 });
    await world.paymentIn(order, 'partially_refunded');
    await world.stripe.stripe.refunds.create({ payment_intent: intentId });
    await world.paymentIn(order, 'refunded');
    await world.quiet();
    expect(
      world.told(RefundSucceeded, order).map(({ refund, payment }) => [refund.amount.amount, payment.status]),
    ).toEqual([
      [400, 'partially_refunded'],
      [2000, 'refunded'],
    ]);
    const movements = movementsOf(chargeId);
    expect(movements.map(({ balanceTransaction }) => balanceTransaction.reportingCategory).sort()).toEqual([
      'charge',
      'refund',
      'refund',
    ]);
    for (const { storeId, orderId } of movements) expect([storeId, orderId]).toEqual([STORE, null]);
  });

  it('hears of a refund that was made before its order was', async () => {
    const invoice = await renewed();
    const fact = factOf(invoice);
    await world.stripe.stripe.refunds.create({ payment_intent: fact.payment.external.paymentIntentId! });
    await world.quiet();
    await tell(fact);
    await world.paymentIn(fact.order, 'refunded');
    expect(world.told(RefundSucceeded, fact.order)).toHaveLength(1);
  });

  it('is paid again when a refund fails after all', async () => {
    const { order, intentId } = await adopted();
    const refund = await world.stripe.stripe.refunds.create({ payment_intent: intentId });
    await world.paymentIn(order, 'refunded');
    await world.stripe.control(`/stripe/refunds/${refund.id}/fail`, {});
    await world.paymentIn(order, 'paid');
    expect(world.told(RefundFailed, order)).toHaveLength(1);
  });

  it('can be refunded here, and no more than was charged', async () => {
    const { order } = await adopted();
    const target = { storeId: STORE, orderId: order.orderId };
    const first = await world.step(RefundPayment, { ...target, sourceId: 'a' });
    expect(first.outcome).toBe('completed');
    await world.paymentIn(order, 'refunded');
    const second = await world.step(RefundPayment, { ...target, sourceId: 'b' });
    expect(second.error?.code).toBe('amount-above-captured');
  });

  it('has a credit note of its invoice told once with it: what is refunded is a refund, what is credited is said', async () => {
    const { order, invoice } = await adopted();
    const note = await world.stripe.stripe.creditNotes.create({
      ...{ invoice: invoice.invoiceId, amount: 900, credit_amount: 500, refund_amount: 400 },
      reason: 'order_change',
    });
    await world.paymentIn(order, 'partially_refunded');
    await world.service.waitFor(() => world.told(CreditNoteIssued, order).length === 1);
    const [created] = world.events.filter(({ type }) => type === 'credit_note.created');
    await world.deliver(created!, 'wh_credit_note_again');
    await world.quiet();
    expect(world.told(CreditNoteIssued, order)).toMatchObject([
      {
        storeId: STORE,
        creditNote: {
          creditNoteId: note.id,
          invoiceId: invoice.invoiceId,
          total: { amount: 900, currency: 'EUR' },
          toBalance: { amount: 500 },
          refunded: { amount: 400 },
          reason: 'order_change',
        },
        payment: { paymentId: `invoice-${invoice.invoiceId}` },
      },
    ]);
    expect(world.told(RefundSucceeded, order)).toHaveLength(1);
  });

  it('is disputed and, once won, paid again; its movements are in the books of its store', async () => {
    const { order, chargeId } = await adopted();
    const { id } = await disputeOf(chargeId);
    await world.paymentIn(order, 'disputed');
    await close(id, 'won');
    await world.paymentIn(order, 'paid');
    await world.quiet();
    expect(world.told(DisputeOpened, order)).toHaveLength(1);
    expect(world.told(DisputeClosed, order).map(({ outcome }) => outcome)).toEqual(['won']);
    const ofDispute = world.service
      .published(BalanceTransactionRecorded)
      .filter(({ balanceTransaction }) => balanceTransaction.sourceId === id);
    expect(ofDispute.map(({ storeId, orderId }) => [storeId, orderId])).toEqual([
      [STORE, null],
      [STORE, null],
    ]);
  });

  it('is told of a dispute that was opened before its order was made, in the store of its invoice from the start', async () => {
    const invoice = await renewed();
    const fact = factOf(invoice);
    const { id } = await disputeOf(fact.payment.external.chargeId!);
    const about = () =>
      world.service.published(DisputeOpened).filter(({ dispute }) => dispute.disputeId === id);
    await world.service.waitFor(() => about().length === 1);
    await world.quiet();
    expect(about()).toMatchObject([{ storeId: STORE, orderId: null }]);
    await tell(fact);
    await world.paymentIn(fact.order, 'disputed');
    await world.quiet();
    expect(about().map(({ orderId }) => orderId)).toEqual([null, fact.orderId]);
    expect(about()[1]?.payment?.status).toBe('disputed');
    await close(id, 'lost');
    await world.service.waitFor(() => world.told(DisputeClosed, fact.order).length === 1);
  });
});
