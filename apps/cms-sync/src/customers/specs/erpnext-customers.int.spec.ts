import type { RunningErpNext } from '#connectors/erpnext/fixtures/start-erpnext';
import { startErpNext } from '#connectors/erpnext/fixtures/start-erpnext';
import { SETUP_USER } from '#connectors/erpnext/simulator/frappe/site';
import { CheckCustomer, EraseCustomer } from '#contracts/commands/customers';
import { ErpOrderPosted } from '#contracts/events/books';
import { RequestSettled } from '#contracts/events/platform';
import { GetOrder } from '#contracts/queries/orders';
import { openOrderCloudShop } from './ordercloud-shop';
import { SHOP_STORE, ShopWithStripe } from './shop-with-stripe';

describe('Customers of ERPNext kept in step', () => {
  let world: ShopWithStripe;
  let erp: RunningErpNext;

  beforeAll(async () => {
    erp = await startErpNext();
    const { id, system, settings, secrets } = erp.connection;
    const store = { erp: id, customers: { wins: { fields: { phone: 'erp' as const } } } };
    world = await ShopWithStripe.start(openOrderCloudShop, store, [{ id, system, settings, secrets }]);
  });
  afterAll(async () => {
    await world.close();
    await erp.close();
  });

  let people = 0;
  /** An account with records in the shop, at Stripe and, since its first order, in the ERP. */
  const person = async (lastName = 'Lovelace') => {
    people += 1;
    const email = `ada.${people}@example.com`;
    const both = await world.person({ email, firstName: 'Ada', lastName, phone: '+49 30 1' });
    const orderId = world.shop.placeOrder(both.shop);
    const view = await world.until('the order', () =>
      world.service.ask(GetOrder, { storeId: SHOP_STORE, orderId }),
    );
    const { customerId } = await erp.port.upsertCustomer(view.order);
    await world.service.publish(ErpOrderPosted, {
      storeId: SHOP_STORE,
      orderId,
      erpCustomerId: customerId,
      erpOrderId: 'SAL-ORD-1',
      at: world.service.clock.now().toISOString(),
    });
    await world.seen(both.shop, 'three sides', ({ customer }) =>
      customer.links.some(({ side, profile }) => side === 'erp' && profile !== null),
    );
    await world.quiet();
    return { ...both, erp: customerId };
  };
  const contactOf = (name: string) =>
    erp.site.get('Contact', String(erp.site.get('Customer', name)['customer_primary_contact']));

  const effectsOn = (name: string): number => {
    const ids = [name, contactOf(name).name];
    return erp.site.effects.list().filter(({ objectId }) => ids.includes(objectId)).length;
  };

  it('AC-35: the ERP’s customer of the first order belongs to the person and follows the shop', async () => {
    const all = await person();
    const { customer } = await world.seen(all.shop, 'the person', () => true);
    expect(customer.links.map(({ side, reason }) => [side, reason])).toContainEqual([
      'erp',
      'made-for-order',
    ]);
    world.shop.edit(all.shop, { lastName: 'King', email: 'king@example.com' });
    await world.until(
      'the ERP to follow',
      () => erp.site.get('Customer', all.erp)['email_id'] === 'king@example.com',
    );
    expect(contactOf(all.erp)).toMatchObject({ first_name: 'Ada', last_name: 'King' });
    expect(erp.site.get('Customer', all.erp)).toMatchObject({
      // The company of the order's billing address, which the shop's own record does not hold.
      customer_name: 'Albrecht Büro GmbH',
      email_id: 'king@example.com',
    });
  });

  it('AC-37: shop, Stripe and ERP change one field at once: the named side wins, one write each for the others', async () => {
    const all = await person();
    // What making the person still writes is none of what is counted.
    await world.quiet();
    const before = world.writes(all);
    world.delivering = false;
    world.shop.edit(all.shop, { phone: '+49 1' });
    world.editAtStripe(all.stripe, { phone: '+49 2' });
    const phone_nos = [{ phone: '+49 3', is_primary_mobile_no: 1 }];
    erp.site.update('Contact', contactOf(all.erp).name, { phone_nos }, SETUP_USER);
    const effects = effectsOn(all.erp);
    await world.service.publish(CheckCustomer, { connectionId: 'erp', externalId: all.erp });
    // The news of the others come later and change nothing more; before it they could cost a write on the way.
    await world.until('the others to follow', () =>
      [world.shop.shown(all.shop)?.phone, world.atStripe(all.stripe)?.phone].every((it) => it === '+49 3'),
    );
    await world.deliverHeld();
    const { decisions } = await world.seen(all.shop, 'one value', ({ customer }) =>
      customer.links.every(({ profile }) => profile?.phone === '+49 3'),
    );
    await world.quiet();
    expect([world.shop.shown(all.shop)?.phone, world.atStripe(all.stripe)?.phone]).toEqual([
      '+49 3',
      '+49 3',
    ]);
    expect(world.writes(all) - before).toBe(2);
    expect(effectsOn(all.erp)).toBe(effects);
    expect(decisions.map(({ rule }) => rule)).toEqual(['erp wins', 'erp wins']);
  });

  it('X-07: an erasure reaches the ERP: the customer stays for the books and names nobody', async () => {
    const all = await person('Secret');
    await world.service.publish(EraseCustomer, {
      storeId: SHOP_STORE,
      customerId: all.shop,
      requestId: 'erase-1',
    });
    const { outcome } = await world.until('the erasure', () =>
      world.service.published(RequestSettled).find(({ requestId }) => requestId === 'erase-1'),
    );
    expect(outcome).toMatchObject({
      status: 'done',
      result: {
        entries: expect.arrayContaining([
          expect.objectContaining({ system: 'erp', externalId: all.erp, outcome: 'anonymised' }),
        ]) as unknown,
      },
    });
    expect(JSON.stringify([erp.documents('Customer'), erp.documents('Contact')])).not.toMatch(/secret/i);
    expect(erp.documents('Customer').filter(({ name }) => name.startsWith('Erased '))).toHaveLength(1);
  });
});
