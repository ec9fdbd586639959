import { CheckOrder } from '#contracts/commands/orders';
import { BalanceTransactionRecorded } from '#contracts/events/payments';
import { BalanceRead, PayoutComposed, PayoutRecorded } from '#contracts/events/payouts';
import { InvoicePaid } from '#contracts/events/subscriptions';
import type { Order } from '#contracts/models/order';
import { PaymentsWorld } from '../specs/payments-world';
import { ComposePayouts } from './compose-payouts';
import { ReadBalances } from './read-balances';
import { SweepMovements } from './sweep-movements';

const DAY = 24 * 3_600_000;

describe('the account at the provider', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start({ stores: [{ id: 'first' }, { id: 'shop' }] });
  });
  afterAll(() => world.close());

  const recorded = () => world.service.published(BalanceTransactionRecorded);
  const paid = async (): Promise<Order> => {
    const order = world.order();
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'paid');
    await world.quiet();
    return order;
  };
  const payouts = (payoutId: string) =>
    world.service.published(PayoutRecorded).filter((body) => body.payout.payoutId === payoutId);
  const composed = (payoutId: string) =>
    world.service.published(PayoutComposed).filter((body) => body.payout.payoutId === payoutId);
  const sweep = async (): Promise<void> => {
    world.advance(61_000);
    await world.service.app.get(SweepMovements).run();
    await world.quiet();
  };
  const payOut = async (body: object = {}): Promise<string> =>
    (await world.stripe.control<{ id: string }>('/stripe/payouts', body)).id;

  it('movements of no order go to the books of the first store of the connection, each once', async () => {
    const movement = { amount: -900, type: 'stripe_fee', reportingCategory: 'fee' };
    await world.stripe.control('/stripe/balance-movements', movement);
    await sweep();
    await sweep();
    const fees = recorded().filter((body) => body.balanceTransaction.reportingCategory === 'fee');
    expect(fees).toMatchObject([{ storeId: 'first', orderId: null, paymentId: null }]);
  });

  it('a movement of an order that no webhook told of is found in the account’s list and stays with its order', async () => {
    const order = world.order();
    const payment = await world.create(order);
    world.deliverWebhooks = false;
    await world.pay(payment);
    // What Stripe was too slow to list is found with the next round, as in service.
    await world.service.waitFor(async () => {
      await sweep();
      return (await world.payments(order))[0]?.status === 'paid';
    });
    world.deliverWebhooks = true;
    await world.quiet();
    expect(world.told(BalanceTransactionRecorded, order)).toMatchObject([{ storeId: 'shop' }]);
  });

  it('money of a payment that is unknown here is kept for the store that it names, and its order is looked at', async () => {
    const order = await paid();
    const { paymentId } = (await world.payments(order))[0]!;
    for (const table of ['balance_transactions', 'payments']) {
      await world.service.database.query(`DELETE FROM ${table} WHERE payment_id = $1`, [paymentId]);
    }
    const before = world.told(BalanceTransactionRecorded, order).length;
    await sweep();
    await sweep();
    const { balanceTransaction } = world.told(BalanceTransactionRecorded, order)[0]!;
    const same = recorded().filter(
      (body) => body.balanceTransaction.balanceTransactionId === balanceTransaction.balanceTransactionId,
    );
    expect(same.slice(before)).toMatchObject([{ storeId: 'shop', orderId: null, paymentId: null }]);
    const looks = world.service.published(CheckOrder).filter(({ orderId }) => orderId === order.orderId);
    expect(looks).toEqual([{ storeId: 'shop', orderId: order.orderId }]);
  });

  const subscribe = async (unitAmount: number): Promise<void> => {
    const { stripe } = world.stripe;
    const customer = await stripe.customers.create({ email: 'ada@example.com' });
    const product = await stripe.products.create({ name: 'Club' });
    const price = { currency: 'eur', unit_amount: unitAmount, product: product.id };
    const { id } = await stripe.prices.create({ ...price, recurring: { interval: 'month' } });
    await stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: id }],
      default_payment_method: 'pm_card_visa',
      metadata: { tillbridge_store: 'shop' },
    });
  };
  const ofAmount = (amount: number) =>
    recorded().filter(({ balanceTransaction }) => balanceTransaction.amount === amount);
  const invoicesOf = (amount: number) =>
    world.service.published(InvoicePaid).filter(({ invoice }) => invoice.total.amount === amount);

  it("the movement of a subscription's charge goes to the books of the store whose invoice it pays", async () => {
    await subscribe(1300);
    await world.service.waitFor(() => invoicesOf(1300).length === 1);
    await sweep();
    const movements = await world.service.waitFor(() => ofAmount(1300).length > 0 && ofAmount(1300));
    expect(movements).toMatchObject([{ storeId: 'shop', orderId: null, paymentId: null }]);
  });

  it('… also when it is listed before its invoice is heard of; the invoice is then told as well, once', async () => {
    world.deliverWebhooks = false;
    await subscribe(1400);
    const { balanceTransactions } = world.stripe.simulator.world;
    await world.service.waitFor(() => balanceTransactions.find(({ amount }) => amount === 1400));
    await sweep();
    world.deliverWebhooks = true;
    const [movement] = await world.service.waitFor(() => ofAmount(1400).length > 0 && ofAmount(1400));
    expect(movement).toMatchObject({ storeId: 'shop', orderId: null, paymentId: null });
    await world.service.waitFor(() => invoicesOf(1400).length > 0);
    for (const event of world.events) await world.deliver(event, `wh_again_${event.id}`);
    await sweep();
    expect(ofAmount(1400)).toHaveLength(1);
    expect(invoicesOf(1400)).toHaveLength(1);
  });

  it('a payout is told as it goes its way, then what is in it: every movement once, its own not among them', async () => {
    await payOut();
    const orders = [await paid(), await paid(), await paid()];
    await world.stripe.control('/stripe/balance-movements', {
      amount: -250,
      type: 'stripe_fee',
      reportingCategory: 'fee',
    });
    const id = await payOut();
    await world.service.waitFor(() => payouts(id).at(-1)?.payout.reconciliation === 'completed');
    await world.quiet();
    await world.service.app.get(ComposePayouts).run();
    await world.service.app.get(ComposePayouts).run();
    await world.quiet();
    const told = composed(id);
    expect(told.map((page) => [page.page, page.last])).toEqual([[0, true]]);
    const within = recorded().filter((body) =>
      told[0]?.balanceTransactionIds.includes(body.balanceTransaction.balanceTransactionId),
    );
    expect(within.map((body) => body.orderId).sort()).toEqual(
      [...orders.map((order) => order.orderId), null].sort(),
    );
    const own = payouts(id).at(-1)?.payout.balanceTransactionId;
    expect(told[0]?.balanceTransactionIds).not.toContain(own);
    expect(recorded().filter((body) => body.balanceTransaction.balanceTransactionId === own)).toMatchObject([
      { orderId: null, balanceTransaction: { reportingCategory: 'payout' } },
    ]);
    const sum = within.reduce((total, body) => total + body.balanceTransaction.net, 0);
    expect(payouts(id).at(-1)).toMatchObject({
      storeId: 'first',
      payout: { status: 'paid', amount: { amount: sum } },
    });
  });

  it('a payout that fails after it was paid is told as failed, and its money comes back once', async () => {
    await paid();
    const id = await payOut();
    await world.service.waitFor(() => payouts(id).at(-1)?.payout.status === 'paid');
    await world.stripe.control(`/stripe/payouts/${id}/fail`, {});
    const failed = await world.service.waitFor(() => {
      const last = payouts(id).at(-1);
      return last?.payout.status === 'failed' ? last : undefined;
    });
    for (const event of world.events.filter((each) => (each.data.object as { id?: string }).id === id)) {
      await world.deliver(event, `wh_again_${event.id}`);
    }
    await world.quiet();
    expect(payouts(id).at(-1)?.payout.status).toBe('failed');
    await sweep();
    const back = recorded().filter(
      (body) => body.balanceTransaction.balanceTransactionId === failed.payout.failureBalanceTransactionId,
    );
    expect(back).toMatchObject([{ orderId: null }]);
  });

  it('a negative payout and one made by hand are told; only the automatic one can be broken down', async () => {
    await payOut();
    await world.stripe.control('/stripe/balance-movements', {
      amount: -4000,
      type: 'adjustment',
      reportingCategory: 'other_adjustment',
    });
    const drawn = await payOut();
    const byHand = await world.stripe.control<{ id: string }>('/stripe/payouts/manual', { amount: 100 });
    await world.service.waitFor(() => payouts(byHand.id).at(-1)?.payout.status === 'paid');
    await world.service.waitFor(() => payouts(drawn).at(-1)?.payout.reconciliation === 'completed');
    await world.quiet();
    await world.service.app.get(ComposePayouts).run();
    await world.quiet();
    expect(payouts(drawn).at(-1)?.payout.amount.amount).toBeLessThan(0);
    expect(composed(drawn)).toHaveLength(1);
    expect(payouts(byHand.id).at(-1)?.payout).toMatchObject({
      automatic: false,
      reconciliation: 'not_applicable',
    });
    expect(composed(byHand.id)).toEqual([]);
  });

  it('reads the balance once a day', async () => {
    const read = world.service.app.get(ReadBalances);
    const count = () => world.service.published(BalanceRead).length;
    await read.run();
    await read.run();
    await world.service.waitFor(() => count() === 1);
    world.advance(DAY);
    await read.run();
    await world.service.waitFor(() => count() === 2);
    expect(world.service.published(BalanceRead).at(-1)).toMatchObject({
      storeId: 'first',
      connectionId: 'stripe-eu',
    });
  });
});
