import type Stripe from 'stripe';
import type { RunningSimulator } from './testing/running-simulator';
import { sessionOf, startStripe } from './testing/running-simulator';

describe('Checkout of the Stripe simulator', () => {
  let running: RunningSimulator;
  let stripe: Stripe;

  beforeAll(async () => {
    running = await startStripe({ balanceTransactionDelayMs: 60_000 });
    stripe = running.stripe;
  });
  afterAll(() => running.close());

  const eventTypes = async (sessionId: string): Promise<string[]> => {
    const { payment_intent } = await stripe.checkout.sessions.retrieve(sessionId);
    const events = await stripe.events.list({ limit: 100 });
    return events.data
      .filter(({ data }) => {
        const object = data.object as { id?: string; payment_intent?: unknown };
        return [object.id, object.payment_intent].some(
          (id) => id === sessionId || (id && id === payment_intent),
        );
      })
      .map((event) => event.type)
      .reverse();
  };

  it('makes the PaymentIntent only when the shopper confirms', async () => {
    const session = await stripe.checkout.sessions.create(sessionOf(1999));
    expect(session).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      amount_total: 1999,
    });
    expect(session.url).toBe(`${running.url}/c/pay/${session.id}`);
    await running.pay(session.id);
    const paid = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge', 'line_items'],
    });
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid', url: null });
    const intent = paid.payment_intent as Stripe.PaymentIntent;
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 1999, metadata: { order: '1001' } });
    expect(intent.latest_charge).toMatchObject({ paid: true, captured: true, balance_transaction: null });
    expect(paid.line_items?.data).toEqual([
      expect.objectContaining({ description: 'Coffee', amount_total: 1999 }),
    ]);
    expect(await eventTypes(session.id)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
  });

  it('tells the fee only later, by charge.updated', async () => {
    const session = await stripe.checkout.sessions.create(sessionOf(10_000));
    await running.pay(session.id);
    running.clock.advance(60_000);
    const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge.balance_transaction'],
    });
    const charge = (payment_intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge;
    expect(charge.balance_transaction).toMatchObject({
      amount: 10_000,
      fee: 175,
      net: 9825,
      currency: 'eur',
    });
    const [updated] = (await stripe.events.list({ type: 'charge.updated', limit: 1 })).data;
    expect(updated?.data).toMatchObject({
      object: { id: charge.id },
      previous_attributes: { balance_transaction: null },
    });
  });

  it('leaves a declined session open for another card', async () => {
    const session = await stripe.checkout.sessions.create(sessionOf(500));
    await running.pay(session.id, '4000 0000 0000 9995');
    const open = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(open).toMatchObject({ status: 'open', payment_status: 'unpaid' });
    expect(open.payment_intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
    });
    await running.pay(session.id);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
    });
    expect(await eventTypes(session.id)).toContain('payment_intent.payment_failed');
  });

  it('asks for 3-D Secure, which the shopper may fail', async () => {
    const session = await stripe.checkout.sessions.create(sessionOf(500));
    await running.pay(session.id, '4000002760003184', { authenticate: 'fail' });
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open' });
    await running.pay(session.id, '4000002760003184', { authenticate: 'leave' });
    const waiting = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(waiting.payment_intent).toMatchObject({ status: 'requires_action' });
    await running.pay(session.id, '4000002760003184');
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
  });

  it('completes a bank debit unpaid and tells the verdict later', async () => {
    const [good, bad] = await Promise.all([
      stripe.checkout.sessions.create(sessionOf(800)),
      stripe.checkout.sessions.create(sessionOf(801)),
    ]);
    await running.pay(good.id, 'AT611904300234573201');
    await running.pay(bad.id, 'AT861904300235473202');
    expect(await stripe.checkout.sessions.retrieve(good.id)).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
    });
    running.clock.advance(10_000);
    expect(await stripe.checkout.sessions.retrieve(good.id)).toMatchObject({ payment_status: 'paid' });
    expect(await eventTypes(good.id)).toContain('checkout.session.async_payment_succeeded');
    expect(await eventTypes(bad.id)).toEqual(
      expect.arrayContaining(['payment_intent.payment_failed', 'checkout.session.async_payment_failed']),
    );
  });

  it('expires on request or by time, and only while it is open', async () => {
    const session = await stripe.checkout.sessions.create(sessionOf(500));
    expect(await stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: 'expired', url: null });
    await expect(stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400 });

    const expires_at = running.clock.unixSeconds() + 1800;
    const short = await stripe.checkout.sessions.create(sessionOf(500, { expires_at }));
    running.clock.advance(1801_000);
    expect(await stripe.checkout.sessions.retrieve(short.id)).toMatchObject({ status: 'expired' });
    expect(await eventTypes(short.id)).toEqual(['checkout.session.expired']);
  });

  it('needs no payment for a total of zero', async () => {
    const session = await stripe.checkout.sessions.create(sessionOf(0));
    expect(session.payment_status).toBe('no_payment_required');
    await running.pay(session.id);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'complete',
      payment_intent: null,
    });
  });

  it('only holds the money when capture is manual', async () => {
    const session = await stripe.checkout.sessions.create(
      sessionOf(5000, { payment_intent_data: { capture_method: 'manual' } }),
    );
    await running.pay(session.id);
    const held = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge'],
    });
    const intent = held.payment_intent as Stripe.PaymentIntent;
    expect(held).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 5000 });
    const charge = intent.latest_charge as Stripe.Charge;
    expect(charge.payment_method_details?.card?.capture_before).toBe(charge.created + 7 * 86_400);
    await stripe.paymentIntents.capture(intent.id);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
  });

  describe('refuses', () => {
    const wrong: Array<[string, object, object]> = [
      ['a parameter that nobody knows', { colour: 'blue' }, { code: 'parameter_unknown', param: 'colour' }],
      [
        'payment_method_types',
        { payment_method_types: ['card'] },
        { code: 'payment_method_types_no_longer_supported' },
      ],
      ['an old name of ui_mode', { ui_mode: 'hosted' }, { param: 'ui_mode' }],
      [
        'a session without lines',
        { line_items: undefined },
        { code: 'parameter_missing', param: 'line_items' },
      ],
      [
        'a session without a way back',
        { success_url: undefined },
        { code: 'parameter_missing', param: 'success_url' },
      ],
      ['an amount below the minimum', sessionOf(49), { code: 'amount_too_small' }],
      [
        'an expiry in five minutes',
        { expires_at: Math.floor(Date.now() / 1000) + 300 },
        { param: 'expires_at' },
      ],
      [
        'a customer that does not exist',
        { customer: 'cus_nobody' },
        { code: 'resource_missing', param: 'customer' },
      ],
      [
        'a wrong e-mail address',
        { customer_email: 'nobody' },
        { code: 'email_invalid', param: 'customer_email' },
      ],
      ['metadata that is too long', { metadata: { note: 'x'.repeat(501) } }, { param: 'metadata' }],
      [
        'too many lines',
        { line_items: Array.from({ length: 101 }, () => sessionOf(100).line_items?.[0]) },
        { param: 'line_items' },
      ],
      [
        'an unknown parameter deep inside',
        {
          line_items: [
            {
              quantity: 1,
              price_data: { currency: 'eur', unit_amount: 100, product_data: { title: 'x', name: 'y' } },
            },
          ],
        },
        { code: 'parameter_unknown', param: 'line_items[0][price_data][product_data][title]' },
      ],
      [
        'a wrong type',
        {
          line_items: [
            {
              quantity: 'two',
              price_data: { currency: 'eur', unit_amount: 100, product_data: { name: 'y' } },
            },
          ],
        },
        { code: 'parameter_invalid_integer', param: 'line_items[0][quantity]' },
      ],
      [
        'a descriptor suffix without a letter',
        { payment_intent_data: { statement_descriptor_suffix: '1234' } },
        { param: 'payment_intent_data[statement_descriptor_suffix]' },
      ],
      [
        'what it does not simulate, by name',
        { allow_promotion_codes: true },
        { param: 'allow_promotion_codes', code: undefined },
      ],
    ];
    it.each(wrong)('%s', async (_, parameters, expected) => {
      const request = { ...sessionOf(1000), ...parameters };
      await expect(stripe.checkout.sessions.create(request)).rejects.toMatchObject({
        type: 'StripeInvalidRequestError',
        statusCode: 400,
        requestId: expect.stringMatching(/^req_/),
        ...expected,
      });
    });
  });
});
