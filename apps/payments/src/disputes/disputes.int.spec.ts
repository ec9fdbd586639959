import { CancelPayment, RefundPayment } from '#contracts/commands/payments';
import { DisputeClosed, DisputeEvidenceDue, DisputeOpened, DisputeUpdated } from '#contracts/events/disputes';
import { BalanceTransactionRecorded, RefundCreated } from '#contracts/events/payments';
import type { Order } from '#contracts/models/order';
import type { Payment } from '#contracts/models/payment';
import { ListOrderPayments } from '#contracts/queries/payments';
import { PaymentsWorld } from '../specs/payments-world';
import { SweepMissedEvents } from '../sweeps/sweep-missed-events';
import { WarnOfEvidence } from './warn-of-evidence';

const HOUR = 3_600_000;

describe('disputes', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start();
  });
  afterAll(() => world.close());

  const paid = async (): Promise<{ order: Order; payment: Payment }> => {
    const order = world.order();
    await world.pay(await world.create(order));
    return { order, payment: await world.paymentIn(order, 'paid') };
  };
  const dispute = async ({ external }: Payment, more: object = {}): Promise<string> => {
    const opened = await world.stripe.control<{ id: string }>('/stripe/disputes', {
      charge: external.chargeId,
      ...more,
    });
    return opened.id;
  };
  const close = (id: string, verdict: string) =>
    world.stripe.control(`/stripe/disputes/${id}/close`, { verdict });
  const disputesOf = async ({ storeId, orderId }: Order) =>
    (await world.service.ask(ListOrderPayments, { storeId, orderId })).disputes;
  const about = ({ storeId, orderId }: Order) => ({ storeId, orderId });
  const categories = (order: Order) =>
    world.told(BalanceTransactionRecorded, order).map((body) => body.balanceTransaction.reportingCategory);

  it('takes the money out of the payment and, once won, shows again what was before; two movements, no refund', async () => {
    const { order, payment } = await paid();
    const refund = { ...about(order), amount: { amount: 100, currency: 'EUR' } };
    await world.step(RefundPayment, refund);
    const id = await dispute(payment);
    expect((await world.paymentIn(order, 'disputed')).refunded.amount).toBe(100);
    expect((await world.step(RefundPayment, refund)).error?.code).toBe('payment-disputed');
    await close(id, 'won');
    expect((await world.paymentIn(order, 'partially_refunded')).refunded.amount).toBe(100);
    await world.quiet();
    expect(world.told(DisputeOpened, order)).toHaveLength(1);
    expect(world.told(DisputeClosed, order).map((body) => body.outcome)).toEqual(['won']);
    expect(world.told(RefundCreated, order)).toHaveLength(1);
    expect(categories(order).sort()).toEqual(['charge', 'dispute', 'dispute_reversal', 'refund']);
    expect(await disputesOf(order)).toMatchObject([{ disputeId: id, status: 'won', fundsWithdrawn: false }]);
  });

  it('stays disputed when it is lost, and ends by an appeal only', async () => {
    const { order, payment } = await paid();
    await close(await dispute(payment), 'lost');
    await world.service.waitFor(() => world.told(DisputeClosed, order).length === 1);
    await world.quiet();
    expect((await world.payments(order))[0]?.status).toBe('disputed');
    expect(world.told(DisputeClosed, order)[0]).toMatchObject({
      outcome: 'lost',
      payment: { status: 'disputed' },
    });
  });

  it('an inquiry moves no money and leaves the payment as it is, until the bank takes the money after all', async () => {
    const { order, payment } = await paid();
    const id = await dispute(payment, { inquiry: true });
    await world.service.waitFor(() => world.told(DisputeOpened, order).length === 1);
    await world.quiet();
    expect((await world.payments(order))[0]).toMatchObject({ status: 'paid', version: payment.version });
    expect(categories(order)).toEqual(['charge']);
    await world.stripe.control(`/stripe/disputes/${id}/escalate`, {});
    await world.paymentIn(order, 'disputed');
    await world.quiet();
    expect(world.told(DisputeUpdated, order).length).toBeGreaterThan(0);
    expect(await disputesOf(order)).toMatchObject([{ status: 'needs_response', fundsWithdrawn: true }]);
  });

  it('is found without any webhook, and late or repeated events of it change nothing', async () => {
    const { order, payment } = await paid();
    world.deliverWebhooks = false;
    const id = await dispute(payment);
    world.advance(61_000);
    await world.service.app.get(SweepMissedEvents).run();
    await world.paymentIn(order, 'disputed');
    await close(id, 'won');
    const events = world.events.filter((event) => (event.data.object as { id?: string }).id === id);
    for (const [n, event] of [...events, ...events].reverse().entries()) {
      await world.deliver(event, `wh_${id}_${n}`);
    }
    world.deliverWebhooks = true;
    await world.paymentIn(order, 'paid');
    await world.quiet();
    expect(world.told(DisputeOpened, order)).toHaveLength(1);
    expect(world.told(DisputeClosed, order)).toHaveLength(1);
    expect(categories(order)).toHaveLength(3);
  });

  it('finds the payment of an order that was canceled meanwhile', async () => {
    const order = world.order();
    await world.pay(await world.create(order));
    const payment = await world.paymentIn(order, 'paid');
    const id = await dispute(payment);
    await world.paymentIn(order, 'disputed');
    await world.step(CancelPayment, about(order));
    await close(id, 'lost');
    await world.service.waitFor(() => world.told(DisputeClosed, order).length === 1);
    expect(world.told(RefundCreated, order)).toHaveLength(0);
  });

  it('a crowd of disputes that were warned of, or answered, keeps no other from being warned of', async () => {
    const { order, payment } = await paid();
    const id = await dispute(payment);
    await world.paymentIn(order, 'disputed');
    await world.quiet();
    const crowd = (name: string, own: object) =>
      world.service.database.query(
        `INSERT INTO disputes SELECT copy.* FROM disputes, generate_series(1, 300) AS n, LATERAL jsonb_populate_record(disputes,
           jsonb_build_object('dispute_id', $2 || n, 'due_by', due_by - interval '1 hour') || $3::jsonb) AS copy
         WHERE disputes.dispute_id = $1`,
        [id, name, JSON.stringify(own)],
      );
    await crowd('warned-', { warned_hours: 72 });
    await crowd('answered-', { submitted: true });
    const [open] = await disputesOf(order);
    world.advance(new Date(open!.evidence.dueBy!).getTime() - 71 * HOUR - world.clock.now().getTime());
    await world.service.app.get(WarnOfEvidence).run();
    await world.quiet();
    const warned = world.told(DisputeEvidenceDue, order).map((body) => body.dispute.disputeId);
    expect(warned).toEqual([id]);
    await world.service.database.query(`DELETE FROM disputes WHERE dispute_id ~ '^(warned|answered)-'`);
  });

  it('warns 72 and 24 hours before evidence is due, once each, and not after it was sent', async () => {
    const first = await paid();
    const second = await paid();
    const id = await dispute(second.payment);
    await dispute(first.payment);
    await world.paymentIn(first.order, 'disputed');
    await world.paymentIn(second.order, 'disputed');
    await world.stripe.stripe.disputes.update(id, { evidence: { uncategorized_text: 'Delivered' } });
    await world.service.waitFor(async () => (await disputesOf(second.order))[0]?.status === 'under_review');
    const sweep = world.service.app.get(WarnOfEvidence);
    const toldAfter = async (hours: number): Promise<number[]> => {
      world.advance(hours * HOUR);
      await sweep.run();
      await sweep.run();
      await world.quiet();
      return world.told(DisputeEvidenceDue, first.order).map((body) => Math.round(body.hoursLeft));
    };
    expect(await toldAfter(6 * 24 - 1)).toEqual([]);
    expect(await toldAfter(2)).toEqual([71]);
    expect(await toldAfter(48)).toEqual([71, 23]);
    expect(await toldAfter(30)).toEqual([71, 23]);
    expect(world.told(DisputeEvidenceDue, second.order)).toEqual([]);
  });

  it('of a charge that is none of ours goes to the books of the first store of the connection', async () => {
    const intent = await world.stripe.stripe.paymentIntents.create({
      amount: 900,
      currency: 'eur',
      confirm: true,
      payment_method: 'pm_card_createDispute',
    });
    const opened = await world.service.waitFor(() =>
      world.service.published(DisputeOpened).find((body) => body.orderId === null),
    );
    expect(opened).toMatchObject({ storeId: 'shop', payment: null, dispute: { amount: { amount: 900 } } });
    expect(intent.id).toMatch(/^pi_/);
  });
});
