import Stripe from 'stripe';
import type { JournalEntry } from '#contracts/models/journal-entry';
import { waitFor } from '#testing/wait-for';
import { Shop, STORES, type OrderView } from './support/shop';
import { RunningSystem } from './support/system';

const ORDERCLOUD = 'demo-ordercloud';
const DEADLINE_MS = 180_000;

interface Page<T> {
  readonly items: readonly T[];
}

describe('subscriptions that are renewed, through all services', () => {
  let system: RunningSystem;
  let shop: Shop;
  let stripe: Stripe;

  beforeAll(async () => {
    system = await RunningSystem.start({
      RETRY_DELAYS_MS: '200,500,1000,2000',
      SWEEP_SECONDS: '1',
      ACCOUNT_SWEEP_SECONDS: '1',
      SWEEP_PATIENCE_SECONDS: '1',
    });
    shop = new Shop(system);
    const { settings } = (await system.api<{ settings: { apiBase: string } }>('GET', '/connections/stripe'))
      .body;
    const { secrets } = system.run.connections.find(({ id }) => id === 'stripe')!;
    const { hostname: host, port } = new URL(settings.apiBase);
    stripe = new Stripe(secrets['secretKey']!, { host, port: Number(port), protocol: 'http' });
  });
  afterAll(() => system?.stop(), 180_000);

  const paidOrder = async (storeId: string, place: () => Promise<string>): Promise<string> => {
    const orderId = await place();
    await shop.pay(storeId, orderId);
    await shop.orderWhen(storeId, orderId, 'paid', ({ orderStatus }) => orderStatus === 'paid');
    return orderId;
  };
  const subscribe = async (storeId: string, orderId: string, sku: string) => {
    const customer = await stripe.customers.create({ email: 'subscriber@example.com', name: 'S' });
    const product = await stripe.products.create({ name: 'Club' });
    const recurring = { interval: 'month' } as const;
    const price = { currency: 'eur', unit_amount: 1250, product: product.id, recurring, metadata: { sku } };
    const { id } = await stripe.prices.create(price);
    const subscription = await stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: id, quantity: 2 }],
      default_payment_method: 'pm_card_visa',
      metadata: { tillbridge_store: storeId, tillbridge_order: orderId },
    });
    return { customer: customer.id, subscription: subscription.id };
  };
  const renew = (subscription: string) =>
    system.control('POST', `/stripe/subscriptions/${subscription}/renew`, {});
  const ordersOf = async (storeId: string): Promise<readonly OrderView[]> =>
    (await system.api<Page<OrderView>>('GET', `/orders?store=${storeId}&limit=200`)).body.items;
  const chargesOf = async (customer: string) => (await stripe.charges.list({ customer, limit: 100 })).data;
  const entries = async (): Promise<readonly JournalEntry[]> =>
    (await system.api<Page<JournalEntry>>('GET', '/journal-entries?limit=200')).body.items;

  const renewedOrder = async (storeId: string, known: ReadonlySet<string>): Promise<OrderView> => {
    const found = await waitFor(
      async () => (await ordersOf(storeId)).find(({ orderId }) => !known.has(orderId)),
      { deadlineMs: DEADLINE_MS, what: `the renewal's order in ${storeId}` },
    );
    return shop.orderWhen(storeId, found.orderId, 'in the ERP', ({ timeline }) =>
      timeline.some(({ type }) => type === 'erp-order.posted'),
    );
  };

  /** The renewal's movement is booked as the invoice's sale, every entry balances, and nothing is left that belongs to nothing. */
  const booksAgree = async (chargeIds: readonly string[]): Promise<void> => {
    // Stripe names the movement a moment after the charge, so it is asked again: it must be there in the end.
    const movementsOf = () =>
      Promise.all(chargeIds.map(async (id) => (await stripe.charges.retrieve(id)).balance_transaction));
    const arePosted = (movements: readonly unknown[], all: readonly JournalEntry[]): boolean =>
      movements.every(
        (id) =>
          typeof id === 'string' &&
          all.some(({ key, state }) => key === `stripe:${id}` && state === 'posted'),
      );
    const all = await waitFor(
      async () => {
        const found = await entries();
        return arePosted(await movementsOf(), found) ? found : null;
      },
      { deadlineMs: DEADLINE_MS, what: 'the charges to be in the books and in the ERP' },
    );
    for (const { lines } of all) {
      expect(lines.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0);
    }
    const unknown = await waitFor(
      async () => {
        const lines = (await entries()).flatMap((entry) => entry.lines);
        const left = lines
          .filter(({ account }) => account === '9000')
          .reduce((sum, { debit, credit }) => sum + debit - credit, 0);
        return left === 0 ? 'nothing' : null;
      },
      { deadlineMs: DEADLINE_MS, what: 'account 9000 to be empty' },
    );
    expect(unknown).toBe('nothing');
  };

  const hasPayment = ({ payments }: OrderView): boolean => payments.length === 1;
  /** The newest charge is refunded at Stripe, a part and then the rest: the order in the shop and the books follow. */
  const givenBack = async (
    storeId: string,
    orderId: string,
    known: number,
    customer: string,
  ): Promise<void> => {
    await shop.orderWhen(storeId, orderId, 'with its payment', hasPayment);
    const charges = await chargesOf(customer);
    expect(charges).toHaveLength(known + 1);
    const intent = charges[0]!.payment_intent as string;
    await stripe.refunds.create({ payment_intent: intent, amount: 500 });
    await shop.orderWhen(
      storeId,
      orderId,
      'refunded in part',
      ({ paymentStatus }) => paymentStatus === 'partially_refunded',
    );
    await stripe.refunds.create({ payment_intent: intent });
    const order = await shop.orderWhen(
      storeId,
      orderId,
      'refunded',
      ({ orderStatus }) => orderStatus === 'refunded',
    );
    expect(order.refunds).toHaveLength(2);
    await booksAgree(charges.map(({ id }) => id));
  };

  it.each([
    [STORES.automatic, 'BEANS-1KG', (system_: RunningSystem) => new Shop(system_).place(STORES.automatic)],
    [
      ORDERCLOUD,
      'NOTEBOOK-A5',
      async (system_: RunningSystem) =>
        (
          await system_.control<{ orderId: string }>('POST', '/ordercloud/orders', {
            lines: [{ sku: 'PEN-BRASS' }],
          })
        ).orderId,
    ],
  ])(
    '%s: a renewal is one paid order in the shop, one in the ERP, balanced books, and nobody is charged twice',
    async (storeId, sku, place) => {
      const first = await paidOrder(storeId, () => place(system));
      const { customer, subscription } = await subscribe(storeId, first, sku);
      const known = new Set((await ordersOf(storeId)).map(({ orderId }) => orderId));
      await renew(subscription);
      const order = await renewedOrder(storeId, known);
      expect(order).toMatchObject({
        orderStatus: 'paid',
        paymentStatus: 'paid',
        total: { amount: 2500, currency: 'EUR' },
      });
      expect(order.timeline.map(({ type }) => type)).toContain('order.created-by-us');
      const charges = await chargesOf(customer);
      expect(charges.map(({ amount, status }) => [amount, status])).toEqual([
        [2500, 'succeeded'],
        [2500, 'succeeded'],
      ]);
      await booksAgree(charges.map(({ id }) => id));
      await renew(subscription);
      const second = await renewedOrder(storeId, new Set([...known, order.orderId]));
      expect(second.orderId).not.toBe(order.orderId);
      expect(await chargesOf(customer)).toHaveLength(3);
      const made = (await ordersOf(storeId)).filter(({ orderId }) => !known.has(orderId));
      expect(made.map(({ orderId }) => orderId).sort()).toEqual([order.orderId, second.orderId].sort());
      await givenBack(storeId, second.orderId, charges.length, customer);
      const kept = await shop.orderWhen(storeId, order.orderId, 'with its payment', hasPayment);
      expect(kept.payments).toMatchObject([{ status: 'paid', captured: { amount: 2500 } }]);
    },
  );

  it('is in Kentico and in OrderCloud as an order that is paid, with the ids of Stripe', async () => {
    const kentico = await system.control<{ orders: ReadonlyArray<Record<string, unknown>> }>(
      'GET',
      '/kentico/state',
    );
    const inKentico = kentico.orders.filter((row) => JSON.stringify(row).includes('TillbridgeInvoiceID'));
    expect(inKentico).toHaveLength(2);
    for (const row of inKentico) {
      expect(row['OrderIsPaid']).toBe(true);
      expect(JSON.stringify(row)).toMatch(/TillbridgeChargeID>ch_/);
    }
    const { orders } = await system.control<{
      orders: ReadonlyArray<{
        order: { ID: string; Status: string };
        payments: ReadonlyArray<{ Accepted: boolean }>;
      }>;
    }>('GET', '/ordercloud/state');
    const inOrderCloud = orders.filter(({ order }) => order.ID.startsWith('renewal-'));
    // What was given back is a payment of its own there, of a return.
    const accepted = expect.arrayContaining([
      expect.objectContaining({ Accepted: true, Amount: 25 }),
    ]) as unknown;
    expect(inOrderCloud).toMatchObject([
      { order: { Status: 'Open' }, payments: accepted },
      { order: { Status: 'Open' }, payments: accepted },
    ]);
    for (const one of inOrderCloud) expect(JSON.stringify(one)).toMatch(/"ChargeID":"ch_/);
  });
});
