import { EraseCustomer } from '#contracts/commands/customers';
import { RequestSettled } from '#contracts/events/platform';
import type { VirtualClock } from '#platform/clock/virtual-clock';
import type { ShopSide } from './shop-side';
import { SHOP_STORE, ShopWithStripe } from './shop-with-stripe';

/** What a store may expect of its customers, whichever commerce system it has; called from each system's spec. */
export function commerceCustomers(name: string, open: (clock: VirtualClock) => Promise<ShopSide>): void {
  describe(`Customers of ${name} kept in step`, () => {
    let world: ShopWithStripe;
    beforeAll(async () => {
      world = await ShopWithStripe.start(open);
    });
    afterAll(() => world.close());

    let people = 0;
    const person = async (): Promise<{ shop: string; stripe: string }> => {
      people += 1;
      const email = `ada.${people}@example.com`;
      return world.person({ email, firstName: 'Ada', lastName: 'Lovelace', phone: '+49 30 1' });
    };

    it('the record at Stripe is filled from the shop', async () => {
      const { stripe } = await person();
      expect(world.atStripe(stripe)).toMatchObject({
        name: 'Ada Lovelace',
        email: 'ada.1@example.com',
        phone: '+49 30 1',
      });
    });

    it('a change on one side reaches the other with one write, and its echo changes nothing', async () => {
      const both = await person();
      const before = world.writes(both);
      world.shop.edit(both.shop, { lastName: 'Κινγκ' });
      await world.until('Stripe to follow', () => world.atStripe(both.stripe)?.name === 'Ada Κινγκ');
      world.editAtStripe(both.stripe, { email: 'king@example.com', phone: '+49 30 2' });
      await world.until('the shop to follow', () => world.shop.shown(both.shop)?.phone === '+49 30 2');
      await world.quiet();
      expect(world.shop.shown(both.shop)).toMatchObject({ email: 'king@example.com', lastName: 'Κινγκ' });
      expect(world.writes(both) - before).toBe(2);
    });

    it('AC-37: both sides change the same field at once: one value, at most two writes, and the decision is logged', async () => {
      const both = await person();
      const before = world.writes(both);
      world.delivering = false;
      world.shop.edit(both.shop, { email: 'shop@example.com' });
      world.editAtStripe(both.stripe, { email: 'stripe@example.com', phone: '+49 30 3' });
      await world.deliverHeld();
      const { decisions } = await world.seen(both.shop, 'one value', ({ customer }) =>
        customer.links.every(({ profile }) => profile?.email === 'shop@example.com'),
      );
      await world.quiet();
      expect(world.shop.shown(both.shop)).toMatchObject({ email: 'shop@example.com', phone: '+49 30 3' });
      expect(world.atStripe(both.stripe)).toMatchObject({ email: 'shop@example.com', phone: '+49 30 3' });
      expect(world.writes(both) - before).toBeLessThanOrEqual(2);
      expect(decisions).toEqual([expect.objectContaining({ field: 'email', rule: 'commerce wins' })]);
    });

    it('AC-35: a record missing at Stripe ends its link; the shop’s account stays', async () => {
      const both = await person();
      world.stripe.simulator.world.customers.delete(both.stripe);
      world.shop.edit(both.shop, { lastName: 'Byron' });
      const { customer } = await world.seen(both.shop, 'the link to end', (view) =>
        view.customer.links.some(({ state }) => state === 'deleted'),
      );
      expect(customer.links.map(({ externalId, state }) => [externalId, state])).toEqual([
        [both.shop, 'active'],
        [both.stripe, 'deleted'],
      ]);
      expect(world.shop.shown(both.shop)).toMatchObject({ lastName: 'Byron' });
    });

    it('X-07: erased once in the shop and at Stripe; the report says how, and an echo brings nobody back', async () => {
      const both = await world.person({
        email: 'percy@secret.example',
        firstName: 'Percy',
        lastName: 'Secret',
        phone: '+44 1 555',
      });
      const erase = async (requestId: string) => {
        await world.service.publish(EraseCustomer, {
          storeId: SHOP_STORE,
          customerId: both.shop,
          requestId,
        });
        return world.until('the erasure', () =>
          world.service.published(RequestSettled).find((fact) => fact.requestId === requestId),
        );
      };
      const first = await erase('erase-1');
      expect(first.outcome).toMatchObject({
        status: 'done',
        result: {
          entries: expect.arrayContaining([
            expect.objectContaining({ system: world.shop.connection.id, outcome: 'anonymised' }),
            expect.objectContaining({ system: 'stripe-1', outcome: 'deleted' }),
          ]) as unknown,
        },
      });
      expect(JSON.stringify(world.shop.everything(both.shop))).not.toMatch(/percy|secret|555/i);
      expect(world.atStripe(both.stripe)).toBeUndefined();
      const before = world.writes(both);
      expect((await erase('erase-2')).outcome).toEqual(first.outcome);
      world.shop.edit(both.shop, { phone: '+44 2' });
      await world.quiet();
      expect(world.writes(both)).toBe(before);
      const { customer } = await world.seen(both.shop, 'nobody', () => true);
      expect(customer).toMatchObject({ state: 'erased', profile: { email: null, lastName: null } });
    });

    it('an account deleted in the shop is deleted at Stripe', async () => {
      const both = await person();
      world.shop.remove(both.shop);
      await world.until('Stripe to follow', () => world.atStripe(both.stripe) === undefined);
    });
  });
}
