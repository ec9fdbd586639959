import { LinkCustomer } from '#contracts/commands/customers';
import { CustomerChanged, CustomerCreated, CustomerDeleted } from '#contracts/events/customers';
import { CustomersWorld, KENTICO, STRIPE } from './customers-world';

describe('Customers kept in step', () => {
  let world: CustomersWorld;

  beforeAll(async () => {
    world = await CustomersWorld.start();
  });
  afterAll(() => world.close());

  const ada = { firstName: 'Ada', lastName: 'Lovelace', phone: '+49 30 1' };
  /** An account of the shop with its customer at Stripe, both in step. */
  const person = async (email: string): Promise<{ shop: string; stripe: string }> => {
    const shop = world.register({ ...ada, email });
    const stripe = await world.linked(shop);
    await world.seen(
      shop,
      'both sides',
      ({ customer }) => customer.links.filter(({ profile }) => profile).length === 2,
    );
    await world.quiet();
    return { shop, stripe };
  };

  it('an account of the shop is known with its first event; its record at Stripe is filled from it', async () => {
    const { shop, stripe } = await person('first@example.com');
    expect(world.atStripe(stripe)).toMatchObject({
      email: 'first@example.com',
      name: 'Ada Lovelace',
      phone: '+49 30 1',
    });
    const view = await world.view(shop);
    expect(view?.customer.links.map(({ side, reason, state }) => [side, reason, state])).toEqual([
      ['commerce', 'first-seen', 'active'],
      ['payment', expect.stringMatching(/owner-metadata|made-for-order/), 'active'],
    ]);
    expect(view?.decisions).toEqual([]);
    const created = world.service
      .published(CustomerCreated)
      .filter(({ customer }) => customer.profile.email === 'first@example.com');
    expect(created).toHaveLength(1);
    expect(world.service.published(LinkCustomer)).toEqual([]);
  });

  it('a change in the shop reaches Stripe with one write, and its echo changes nothing', async () => {
    const { shop, stripe } = await person('second@example.com');
    const before = world.writes(shop, stripe);
    world.editInKentico(shop, { CustomerLastName: '李', CustomerPhone: '+49 (0)30 / 123 456 789 01' });
    await world.service.waitFor(() => world.atStripe(stripe).name === 'Ada 李');
    await world.quiet();
    expect(world.writes(shop, stripe) - before).toBe(1);
    expect(world.atStripe(stripe).phone).toBe('+4903012345678901');
    expect(world.kenticoRow(shop)['CustomerPhone']).toBe('+49 (0)30 / 123 456 789 01');
  });

  it('a name with NUL or half a letter, which no database keeps, is taken over as far as it can be', async () => {
    const { shop, stripe } = await person('half@example.com');
    world.editInKentico(shop, { CustomerFirstName: 'A\u0000da', CustomerLastName: 'Love\ud83dlace' });
    await world.service.waitFor(() => world.atStripe(stripe).name === 'A\ufffdda Love\ufffdlace');
    await world.quiet();
  });

  it('a change at Stripe reaches the shop with one write', async () => {
    const { shop, stripe } = await person('third@example.com');
    const before = world.writes(shop, stripe);
    world.editAtStripe(stripe, { name: 'Augusta Ada King', email: 'ada.king@example.com' });
    await world.service.waitFor(() => world.kenticoRow(shop)['CustomerEmail'] === 'ada.king@example.com');
    await world.quiet();
    expect(world.kenticoRow(shop)).toMatchObject({
      CustomerFirstName: 'Augusta Ada',
      CustomerLastName: 'King',
    });
    expect(world.writes(shop, stripe) - before).toBe(1);
  });

  it('AC-37: both sides change the same field within a second: one rule, one value, at most two writes, and the decision is logged', async () => {
    const { shop, stripe } = await person('both@example.com');
    const before = world.writes(shop, stripe);
    const told = world.service.published(CustomerChanged).length;
    world.delivering = false;
    world.editInKentico(shop, { CustomerEmail: 'shop@example.com' });
    world.editAtStripe(stripe, { email: 'stripe@example.com', phone: '+49 30 2' });
    await world.deliverHeld();
    await world.seen(shop, 'the shop to win', ({ customer }) =>
      customer.links.every(({ profile }) => profile?.email === 'shop@example.com'),
    );
    await world.quiet();
    expect(world.atStripe(stripe)).toMatchObject({ email: 'shop@example.com', phone: '+49 30 2' });
    expect(world.kenticoRow(shop)).toMatchObject({
      CustomerEmail: 'shop@example.com',
      CustomerPhone: '+49 30 2',
    });
    expect(world.writes(shop, stripe) - before).toBeLessThanOrEqual(2);
    const view = await world.view(shop);
    expect(view?.decisions).toEqual([
      expect.objectContaining({
        field: 'email',
        rule: 'commerce wins',
        winner: { connectionId: KENTICO, externalId: shop },
        loser: { connectionId: STRIPE, externalId: stripe },
      }),
    ]);
    expect(world.service.published(CustomerChanged).length - told).toBe(1);
  });

  it('AC-37: the same event three times over writes nothing more', async () => {
    const { shop, stripe } = await person('again@example.com');
    const before = world.writes(shop, stripe);
    for (const name of ['Ada One', 'Ada One', 'Ada One']) world.editAtStripe(stripe, { name });
    await world.service.waitFor(() => world.kenticoRow(shop)['CustomerLastName'] === 'One');
    await world.quiet();
    expect(world.writes(shop, stripe) - before).toBe(1);
  });

  it('AC-35: a record deleted at Stripe ends its link and leaves the account of the shop alone', async () => {
    const { shop, stripe } = await person('gone@example.com');
    world.deleteAtStripe(stripe);
    const view = await world.seen(
      shop,
      'the link to end',
      ({ customer }) => customer.links[1]?.state === 'deleted',
    );
    expect(view.customer.state).toBe('active');
    expect(world.kenticoRow(shop)['CustomerEmail']).toBe('gone@example.com');
    expect(await world.published(CustomerDeleted)).toContainEqual(
      expect.objectContaining({ connectionId: STRIPE, externalId: stripe }),
    );
  });

  it('AC-35: a new record in place of one that is missing archives the old link', async () => {
    const { shop, stripe } = await person('moved@example.com');
    world.stripe.simulator.world.customers.delete(stripe);
    const fresh = await world.linked(shop, {}, stripe);
    const view = await world.seen(shop, 'three links', ({ customer }) =>
      customer.links.some(({ externalId, profile }) => externalId === fresh && profile !== null),
    );
    const states = Object.fromEntries(
      view.customer.links.map(({ externalId, state }) => [externalId, state]),
    );
    expect(states).toEqual({ [shop]: 'active', [stripe]: 'archived', [fresh]: 'active' });
    expect(world.atStripe(fresh).email).toBe('moved@example.com');
  });

  it('a customer deleted in the shop is deleted at Stripe', async () => {
    const { shop, stripe } = await person('deleted@example.com');
    world.deleteInKentico(shop);
    await world.seen(shop, 'all links to end', ({ customer }) =>
      customer.links.every(({ state }) => state === 'deleted'),
    );
    expect(world.isGoneAtStripe(stripe)).toBe(true);
  });
});

