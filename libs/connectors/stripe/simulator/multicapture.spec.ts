import type Stripe from 'stripe';
import type { RunningSimulator } from './testing/running-simulator';
import { sessionOf, startStripe } from './testing/running-simulator';

const CARD = { card: { request_multicapture: 'if_available' } } as const;

describe('several captures of one PaymentIntent in the Stripe simulator', () => {
  let running: RunningSimulator;
  let stripe: Stripe;
  beforeAll(async () => {
    running = await startStripe();
    stripe = running.stripe;
  });
  afterAll(() => running.close());

  const held = (
    payment_method = 'pm_card_visa',
    more: Partial<Stripe.PaymentIntentCreateParams> = { payment_method_options: CARD },
  ): Promise<Stripe.PaymentIntent> =>
    stripe.paymentIntents.create({
      amount: 10_000,
      currency: 'eur',
      confirm: true,
      capture_method: 'manual',
      payment_method,
      ...more,
    });
  const take = (
    id: string,
    amount_to_capture: number,
    final_capture: boolean,
  ): Promise<Stripe.PaymentIntent> =>
    stripe.paymentIntents.capture(id, { amount_to_capture, final_capture, expand: ['latest_charge'] });
  const rowsOf = async ({ latest_charge }: Stripe.PaymentIntent): Promise<number[]> => {
    const source = typeof latest_charge === 'string' ? latest_charge : (latest_charge?.id ?? '');
    const rows = await stripe.balanceTransactions.list({ source, limit: 100 });
    return rows.data.map(({ amount }) => amount).reverse();
  };
  const typesOf = async (intent: Stripe.PaymentIntent): Promise<string[]> => {
    const { data } = await stripe.events.list({ limit: 100 });
    const charge = typeof intent.latest_charge === 'string' ? intent.latest_charge : intent.latest_charge?.id;
    return data
      .filter(({ data: { object } }) => 'id' in object && (object.id === intent.id || object.id === charge))
      .map(({ type }) => type)
      .reverse();
  };

  it('captures in parts and keeps the rest authorised until the final one, one row each', async () => {
    const intent = await held();
    const first = await take(intent.id, 7000, false);
    expect(first).toMatchObject({
      status: 'requires_capture',
      amount_capturable: 3000,
      amount_received: 7000,
      latest_charge: { captured: false, amount_captured: 7000 },
    });
    const last = await take(intent.id, 2000, true);
    expect(last).toMatchObject({
      status: 'succeeded',
      amount_capturable: 0,
      amount_received: 9000,
      latest_charge: { captured: true, amount_captured: 9000, amount_refunded: 0 },
    });
    expect(await rowsOf(last)).toEqual([7000, 2000]);
    expect(await typesOf(last)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'charge.updated',
      'payment_intent.amount_capturable_updated',
      'charge.updated',
      'charge.captured',
      'payment_intent.amount_capturable_updated',
      'payment_intent.succeeded',
    ]);
  });

  it('releases the rest by a final capture of nothing, and by letting the time run out', async () => {
    const released = await held();
    await take(released.id, 100, false);
    expect(await take(released.id, 0, true)).toMatchObject({ status: 'succeeded', amount_received: 100 });
    const forgotten = await held();
    await take(forgotten.id, 400, false);
    await expect(stripe.paymentIntents.cancel(forgotten.id)).rejects.toMatchObject({ statusCode: 400 });
    running.clock.advance(8 * 86_400_000);
    expect(await stripe.paymentIntents.retrieve(forgotten.id)).toMatchObject({
      status: 'succeeded',
      amount_received: 400,
      amount_capturable: 0,
    });
  });

  it('refuses a part that is not final where nobody asked, or where the card does not allow it', async () => {
    const single = await held('pm_card_credit_disableEnterpriseCardFeatures');
    const unasked = await held('pm_card_visa', {});
    for (const { id } of [single, unasked]) {
      await expect(take(id, 100, false)).rejects.toMatchObject({ param: 'final_capture' });
      expect(await take(id, 100, true)).toMatchObject({ status: 'succeeded', amount_received: 100 });
    }
  });

  it('never captures more than is left, nothing of nothing, and at most fifty parts before the last', async () => {
    const intent = await held();
    await expect(take(intent.id, 0, true)).rejects.toMatchObject({ param: 'amount_to_capture' });
    await take(intent.id, 9000, false);
    await expect(take(intent.id, 1001, true)).rejects.toMatchObject({ code: 'amount_too_large' });
    for (let count = 1; count < 50; count += 1) await take(intent.id, 1, false);
    await expect(take(intent.id, 1, false)).rejects.toMatchObject({ param: 'final_capture' });
    expect(await take(intent.id, 1, true)).toMatchObject({ status: 'succeeded', amount_received: 9050 });
  });

  it('gives back what was captured while the rest is still authorised', async () => {
    const intent = await held();
    await take(intent.id, 5000, false);
    await stripe.refunds.create({ payment_intent: intent.id, amount: 5000 });
    await expect(stripe.refunds.create({ payment_intent: intent.id, amount: 1 })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    });
    const rest = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
    expect(rest).toMatchObject({ status: 'requires_capture', latest_charge: { refunded: false } });
    expect(await take(intent.id, 0, true)).toMatchObject({ latest_charge: { refunded: true } });
  });

  it('is asked for through Checkout in the same way', async () => {
    const session = await stripe.checkout.sessions.create(
      sessionOf(900, { payment_intent_data: { capture_method: 'manual' }, payment_method_options: CARD }),
    );
    await running.pay(session.id);
    const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id);
    const taken = await take(typeof payment_intent === 'string' ? payment_intent : '', 300, false);
    expect(taken).toMatchObject({ status: 'requires_capture', amount_received: 300 });
  });
});
