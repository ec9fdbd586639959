import type Stripe from 'stripe';
import type { RunningSimulator } from './testing/running-simulator';
import { sessionOf, startStripe } from './testing/running-simulator';

/** The id of something that was not expanded. */
function idOf(reference: string | { id: string } | null): string {
  if (typeof reference !== 'string') throw new Error('an id was expected');
  return reference;
}

describe('PaymentIntents of the Stripe simulator', () => {
  let running: RunningSimulator;
  let stripe: Stripe;

  beforeAll(async () => {
    running = await startStripe({ asyncRefundDelayMs: 1000 });
    stripe = running.stripe;
  });
  afterAll(() => running.close());

  const confirmed = (
    amount: number,
    payment_method: string,
    more: Partial<Stripe.PaymentIntentCreateParams> = {},
  ): Promise<Stripe.PaymentIntent> =>
    stripe.paymentIntents.create({ amount, currency: 'eur', confirm: true, payment_method, ...more });
  const rowsOf = async (
    charge: Stripe.PaymentIntent['latest_charge'],
  ): Promise<Stripe.BalanceTransaction[]> =>
    (await stripe.balanceTransactions.list({ source: idOf(charge), limit: 100 })).data.reverse();
  const typesSince = async (seconds: number): Promise<string[]> =>
    (await stripe.events.list({ limit: 100, created: { gte: seconds } })).data
      .map(({ type }) => type)
      .reverse();

  it('walks from created to succeeded', async () => {
    const created = await stripe.paymentIntents.create({
      amount: 2000,
      currency: 'EUR',
      metadata: { a: '1' },
    });
    expect(created).toMatchObject({
      status: 'requires_payment_method',
      currency: 'eur',
      latest_charge: null,
    });
    expect(created.client_secret).toMatch(/^pi_\w+_secret_\w+$/);
    const done = await stripe.paymentIntents.confirm(created.id, { payment_method: 'pm_card_visa' });
    expect(done).toMatchObject({ status: 'succeeded', amount_received: 2000 });
    await expect(stripe.paymentIntents.cancel(created.id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
  });

  it('answers a decline with 402 and everything there is to know', async () => {
    await expect(confirmed(2000, 'pm_card_visa_chargeDeclinedInsufficientFunds')).rejects.toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      code: 'card_declined',
      decline_code: 'insufficient_funds',
      payment_intent: { status: 'requires_payment_method', latest_charge: expect.stringMatching(/^ch_/) },
    });
  });

  it('captures part of what was authorised: one row, of the captured amount', async () => {
    const held = await confirmed(10_000, 'pm_card_visa', { capture_method: 'manual' });
    await expect(stripe.paymentIntents.capture(held.id, { amount_to_capture: 10_001 })).rejects.toMatchObject(
      { code: 'amount_too_large' },
    );
    const taken = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 4000 });
    expect(taken).toMatchObject({ status: 'succeeded', amount_received: 4000, amount_capturable: 0 });
    const rows = await rowsOf(taken.latest_charge);
    expect(rows.map(({ reporting_category, amount, fee }) => [reporting_category, amount, fee])).toEqual([
      ['charge', 4000, 85],
    ]);
    await expect(stripe.paymentIntents.capture(held.id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
  });

  it('releases a hold that nobody captures in seven days', async () => {
    const held = await confirmed(3000, 'pm_card_visa', { capture_method: 'manual' });
    const before = running.clock.unixSeconds();
    running.clock.advance(7 * 86_400_000);
    expect(await stripe.paymentIntents.retrieve(held.id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'expired',
    });
    expect(await typesSince(before)).toEqual(
      expect.arrayContaining(['charge.expired', 'payment_intent.canceled']),
    );
    await expect(stripe.paymentIntents.capture(held.id)).rejects.toMatchObject({
      code: 'charge_expired_for_capture',
    });
  });

  it('cancels a hold, but a PaymentIntent of Checkout only while money is held', async () => {
    const held = await confirmed(3000, 'pm_card_visa', { capture_method: 'manual' });
    const canceled = await stripe.paymentIntents.cancel(held.id, {
      cancellation_reason: 'requested_by_customer',
    });
    expect(canceled).toMatchObject({ status: 'canceled', amount_capturable: 0 });
    const session = await stripe.checkout.sessions.create(sessionOf(500));
    await running.pay(session.id, '4000000000000002');
    const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id);
    await expect(stripe.paymentIntents.cancel(idOf(payment_intent))).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it('converts what does not settle in its own currency', async () => {
    const intent = await confirmed(10_000, 'pm_card_visa', { currency: 'jpy', capture_method: 'automatic' });
    const [row] = await rowsOf(intent.latest_charge);
    expect(row).toMatchObject({ amount: 6135, currency: 'eur', exchange_rate: 0.6135, fee: 117, net: 6018 });
  });

  it.each([
    [{ amount: 1001, currency: 'kwd' }, {}],
    [{ amount: 5050, currency: 'isk' }, {}],
    [{ amount: 100_000_000, currency: 'eur' }, { code: 'amount_too_large' }],
    [{ amount: 29, currency: 'gbp' }, { code: 'amount_too_small' }],
    [{ amount: 70, currency: 'jpy' }, { code: 'amount_too_small' }],
  ])('refuses the amount %j', async (parameters, expected) => {
    await expect(stripe.paymentIntents.create(parameters)).rejects.toMatchObject({
      statusCode: 400,
      param: 'amount',
      ...expected,
    });
  });

  it('refunds in parts up to what was captured, each call anew', async () => {
    const intent = await confirmed(1000, 'pm_card_visa');
    const part = { payment_intent: intent.id, amount: 400 };
    const [first, second] = [await stripe.refunds.create(part), await stripe.refunds.create(part)];
    expect(first.id).not.toBe(second.id);
    await expect(stripe.refunds.create(part)).rejects.toMatchObject({ param: 'amount' });
    await stripe.refunds.create({ charge: idOf(intent.latest_charge) });
    const charge = await stripe.charges.retrieve(idOf(intent.latest_charge), { expand: ['refunds'] });
    expect(charge).toMatchObject({ amount_refunded: 1000, refunded: true });
    expect(charge.refunds?.data.map(({ amount }) => amount)).toEqual([200, 400, 400]);
    await expect(stripe.refunds.create(part)).rejects.toMatchObject({ code: 'charge_already_refunded' });
    expect((await rowsOf(first.id))[0]).toMatchObject({ amount: -400, fee: 0, reporting_category: 'refund' });
  });

  it('lets a refund fail after it had succeeded', async () => {
    const intent = await confirmed(1000, 'pm_card_refundFail');
    const refund = await stripe.refunds.create({ payment_intent: intent.id });
    expect(refund.status).toBe('succeeded');
    const before = running.clock.unixSeconds();
    running.clock.advance(2000);
    const failed = await stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] });
    expect(failed).toMatchObject({ status: 'failed', failure_reason: 'expired_or_canceled_card' });
    expect(failed.failure_balance_transaction).toMatchObject({ amount: 1000, type: 'refund_failure' });
    expect(await typesSince(before)).toEqual(expect.arrayContaining(['refund.failed', 'refund.updated']));
    expect(await stripe.charges.retrieve(idOf(intent.latest_charge))).toMatchObject({
      amount_refunded: 0,
      refunded: false,
    });
  });

  it('takes the money of a chargeback at once and gives it back when the dispute is won', async () => {
    const intent = await confirmed(5000, 'pm_card_createDispute');
    const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id })).data;
    expect(dispute).toMatchObject({ status: 'needs_response', amount: 5000, reason: 'fraudulent' });
    expect(dispute?.balance_transactions).toEqual([
      expect.objectContaining({ amount: -5000, fee: 2000, reporting_category: 'dispute' }),
    ]);
    const before = running.clock.unixSeconds();
    await running.control(`/stripe/disputes/${dispute?.id}/close`, { verdict: 'won' });
    expect(await typesSince(before)).toEqual(
      expect.arrayContaining(['charge.dispute.funds_reinstated', 'charge.dispute.closed']),
    );
    const asked = await confirmed(700, 'pm_card_visa');
    await running.control('/stripe/disputes', { charge: asked.latest_charge, inquiry: true });
    const [inquiry] = (await stripe.disputes.list({ payment_intent: asked.id })).data;
    expect(inquiry).toMatchObject({ status: 'warning_needs_response', balance_transactions: [] });
  });

  it('pays out, and the rows of the payout add up to it', async () => {
    await confirmed(8000, 'pm_card_visa', { capture_method: 'automatic' });
    running.clock.advance(1000);
    const payout = await running.control<Stripe.Payout>('/stripe/payouts', {});
    expect(payout).toMatchObject({ status: 'paid', automatic: true, reconciliation_status: 'completed' });
    const rows: Stripe.BalanceTransaction[] = [];
    for await (const row of stripe.balanceTransactions.list({
      payout: payout.id,
      limit: 3,
      expand: ['data.source'],
    }))
      rows.push(row);
    expect(rows.filter((row) => row.type !== 'payout').reduce((sum, row) => sum + row.net, 0)).toBe(
      payout.amount,
    );
    expect(rows.find((row) => row.type === 'payout')?.amount).toBe(-payout.amount);
    expect(rows[0]?.source).toMatchObject({ object: expect.any(String) });
    const failed = await running.control<Stripe.Payout>(`/stripe/payouts/${payout.id}/fail`, {});
    expect(failed).toMatchObject({ status: 'failed', failure_code: 'account_closed' });
  });

  it('finds by metadata, and lists page by page', async () => {
    for (const number of ['1', '2', '3']) {
      await stripe.paymentIntents.create({
        amount: 100,
        currency: 'eur',
        metadata: { basket: 'b-77', number },
      });
    }
    const found = await stripe.paymentIntents.search({
      query: `metadata['basket']:'b-77' AND -metadata['number']:'2'`,
    });
    expect(found.data.map(({ metadata }) => metadata['number'])).toEqual(['3', '1']);
    const [newest, next] = (await stripe.paymentIntents.list({ limit: 2 })).data;
    const after = await stripe.paymentIntents.list({ limit: 1, starting_after: newest!.id });
    expect([after.data[0]?.id, after.has_more]).toEqual([next?.id, true]);
    const before = await stripe.paymentIntents.list({ ending_before: next!.id });
    expect([before.data.map(({ id }) => id), before.has_more]).toEqual([[newest?.id], false]);
    await expect(stripe.paymentIntents.list({ limit: 101 })).rejects.toMatchObject({ param: 'limit' });
    await expect(stripe.paymentIntents.search({ query: 'metadata:oops' })).rejects.toMatchObject({
      param: 'query',
    });
  });

  it('merges metadata: an absent key stays, an empty one goes', async () => {
    const intent = await stripe.paymentIntents.create({
      amount: 100,
      currency: 'eur',
      metadata: { keep: '1', drop: '2' },
    });
    const updated = await stripe.paymentIntents.update(intent.id, { metadata: { drop: '', add: '3' } });
    expect(updated.metadata).toEqual({ keep: '1', add: '3' });
  });

  it('keeps customers, and a stub of those that were deleted', async () => {
    const customer = await stripe.customers.create({
      email: 'ada@example.com',
      address: { city: 'Wien', country: 'AT' },
    });
    await stripe.customers.update(customer.id, { name: 'Ada' });
    const [event] = (await stripe.events.list({ type: 'customer.updated', limit: 1 })).data;
    expect(event?.data.previous_attributes).toEqual({ name: null });
    expect((await stripe.customers.search({ query: `email:'ada@example.com'` })).data).toHaveLength(1);
    await stripe.customers.del(customer.id);
    expect(await stripe.customers.retrieve(customer.id)).toEqual({
      id: customer.id,
      object: 'customer',
      deleted: true,
    });
  });

  it('refuses to expand what is no object, and more than four levels', async () => {
    const intent = await confirmed(500, 'pm_card_visa');
    await expect(stripe.paymentIntents.retrieve(intent.id, { expand: ['amount'] })).rejects.toMatchObject({
      param: 'expand',
    });
    await expect(stripe.paymentIntents.retrieve(intent.id, { expand: ['a.b.c.d.e'] })).rejects.toMatchObject({
      statusCode: 400,
    });
    await expect(stripe.paymentIntents.retrieve('pi_none')).rejects.toMatchObject({
      code: 'resource_missing',
      statusCode: 404,
    });
  });
});