describe('Customers made on the other side', () => {
  it('who exists at Stripe only becomes a customer of the shop where the store wants that, once', async () => {
    const world = await CustomersWorld.start({ customers: { createInCommerce: true } });
    try {
      const stripe = world.makeAtStripe({ email: 'dashboard@example.com', name: 'Grace Hopper' });
      const [adopt] = await world.published(LinkCustomer);
      expect(adopt).toMatchObject({ storeId: 'shop', externalId: stripe });
      await world.quiet();
      expect(world.kenticoRow(adopt!.customerId)).toMatchObject({
        CustomerFirstName: 'Grace',
        CustomerLastName: 'Hopper',
        CustomerEmail: 'dashboard@example.com',
      });
      world.editAtStripe(stripe, { phone: '+1 555 0100' });
      await world.service.waitFor(
        () => world.kenticoRow(adopt!.customerId)['CustomerPhone'] === '+1 555 0100',
      );
      expect(world.service.published(LinkCustomer)).toHaveLength(1);
    } finally {
      await world.close();
    }
  });

  it('a store that keeps customers apart leaves every record alone', async () => {
    const world = await CustomersWorld.start({ customers: { sync: false } });
    try {
      const shop = world.register({ email: 'apart@example.com' });
      await world.quiet();
      expect(await world.view(shop)).toBeNull();
    } finally {
      await world.close();
    }
  });
});
