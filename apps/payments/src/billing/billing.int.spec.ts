import {
  InvoiceClosed,
  InvoicePaid,
  InvoicePaymentFailed,
  SubscriptionChanged,
  SubscriptionEnded,
} from '#contracts/events/subscriptions';
import { PaymentsWorld } from '../specs/payments-world';
import { SweepMissedEvents } from '../sweeps/sweep-missed-events';

const DAY = 24 * 3_600_000;
const DECLINED = 'pm_card_visa_chargeDeclined';

describe('subscriptions', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start();
  });
  afterAll(() => world.close());

  const subscribe = async (more: { method?: string; currency?: string } = {}): Promise<string> => {
    const { stripe } = world.stripe;
    const product = await stripe.products.create({ name: 'Coffee club' });
    const price = await stripe.prices.create({
      currency: more.currency ?? 'eur',
      unit_amount: 1200,
      product: product.id,
      recurring: { interval: 'month' },
      lookup_key: `club-${product.id}`,
    });
    const customer = await stripe.customers.create({ email: 'ada@example.com', name: 'Ada' });
    const subscription = await stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id, quantity: 2 }],
      default_payment_method: more.method ?? 'pm_card_visa',
    });
    return subscription.id;
  };
  type Facts = typeof InvoicePaid;
  const invoices = (definition: Facts, id: string) =>
    world.service.published(definition).filter((body) => body.invoice.subscriptionId === id);
  const changes = (id: string) =>
    world.service.published(SubscriptionChanged).filter((body) => body.subscription.subscriptionId === id);
  const ends = (id: string) =>
    world.service.published(SubscriptionEnded).filter((body) => body.subscription.subscriptionId === id);
  const eventsAbout = (invoiceId: string) =>
    world.events.filter((event) => (event.data.object as { id?: string }).id === invoiceId);

  it('AC-38: a renewal is one charge and told as paid once, though its events come many times and to two workers; euro stays euro', async () => {
    const id = await subscribe();
    await world.service.waitFor(() => invoices(InvoicePaid, id).length === 1);
    world.advance(32 * DAY);
    await world.service.waitFor(() => invoices(InvoicePaid, id).length === 2);
    const renewal = invoices(InvoicePaid, id)[1]!;
    const copies = eventsAbout(renewal.invoice.invoiceId);
    await Promise.all(
      [1, 2, 3].flatMap((copy) =>
        copies.map((event) => world.deliver(event, `wh_${event.id}_again_${copy}`)),
      ),
    );
    await world.quiet();
    expect(invoices(InvoicePaid, id)).toHaveLength(2);
    expect(invoices(InvoicePaymentFailed, id)).toEqual([]);
    expect(renewal).toMatchObject({
      storeId: 'shop',
      invoice: {
        billingReason: 'subscription_cycle',
        total: { amount: 2400, currency: 'EUR' },
        amountPaid: { amount: 2400, currency: 'EUR' },
        payments: [
          {
            paymentIntentId: expect.stringMatching(/^pi_/) as string,
            chargeId: expect.stringMatching(/^ch_/) as string,
            amount: { amount: 2400, currency: 'EUR' },
          },
        ],
        lines: [{ quantity: 2, amount: 2400 }],
        customerEmail: 'ada@example.com',
      },
      subscription: { subscriptionId: id, status: 'active' },
    });
    expect(renewal.invoice.lines[0]?.sku).toMatch(/^club-/);
    const charged = world.stripe.simulator.world.charges.filter(
      (charge) => charge.amount === 2400 && charge.status === 'succeeded',
    );
    expect(charged).toHaveLength(2);
  });

  it('AC-38: a cancel in the dashboard is known at once, also without its webhook, and nothing more is charged', async () => {
    const id = await subscribe();
    await world.service.waitFor(() => invoices(InvoicePaid, id).length === 1);
    await world.stripe.stripe.subscriptions.update(id, { cancel_at_period_end: true });
    await world.service.waitFor(() => changes(id).at(-1)?.subscription.cancelAtPeriodEnd === true);
    world.deliverWebhooks = false;
    await world.stripe.stripe.subscriptions.cancel(id);
    world.advance(61_000);
    await world.service.app.get(SweepMissedEvents).run();
    world.deliverWebhooks = true;
    await world.service.waitFor(() => ends(id).length === 1);
    world.advance(40 * DAY);
    await world.quiet();
    expect(ends(id)[0]?.subscription).toMatchObject({ status: 'canceled' });
    expect(invoices(InvoicePaid, id)).toHaveLength(1);
  });

  it('a renewal that is declined is told with every attempt, until the last one ends the subscription', async () => {
    const id = await subscribe({ currency: 'usd' });
    await world.service.waitFor(() => invoices(InvoicePaid, id).length === 1);
    await world.stripe.stripe.subscriptions.update(id, { default_payment_method: DECLINED });
    world.advance(32 * DAY);
    await world.service.waitFor(() => invoices(InvoicePaymentFailed, id).length === 1);
    await world.service.waitFor(() => changes(id).at(-1)?.subscription.status === 'past_due');
    for (const [n, days] of [3, 5, 7].entries()) {
      world.advance(days * DAY);
      await world.service.waitFor(() => invoices(InvoicePaymentFailed, id).length === n + 2);
    }
    await world.service.waitFor(() => ends(id).length === 1);
    await world.quiet();
    const told = invoices(InvoicePaymentFailed, id).map((body) => body.invoice);
    expect(told.map((invoice) => invoice.nextAttemptAt !== null)).toEqual([true, true, true, false]);
    expect(told[0]).toMatchObject({
      total: { currency: 'USD' },
      hostedUrl: expect.stringMatching(/^https:/) as string,
    });
  });

  it('an invoice that fails and is then paid is told as both; one that is voided is closed', async () => {
    const id = await subscribe();
    await world.service.waitFor(() => invoices(InvoicePaid, id).length === 1);
    await world.stripe.stripe.subscriptions.update(id, { default_payment_method: DECLINED });
    world.advance(32 * DAY);
    const failed = await world.service.waitFor(() => invoices(InvoicePaymentFailed, id)[0]);
    await world.stripe.stripe.subscriptions.update(id, { default_payment_method: 'pm_card_visa' });
    await world.stripe.stripe.invoices.pay(failed.invoice.invoiceId);
    await world.service.waitFor(() => invoices(InvoicePaid, id).length === 2);
    await world.stripe.stripe.subscriptions.update(id, { default_payment_method: DECLINED });
    world.advance(31 * DAY);
    await world.service.waitFor(() => invoices(InvoicePaymentFailed, id).length >= 2);
    await world.stripe.stripe.invoices.voidInvoice(
      invoices(InvoicePaymentFailed, id).at(-1)!.invoice.invoiceId,
    );
    await world.service.waitFor(() => invoices(InvoiceClosed, id).length === 1);
    expect(invoices(InvoiceClosed, id)[0]?.invoice.status).toBe('void');
  });
});
