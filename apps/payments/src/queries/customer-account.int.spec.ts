import type { Subscription } from '#contracts/models/subscription';
import { GetCustomerAccount } from '#contracts/queries/payments';
import { BillingRepository } from '../database/billing.repository';
import { PaymentsWorld } from '../specs/payments-world';

const at = '2026-11-21T10:00:00.000Z';
const subscription: Subscription = {
  subscriptionId: 'sub_1',
  storeId: 'shop',
  connectionId: 'stripe-1',
  providerCustomerId: 'cus_1',
  customerId: null,
  status: 'active',
  version: 1,
  currency: 'EUR',
  cancelAtPeriodEnd: false,
  canceledAt: null,
  endedAt: null,
  items: [],
  createdAt: at,
  updatedAt: at,
};

describe('What a customer has paid over the years', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start();
  });
  afterAll(() => world.close());

  const paid = async (customerId: string) => {
    const order = world.order({ customer: { customerId, guest: false, email: `${customerId}@example.com` } });
    await world.pay(await world.create(order));
    return world.paymentIn(order, 'paid');
  };

  it('sums what was paid, refunded and taken back, per currency, of this person only; subscriptions by the record at the provider', async () => {
    const first = await paid('c1');
    const second = await paid('c1');
    await paid('c2');
    await world.create(
      world.order({ customer: { customerId: 'c1', guest: false, email: 'c1@example.com' } }),
    );
    const { database } = world.service;
    // No webhook still under way writes over what is set here.
    await world.quiet();
    await database.query('UPDATE payments SET refunded = 100 WHERE payment_id = $1', [first.paymentId]);
    await database.query(
      `INSERT INTO disputes (connection_id, dispute_id, store_id, payment_id, charge_id, status, version, amount, currency, reason,
         funds_withdrawn, submitted, past_due, observed_at, opened_at, updated_at)
       VALUES ('stripe-1', 'dp_1', 'shop', $1, 'ch_1', 'lost', 1, 250, 'EUR', 'fraudulent', true, false, false, $2, $2, $2),
              ('stripe-1', 'dp_2', 'shop', $1, 'ch_1', 'won', 1, 999, 'EUR', 'fraudulent', false, false, false, $2, $2, $2)`,
      [second.paymentId, at],
    );
    const billing = new BillingRepository();
    await database.transaction((tx) =>
      billing.saveSubscription(tx, { body: subscription, observedAt: new Date(at) }),
    );
    const { currency, amount } = first.captured;
    const money = (value: number) => ({ amount: value, currency });
    const ask = (customerIds: string[], externalId: string) =>
      world.service.ask(GetCustomerAccount, {
        storeId: 'shop',
        customerIds,
        providerCustomers: [{ connectionId: 'stripe-1', externalId }],
      });
    expect(await ask(['c1'], 'cus_1')).toEqual({
      totals: [
        {
          currency,
          payments: 2,
          paid: money(2 * amount),
          refunded: money(100),
          disputed: money(250),
          kept: money(2 * amount - 350),
        },
      ],
      subscriptions: [subscription],
    });
    expect(await ask(['nobody'], 'cus_2')).toEqual({ totals: [], subscriptions: [] });
  });
});
