import { registerCustomer } from '#connectors/kentico-xperience-13/simulator/customer-routes';
import { EraseCustomer } from '#contracts/commands/customers';
import { RequestSettled } from '#contracts/events/platform';
import { armFailpoints } from '#platform/failpoint/failpoint';
import { STORE } from '../../specs/cms-sync-test-bed';
import { CRM, CrmWorld } from './crm-world';

const money = (amount: number): { amount: number; currency: string } => ({ amount, currency: 'EUR' });

describe('What the CRM is told', () => {
  let world: CrmWorld;
  let people = 0;
  const somebody = (): string => `guest-${(people += 1)}@example.com`;

  beforeAll(async () => {
    world = await CrmWorld.start();
  });
  afterAll(() => world.close());
  afterEach(() => {
    world.crm.faults.clear();
    armFailpoints(undefined, 'test');
  });

  it('is nothing while the store has no CRM, and everything known once it has one', async () => {
    const email = somebody();
    const orderId = await world.guestOrder(email);
    await world.paid(orderId);
    await world.push();
    expect(world.contacts()).toEqual([]);
    await world.connect();
    await world.push();
    expect(world.contact(email)).toMatchObject({
      lastname: 'Shopper',
      tillbridge_orders: '1',
      tillbridge_lifetime_value_eur: '49.90',
      tillbridge_open_disputes: '0',
    });
    expect(world.deal(orderId)).toMatchObject({
      dealstage: 'closedwon',
      tillbridge_payment_status: 'paid',
      tillbridge_captured: '49.90',
    });
    expect(world.namesOf(orderId)).toEqual([email]);
  });

  it('makes one contact of a guest, and one write of many changes', async () => {
    const email = somebody();
    const orderIds = [await world.guestOrder(email), await world.guestOrder(email.toUpperCase())];
    for (const orderId of orderIds) await world.paid(orderId);
    await world.failed(orderIds[0]!, '2026-11-21T09:00:00.000Z', { paymentId: 'pay_other' });
    await world.push();
    await world.push();
    expect(world.contact(email)).toMatchObject({
      tillbridge_orders: '2',
      tillbridge_lifetime_value_eur: '99.80',
      tillbridge_last_failed_payment_at: '2026-11-21T09:00:00.000Z',
    });
    const records = world.crm.hubspot.account
      .objects('contacts')
      .filter((r) => r.properties['email'] === email);
    expect(records.map(({ writes }) => writes)).toEqual([1]);
    expect(orderIds.flatMap((orderId) => world.namesOf(orderId))).toEqual([email, email]);
  });

  it('is the same whatever the order in which payments and disputes tell it', async () => {
    const email = somebody();
    const orderId = await world.guestOrder(email);
    await world.disputed(orderId, { version: 2, status: 'under_review' });
    await world.disputed(orderId, { version: 1, fundsWithdrawn: false });
    await world.paid(orderId, { version: 2 });
    await world.failed(orderId, '2026-11-21T09:30:00.000Z', { version: 1 });
    await world.push();
    expect(world.contact(email)).toMatchObject({
      tillbridge_lifetime_value_eur: '0.00',
      tillbridge_open_disputes: '1',
      tillbridge_last_failed_payment_at: '2026-11-21T09:30:00.000Z',
    });
    await world.disputed(orderId, { version: 3, status: 'won', fundsWithdrawn: false });
    await world.paid(orderId, { version: 20, status: 'partially_refunded', refunded: money(990) });
    await world.push();
    expect(world.contact(email)).toMatchObject({
      tillbridge_lifetime_value_eur: '40.00',
      tillbridge_open_disputes: '0',
    });
    expect(world.deal(orderId)).toMatchObject({ tillbridge_refunded: '9.90', tillbridge_open_disputes: '0' });
  });

  it('waits for as long as HubSpot asks, and loses nothing of a storm', async () => {
    const emails = Array.from({ length: 12 }, somebody);
    for (const email of emails) await world.guestOrder(email);
    world.crm.faults.add({ kind: 'status-429', retryAfter: 40 });
    await world.push();
    /** Another port, as after a restart: only what was noted can keep it silent. */
    await world.connect();
    const asked = (await world.crm.requests()).length;
    for (let turn = 0; turn < 5; turn += 1) {
      world.bed.clock.advance(7_000);
      await world.push();
    }
    expect((await world.crm.requests()).length).toBe(asked);
    world.crm.faults.clear();
    world.bed.clock.advance(6_000);
    await world.push();
    expect(emails.map((email) => world.contact(email)?.['tillbridge_orders'])).toEqual(emails.map(() => '1'));
  });

  it('does not wait for one customer whom HubSpot refuses', async () => {
    const sound = somebody();
    const refused = await world.guestOrder('no address at all');
    const orderId = await world.guestOrder(sound);
    await world.push();
    expect(world.contact(sound)).toBeDefined();
    expect(world.namesOf(orderId)).toEqual([sound]);
    expect(world.deal(refused)).toBeDefined();
    const { rows } = await world.bed.service.database.query(
      'SELECT refusal FROM crm_contacts WHERE refusal IS NOT NULL',
    );
    expect(rows).toEqual([{ refusal: 'crm-record-refused' }]);
    const before = (await world.crm.requests()).length;
    await world.push();
    expect((await world.crm.requests()).length).toBe(before);
  });

  it('is written once more, not twice, when the process dies between write and note', async () => {
    const email = somebody();
    const orderId = await world.guestOrder(email);
    for (let death = 0; death < 2; death += 1) {
      armFailpoints('cms-sync.crm-written-not-noted:1:1:throw', 'test');
      await world.push();
      world.bed.clock.advance(10 * 60_000);
    }
    armFailpoints(undefined, 'test');
    await world.push();
    const deals = world.crm.hubspot.account.objects('deals');
    expect(
      deals.filter((deal) => deal.properties['tillbridge_order'] === `${STORE}:${orderId}`),
    ).toHaveLength(1);
    expect(world.contacts().filter((contact) => contact['email'] === email)).toHaveLength(1);
    expect(world.namesOf(orderId)).toEqual([email]);
  });

  it('counts an account and a guest with the same address as the one contact they are there', async () => {
    const email = somebody();
    const account = registerCustomer(world.bed.kentico.world, {
      firstName: 'Ada',
      lastName: 'Account',
      email,
    });
    const first = await world.order(String(account['CustomerID']));
    await world.paid(first);
    await world.push();
    const second = await world.guestOrder(email);
    await world.paid(second);
    await world.push();
    await world.push();
    expect(world.contact(email)).toMatchObject({
      lastname: 'Account',
      tillbridge_orders: '2',
      tillbridge_lifetime_value_eur: '99.80',
    });
    expect([...world.namesOf(first), ...world.namesOf(second)]).toEqual([email, email]);
    await world.paid(second, { version: 5, status: 'refunded', refunded: money(4990) });
    await world.push();
    expect(world.contact(email)).toMatchObject({ tillbridge_lifetime_value_eur: '49.90' });
  });

  it('X-07: goes for good when a customer is erased, and does not come back with a later event', async () => {
    const email = somebody();
    const account = registerCustomer(world.bed.kentico.world, {
      firstName: 'Percy',
      lastName: 'Secret',
      email,
    });
    const customerId = String(account['CustomerID']);
    const orderId = await world.order(customerId);
    await world.paid(orderId);
    await world.push();
    expect(world.contact(email)).toBeDefined();
    await world.paid(orderId, { version: 4 });
    const requestId = 'erase-from-crm';
    await world.bed.service.publish(EraseCustomer, { storeId: STORE, customerId, requestId });
    const settled = await world.bed.service.waitFor(
      () => world.bed.service.published(RequestSettled).find((fact) => fact.requestId === requestId),
      { what: 'the erasure' },
    );
    expect(settled.outcome).toMatchObject({
      status: 'done',
      result: {
        entries: expect.arrayContaining([
          expect.objectContaining({ system: CRM, outcome: 'deleted' }),
        ]) as unknown,
      },
    });
    await world.paid(orderId, { version: 9, refunded: money(100) });
    await world.push();
    await world.push();
    expect(JSON.stringify(world.crm.hubspot.state())).not.toContain('Secret');
    const key = `${STORE}:${customerId}`;
    expect(world.contacts().filter((contact) => contact['tillbridge_customer'] === key)).toEqual([]);
    expect(world.deal(orderId)).toMatchObject({ tillbridge_refunded: '1.00' });
  });
});
