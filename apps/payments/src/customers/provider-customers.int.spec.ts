import { CheckCustomer, LinkCustomer } from '#contracts/commands/customers';
import { CustomerErased, CustomerLinked } from '#contracts/events/customers';
import type { CustomerObject } from '#connectors/stripe/simulator/objects/customer';
import { PaymentsWorld } from '../specs/payments-world';

describe('Customers at the provider', () => {
  let world: PaymentsWorld;

  beforeAll(async () => {
    world = await PaymentsWorld.start();
  });
  afterAll(() => world.close());

  const account = (customerId: string) => ({
    customer: {
      customerId,
      guest: false,
      email: `${customerId}@example.com`,
      firstName: 'Ada',
      lastName: 'L',
    },
  });
  const living = (email: string): CustomerObject[] =>
    world.stripe.simulator.world.customers
      .values()
      .filter((one): one is CustomerObject => !('deleted' in one) && one.email === email);
  const sessionOf = (id: string | null) => world.stripe.simulator.world.sessions.get(id ?? '');

  it('an account gets one record, marked as ours, with its first order; the next order uses it', async () => {
    const first = await world.create(world.order(account('c1')));
    const second = await world.create(world.order(account('c1')));
    const [customer, another] = living('c1@example.com');
    expect(another).toBeUndefined();
    expect(customer).toMatchObject({
      name: 'Ada L',
      metadata: { tillbridge_store: 'shop', tillbridge_customer: 'c1' },
    });
    for (const payment of [first, second]) {
      const session = sessionOf(payment.external.checkoutSessionId);
      expect(session).toMatchObject({ customer: customer?.id, customer_email: null });
    }
    expect(world.service.published(CustomerLinked).filter(({ customerId }) => customerId === 'c1')).toEqual([
      expect.objectContaining({ storeId: 'shop', externalId: customer?.id, replaces: null }),
    ]);
  });

  it('a guest pays without one', async () => {
    const payment = await world.create(
      world.order({ customer: { customerId: 'g1', guest: true, email: 'g1@example.com' } }),
    );
    expect(sessionOf(payment.external.checkoutSessionId)).toMatchObject({
      customer: null,
      customer_email: 'g1@example.com',
    });
    expect(living('g1@example.com')).toEqual([]);
  });

  it('two first orders at once make one record', async () => {
    await Promise.all([world.create(world.order(account('c2'))), world.create(world.order(account('c2')))]);
    expect(living('c2@example.com')).toHaveLength(1);
  });

  it('AC-35: after a change of account every returning customer can pay at once; the old record is archived', async () => {
    await world.create(world.order(account('c3')));
    const [old] = living('c3@example.com');
    world.stripe.simulator.world.customers.delete(old!.id);
    const payment = await world.create(world.order(account('c3')));
    const [fresh] = living('c3@example.com');
    expect(fresh?.id).not.toBe(old?.id);
    expect(sessionOf(payment.external.checkoutSessionId)?.customer).toBe(fresh?.id);
    expect(world.service.published(CustomerLinked)).toContainEqual(
      expect.objectContaining({ customerId: 'c3', externalId: fresh?.id, replaces: old?.id }),
    );
    const { rows } = await world.service.database.query(
      `SELECT generation, state, external_id FROM provider_customers WHERE customer_id = 'c3' ORDER BY generation`,
    );
    expect(rows).toEqual([
      { generation: 1, state: 'archived', external_id: old?.id },
      { generation: 2, state: 'active', external_id: fresh?.id },
    ]);
  });

  it('a record that is known from elsewhere is used, and none is made', async () => {
    const { id } = await world.stripe.stripe.customers.create({ email: 'c4@example.com' });
    await world.service.publish(LinkCustomer, { storeId: 'shop', customerId: 'c4', externalId: id });
    await world.service.waitFor(() =>
      world.service.published(CustomerLinked).find(({ externalId }) => externalId === id),
    );
    const payment = await world.create(world.order(account('c4')));
    expect(sessionOf(payment.external.checkoutSessionId)?.customer).toBe(id);
    expect(living('c4@example.com')).toHaveLength(1);
  });

  it('events of customers are handed to the service that keeps them in step', async () => {
    const { id } = await world.stripe.stripe.customers.create({ email: 'c5@example.com' });
    await world.service.waitFor(() =>
      world.service.published(CheckCustomer).find(({ externalId }) => externalId === id),
    );
  });

  it('X-07: an erasure takes name and addresses out of the copies of orders; amounts stay', async () => {
    const order = world.order(account('c6'));
    const payment = await world.create(order);
    await world.service.publish(CustomerErased, {
      storeId: 'shop',
      personId: 'person_1',
      erasedAt: world.clock.now().toISOString(),
      entries: [],
      commerceCustomerIds: ['c6'],
    });
    await world.service.waitFor(async () => {
      const { rows } = await world.service.database.query<{ found: string }>(
        `SELECT (SELECT count(*) FROM orders WHERE body::text LIKE '%c6@example.com%')
              + (SELECT count(*) FROM operations WHERE parameters::text LIKE '%c6@example.com%')
              + (SELECT count(*) FROM provider_customers WHERE customer_id = 'c6') AS found`,
      );
      return rows[0]?.found === '0';
    });
    expect((await world.payments(order))[0]?.amount).toEqual(payment.amount);
  });
});
