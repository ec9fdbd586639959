import { CheckCustomer } from '#contracts/commands/customers';
import { CustomerCreated } from '#contracts/events/customers';
import { Periodic } from '#service/schedule/periodic';
import { CUSTOMER_SWEEP_JOB } from '../sweep-customers/customer-sweep.timer';
import { CustomersWorld, KENTICO } from './customers-world';

const MINUTES = 60_000;

describe('The sweep for customers whose changes no event told of', () => {
  let world: CustomersWorld;
  beforeAll(async () => {
    world = await CustomersWorld.start();
    world.delivering = false;
  });
  afterAll(() => world.close());

  const sweep = async (): Promise<void> => {
    world.service.clock.advance(3 * MINUTES);
    await world.service.app.get(Periodic).runNow(CUSTOMER_SWEEP_JOB);
  };
  const asked = (externalId: string): number =>
    world.service
      .published(CheckCustomer)
      .filter((command) => command.connectionId === KENTICO && command.externalId === externalId).length;

  it('finds who is new and what was changed, carries it over, and asks about each change once', async () => {
    const shop = world.register({ email: 'swept@example.com', firstName: 'Ada', lastName: 'Lovelace' });
    await sweep();
    await world.published(CustomerCreated);
    const stripe = await world.linked(shop);
    await world.seen(shop, 'both sides', ({ customer }) => customer.links.length === 2);
    world.service.clock.advance(MINUTES);
    world.editInKentico(shop, { CustomerLastName: 'King' });
    await sweep();
    await world.service.waitFor(() => world.atStripe(stripe).name === 'Ada King');
    await sweep();
    await sweep();
    expect(asked(shop)).toBe(2);
  });

  it('goes on after an outage where it had stopped, however long it was', async () => {
    world.server.faults('kentico').add({ kind: 'status-500' });
    const shops = Array.from({ length: 10 }, (_, hour) => {
      world.service.clock.advance(60 * MINUTES);
      return world.register({ email: `outage-${hour}@example.com` });
    });
    await sweep();
    world.server.faults('kentico').clear();
    await world.service.waitFor(
      async () => {
        await sweep();
        return shops.every((shop) => asked(shop) === 1);
      },
      { what: 'everybody of the outage' },
    );
  });

  it('asks nothing of a system whose store has switched it off', async () => {
    await world.service.configure({
      ...world.configuration,
      stores: world.configuration.stores.map((store) => ({ ...store, customers: { sweep: false } })),
    });
    const shop = world.register({ email: 'off@example.com' });
    await sweep();
    expect(asked(shop)).toBe(0);
    await world.service.configure(world.configuration);
    await sweep();
    await world.service.waitFor(() => asked(shop) === 1);
  });

  it('works off a migration that touched everybody in bounded turns, and loses nobody', async () => {
    const shops = Array.from({ length: 650 }, (_, index) =>
      world.register({ email: `m${index}@example.com` }),
    );
    await sweep();
    const first = shops.filter((shop) => asked(shop) > 0).length;
    expect(first).toBeLessThanOrEqual(200);
    await world.service.waitFor(
      async () => {
        await sweep();
        return shops.every((shop) => asked(shop) === 1);
      },
      { what: 'everybody of the migration' },
    );
  });
});
