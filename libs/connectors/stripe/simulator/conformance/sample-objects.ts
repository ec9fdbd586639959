import type { RunningSimulator } from '../testing/running-simulator';
import { sessionOf } from '../testing/running-simulator';

/** One or more objects of every kind the simulator answers, in the states that differ in shape. */
export async function sampleObjects(running: RunningSimulator): Promise<Map<string, object[]>> {
  const { stripe, clock, control } = running;
  const get = async (path: string): Promise<object> => {
    const response = await fetch(`${running.url}/v1/${path}`, {
      headers: { authorization: 'Bearer sk_test_x' },
    });
    return (await response.json()) as object;
  };
  const confirm = (
    payment_method: string,
    more: object = {},
  ): Promise<{ id: string; latest_charge: unknown }> =>
    stripe.paymentIntents.create({ amount: 5000, currency: 'eur', confirm: true, payment_method, ...more });

  const open = await stripe.checkout.sessions.create(sessionOf(2500));
  const paid = await stripe.checkout.sessions.create(sessionOf(2600, { customer_email: 'ada@example.com' }));
  await running.pay(paid.id);
  const debit = await stripe.checkout.sessions.create(sessionOf(2700));
  await running.pay(debit.id, 'AT611904300234573201');
  for (const wallet of ['klarna', 'paypal']) {
    const session = await stripe.checkout.sessions.create(sessionOf(2800));
    await running.pay(session.id, wallet);
  }
  const held = await confirm('pm_card_visa', { capture_method: 'manual' });
  const taken = await confirm('pm_card_visa', { capture_method: 'manual', description: 'Order 7' });
  await stripe.paymentIntents.capture(taken.id, { amount_to_capture: 3000 });
  const disputed = await confirm('pm_card_createDispute');
  const waiting = await confirm('pm_card_authenticationRequired');
  const declined = await stripe.paymentIntents.create({ amount: 500, currency: 'eur' });
  await stripe.paymentIntents
    .confirm(declined.id, { payment_method: 'pm_card_visa_chargeDeclined' })
    .catch(() => undefined);
  const reviewed = await confirm('pm_card_riskLevelElevated');
  const reviewId = (await stripe.paymentIntents.retrieve(reviewed.id)).review as string;
  await confirm('pm_card_createDisputeEarlyFraudWarning');
  const refund = await stripe.refunds.create({ payment_intent: taken.id, amount: 100 });
  const customer = await stripe.customers.create({ name: 'Ada', address: { city: 'Wien', country: 'AT' } });
  const product = await stripe.products.create({ name: 'Coffee club' });
  const price = await stripe.prices.create({
    currency: 'eur',
    unit_amount: 1200,
    product: product.id,
    recurring: { interval: 'month' },
  });
  await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    default_payment_method: 'pm_card_visa',
  });
  const gone = await stripe.customers.create({ name: 'Grace' });
  await stripe.customers.del(gone.id);
  const endpoint = await stripe.webhookEndpoints.create({
    url: 'http://127.0.0.1:9/hook',
    enabled_events: ['payout.paid'],
  });
  clock.advance(60_000);
  const payout = await control<{ id: string }>('/stripe/payouts', {});
  const [dispute] = (await stripe.disputes.list({ payment_intent: disputed.id })).data;

  const listed = async (path: string): Promise<object[]> => ((await get(path)) as { data: object[] }).data;
  return new Map<string, object[]>([
    [
      'checkout.session',
      await Promise.all([open.id, paid.id, debit.id].map((id) => get(`checkout/sessions/${id}`))),
    ],
    ['item', await listed(`checkout/sessions/${open.id}/line_items`)],
    [
      'payment_intent',
      await Promise.all(
        [held.id, taken.id, waiting.id, declined.id].map((id) => get(`payment_intents/${id}`)),
      ),
    ],
    ['charge', await listed('charges?limit=100')],
    ['refund', [await get(`refunds/${refund.id}`)]],
    ['balance_transaction', await listed('balance_transactions?limit=100')],
    ['dispute', [await get(`disputes/${dispute?.id}`)]],
    ['review', [await get(`reviews/${reviewId}`)]],
    ['radar.early_fraud_warning', running.simulator.world.fraudWarnings.values()],
    ['product', [await get(`products/${product.id}`)]],
    ['price', [await get(`prices/${price.id}`)]],
    ['subscription', running.simulator.world.subscriptions.values()],
    ['invoice', await listed('invoices')],
    ['invoice_payment', await listed('invoice_payments')],
    ['payout', [await get(`payouts/${payout.id}`)]],
    ['customer', [await get(`customers/${customer.id}`)]],
    ['deleted_customer', [await get(`customers/${gone.id}`)]],
    ['webhook_endpoint', [await get(`webhook_endpoints/${endpoint.id}`)]],
    ['balance', [await get('balance')]],
    ['event', await listed('events?limit=100')],
    ['account', [await get('account')]],
  ]);
}
