import { CmsSyncProcessWebhook } from '#contracts/commands/webhooks';
import { EraseCustomer, LinkCustomer, ResolveDuplicate } from '#contracts/commands/customers';
import { CustomerDuplicateProposed, CustomerErased, CustomerMerged } from '#contracts/events/customers';
import { RequestSettled } from '#contracts/events/platform';
import { ListDuplicates } from '#contracts/queries/customers';
import { GetOrder } from '#contracts/queries/orders';
import { CustomersWorld, KENTICO, STORE, STRIPE } from './customers-world';

describe('One person, merged and erased', () => {
  let world: CustomersWorld;

  beforeAll(async () => {
    world = await CustomersWorld.start();
  });
  afterAll(() => world.close());

  const settled = async (requestId: string) =>
    world.service.waitFor(
      () => world.service.published(RequestSettled).find((fact) => fact.requestId === requestId)?.outcome,
      { what: `${requestId} to be settled` },
    );
  const order = async (customerId: string): Promise<string> => {
    const orderId = world.kentico.placeOrder({ customerId: Number(customerId) });
    await world.service.publish(CmsSyncProcessWebhook, {
      webhookEventId: `wh_order_${orderId}`,
      connectionId: KENTICO,
      system: 'kentico-xperience-13',
      externalEventId: `order-${orderId}`,
      eventType: 'ecommerce.order.created',
      suffix: null,
      receivedAt: world.service.clock.now().toISOString(),
      body: JSON.stringify({
        event: 'ecommerce.order.created',
        objectType: 'ecommerce.order',
        id: Number(orderId),
        siteName: 'Store',
      }),
    });
    await world.service.waitFor(() => world.service.ask(GetOrder, { storeId: STORE, orderId }), {
      what: 'the order',
    });
    return orderId;
  };

  it('guests are never merged on a guess: the same address makes a proposal with its evidence, once', async () => {
    const account = world.register({ firstName: 'Mary', lastName: 'Shelley', email: 'mary@example.com' });
    await world.seen(account, 'the account', ({ customer }) => customer.profile.email !== null);
    const guest = world.register({
      firstName: 'mary',
      lastName: 'Shelley',
      email: 'Mary@Example.com',
      guest: true,
    });
    const view = await world.seen(guest, 'the guest', ({ customer }) => customer.profile.email !== null);
    const known = await world.view(account);
    expect(view.customer.personId).not.toBe(known?.customer.personId);
    const [proposal] = await world.published(CustomerDuplicateProposed);
    expect(proposal).toMatchObject({
      state: 'open',
      personIds: [known?.customer.personId, view.customer.personId],
      evidence: [
        { field: 'email', value: 'm***@example.com' },
        { field: 'name', value: 'm. s.' },
      ],
    });
    world.editInKentico(guest, { CustomerPhone: '+44 20 1' });
    await world.quiet();
    expect(world.service.published(CustomerDuplicateProposed)).toHaveLength(1);
  });

  it('a merge gives all records to the one seen first, and Stripe’s record to the account', async () => {
    const stripe = world.makeAtStripe({ email: 'mary@example.com', name: 'Mary Shelley', phone: '+44 20 7' });
    const proposals = await world.published(CustomerDuplicateProposed, 2);
    const withStripe = proposals.at(-1)!;
    await world.service.publish(ResolveDuplicate, {
      storeId: STORE,
      proposalId: withStripe.proposalId,
      decision: 'merge',
      requestId: 'merge-1',
    });
    expect(await settled('merge-1')).toMatchObject({ status: 'done', result: { state: 'merged' } });
    const [merged] = await world.published(CustomerMerged);
    expect(merged?.customer.personId).toBe(withStripe.personIds[0]);
    const links = merged?.customer.links.map(({ externalId }) => externalId);
    expect(links).toContain(stripe);
    const elsewhere = await world.view(withStripe.personIds[1]);
    expect(elsewhere?.customer.personId).toBe(withStripe.personIds[0]);
    if (merged?.customer.links.some(({ side, guest }) => side === 'commerce' && !guest)) {
      expect(await world.published(LinkCustomer)).toContainEqual(
        expect.objectContaining({ externalId: stripe }),
      );
    }
    const open = await world.service.ask(ListDuplicates, {
      storeIds: [STORE],
      state: 'merged',
      cursor: null,
      limit: 10,
    });
    expect(open.items.map(({ proposalId }) => proposalId)).toEqual([withStripe.proposalId]);
  });

  it('a proposal that was decided stays decided', async () => {
    const { items } = await world.service.ask(ListDuplicates, {
      storeIds: [STORE],
      state: 'merged',
      cursor: null,
      limit: 1,
    });
    await world.service.publish(ResolveDuplicate, {
      storeId: STORE,
      proposalId: items[0]!.proposalId,
      decision: 'dismiss',
      requestId: 'dismiss-late',
    });
    expect(await settled('dismiss-late')).toMatchObject({
      status: 'refused',
      problem: { status: 409, code: 'already-resolved' },
    });
  });

  it('a guest who comes again and again is proposed with the first, and with the others when that is dismissed', async () => {
    const told = world.service.published(CustomerDuplicateProposed).length;
    const people: string[] = [];
    for (const firstName of ['Ada', 'Augusta', 'Anne']) {
      const guest = world.register({ firstName, lastName: 'Byron', email: 'byron@example.com', guest: true });
      const view = await world.seen(guest, firstName, ({ customer }) => customer.profile.email !== null);
      people.push(view.customer.personId);
    }
    const [first, second, third] = people;
    const since = async (count: number) =>
      (await world.published(CustomerDuplicateProposed, told + count)).slice(told);
    const open = await since(2);
    expect(open.map(({ personIds }) => personIds)).toEqual([
      [first, second],
      [first, third],
    ]);
    for (const [index, { proposalId }] of open.entries()) {
      const requestId = `not-the-same-${index}`;
      await world.service.publish(ResolveDuplicate, {
        storeId: STORE,
        proposalId,
        decision: 'dismiss',
        requestId,
      });
      await settled(requestId);
    }
    expect((await since(3)).at(-1)?.personIds).toEqual([second, third]);
  });

  it('X-07: erased once: every system reports, personal data is gone, the orders keep their sums', async () => {
    const shop = world.register({
      firstName: 'Percy',
      lastName: 'Secret',
      email: 'percy@secret.example',
      phone: '+44 1',
    });
    const stripe = await world.linked(shop);
    await world.seen(
      shop,
      'both sides',
      ({ customer }) => customer.links.filter(({ profile }) => profile).length === 2,
    );
    const orderId = await order(shop);
    const sum = (await world.service.ask(GetOrder, { storeId: STORE, orderId }))?.order.total;
    await world.quiet();

    await world.service.publish(EraseCustomer, { storeId: STORE, customerId: shop, requestId: 'erase-1' });
    const first = await settled('erase-1');
    expect(first).toMatchObject({
      status: 'done',
      result: {
        entries: expect.arrayContaining([
          expect.objectContaining({ system: KENTICO, externalId: shop, outcome: 'anonymised' }),
          expect.objectContaining({ system: STRIPE, externalId: stripe, outcome: 'deleted' }),
          expect.objectContaining({ system: 'cms-sync', outcome: 'anonymised' }),
          expect.objectContaining({ system: 'reconciliation', outcome: 'kept' }),
        ]) as unknown,
      },
    });
    await world.quiet();

    expect(world.isGoneAtStripe(stripe)).toBe(true);
    expect(world.kenticoRow(shop)).toMatchObject({
      CustomerLastName: 'Erased',
      CustomerEmail: null,
      CustomerPhone: null,
    });
    const kept = await world.service.ask(GetOrder, { storeId: STORE, orderId });
    expect(kept?.order.total).toEqual(sum);
    expect(kept?.order.customer).toMatchObject({ customerId: shop, email: null, lastName: null });
    for (const table of [
      'people',
      'customer_links',
      'customer_decisions',
      'duplicate_proposals',
      'erasures',
      'orders',
    ]) {
      const { rows } = await world.service.database.query<{ found: string }>(
        `SELECT count(*) AS found FROM ${table} AS row WHERE row::text ILIKE '%secret%'`,
      );
      expect([table, rows[0]?.found]).toEqual([table, '0']);
    }
    const [fact] = await world.published(CustomerErased);
    expect(fact?.commerceCustomerIds).toEqual([shop]);
    expect(JSON.stringify(fact)).not.toContain('percy');

    const writes = world.writes(shop, stripe);
    await world.service.publish(EraseCustomer, { storeId: STORE, customerId: shop, requestId: 'erase-2' });
    expect(await settled('erase-2')).toEqual(first);
    expect(world.writes(shop, stripe)).toBe(writes);
    expect(world.service.published(CustomerErased)).toHaveLength(1);
  });

  it('X-07: an echo after the erasure brings nobody back', async () => {
    const [fact] = await world.published(CustomerErased);
    const shop = fact!.commerceCustomerIds[0]!;
    world.editInKentico(shop, { CustomerFax: '1' });
    await world.quiet();
    expect((await world.view(shop))?.customer).toMatchObject({
      state: 'erased',
      profile: { email: null, lastName: null },
    });
  });

  it('nobody to erase is said so', async () => {
    await world.service.publish(EraseCustomer, {
      storeId: STORE,
      customerId: '999999',
      requestId: 'erase-3',
    });
    expect(await settled('erase-3')).toMatchObject({ status: 'refused', problem: { status: 404 } });
  });
});
