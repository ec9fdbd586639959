import { ImportCustomer, LinkCustomer } from '#contracts/commands/customers';
import { CustomerCreated, CustomerImportChanged } from '#contracts/events/customers';
import { customerTable } from '#connectors/kentico-xperience-13/simulator/schema/people-tables';
import { openPool } from '#platform/database/open-pool';
import { CustomersWorld, KENTICO } from './customers-world';
import { ImportsWorld } from './imports-world';

/** A thousand customers take more than a minute of a machine that has nothing else to do. */
jest.setTimeout(600_000);

const QUICK = { customers: { importPerSecond: 100 } } as const;

describe('Import of existing customers', () => {
  let world: CustomersWorld;
  let imports: ImportsWorld;

  beforeEach(async () => {
    world = await CustomersWorld.start(QUICK);
    world.delivering = false;
    for (const row of world.kentico.world.database.rows(customerTable))
      world.deleteInKentico(String(row['CustomerID']));
    imports = new ImportsWorld(world);
  });
  afterEach(() => world.close());

  const existing = (count: number, more: { guest?: boolean } = {}): string[] =>
    Array.from({ length: count }, (_, index) =>
      world.register({ email: `c${index}@example.com`, lastName: `Nº ${index}`, ...more }),
    );
  const madeAtStripe = (): string[] =>
    [...world.stripe.simulator.world.customers.values()]
      .map((customer) => ('metadata' in customer ? customer.metadata['tillbridge_customer'] : undefined))
      .filter((customerId) => customerId !== undefined)
      .sort();
  /** As if the process died: every connection to the database is gone in the middle of whatever it was doing. */
  const killConnections = async (): Promise<void> => {
    const pool = openPool({
      url: world.service.databaseUrl,
      schema: 'public',
      poolSize: 1,
      applicationName: 'killer',
      queryTimeoutMs: 5_000,
    });
    await pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await pool.end();
  };

  it('every account of the shop gains its record at Stripe once, guests gain none, and a second import finds nothing to do', async () => {
    const accounts = existing(5);
    existing(2, { guest: true });
    const jobId = await imports.begun();
    const first = await imports.done(jobId);
    expect(first).toMatchObject({
      state: 'done',
      total: 7,
      listed: 7,
      done: 7,
      counts: { created: 5, takenIn: 2, unchanged: 0, failed: 0 },
      etaSeconds: null,
    });
    expect(first.ratePerSecond).toBeGreaterThan(0);
    expect(madeAtStripe()).toEqual([...accounts].sort());
    const again = await imports.done(await imports.begun());
    expect(again.counts).toMatchObject({ created: 0, takenIn: 0, unchanged: 7 });
    expect(madeAtStripe()).toHaveLength(5);
    expect(world.service.published(CustomerImportChanged).map(({ state }) => state)).toContain('done');
  });

  it('the worker dies again and again, another goes on, and none of 1,000 customers is doubled', async () => {
    const accounts = existing(1_000);
    const jobId = await imports.begun();
    for (const done of [50, 300, 600]) {
      await imports.until(jobId, `${done} done`, (progress) => progress.done >= done, 120_000);
      const dying = imports.second().catch(() => undefined);
      await killConnections();
      await dying;
      await world.service.waitFor(
        async () => (await imports.progress(jobId).catch(() => undefined)) !== undefined,
        {
          what: 'the database to be back',
        },
      );
    }
    const { counts, total } = await imports.done(jobId, 300_000);
    expect({ counts, total }).toMatchObject({ total: 1_000, counts: { created: 1_000, failed: 0 } });
    expect(madeAtStripe()).toEqual([...accounts].sort());
    const people = await world.service.database.query(
      `SELECT person_id FROM customer_links WHERE connection_id = $1 GROUP BY person_id HAVING count(*) = 1`,
      [KENTICO],
    );
    expect(people.count).toBe(1_000);
    expect(
      new Set(world.service.published(CustomerCreated).map(({ customer }) => customer.personId)).size,
    ).toBe(1_000);
    const asked = world.service.published(LinkCustomer).map(({ customerId }) => customerId);
    expect(new Set(asked).size).toBe(1_000);
  });

  it('stops where it is when canceled, and goes on from there when resumed', async () => {
    existing(120);
    const jobId = await imports.begun();
    await imports.until(jobId, 'a beginning', ({ done }) => done > 0);
    expect(await imports.steer(jobId, 'cancel')).toMatchObject({
      status: 'done',
      result: { state: 'canceled' },
    });
    // What was handed over before is still on its way to the broker.
    await world.service.waitFor(
      async () => (await world.service.database.query('SELECT 1 FROM outbox LIMIT 1')).count === 0,
      { what: 'everything to be sent' },
    );
    const handed = world.service.published(ImportCustomer).length;
    for (let seconds = 0; seconds < 5; seconds += 1) await imports.second();
    expect(world.service.published(ImportCustomer)).toHaveLength(handed);
    expect(await imports.steer(jobId, 'cancel')).toMatchObject({ status: 'done' });
    expect(await imports.steer(jobId, 'resume')).toMatchObject({
      status: 'done',
      result: { state: 'running' },
    });
    expect((await imports.done(jobId)).counts).toMatchObject({ failed: 0 });
    expect(madeAtStripe()).toHaveLength(120);
    expect(await imports.steer(jobId, 'resume')).toMatchObject({
      status: 'refused',
      problem: { status: 409, code: 'import-ended' },
    });
    expect(await imports.steer('cimp_unknown', 'cancel')).toMatchObject({
      status: 'refused',
      problem: { status: 404 },
    });
  });

  it('runs once per store and side', async () => {
    existing(30);
    const jobId = await imports.begun();
    expect(await imports.start()).toMatchObject({
      status: 'refused',
      problem: { status: 409, code: 'import-running', detail: expect.stringContaining(jobId) },
    });
    await imports.done(await imports.begun('payment'));
    await imports.done(jobId);
  });

  it('hands out no more per second than the store allows', async () => {
    existing(60);
    await world.service.configure({
      ...world.configuration,
      stores: world.configuration.stores.map((store) => ({ ...store, customers: { importPerSecond: 4 } })),
    });
    const jobId = await imports.begun();
    await imports.until(jobId, 'the listing', ({ listed }) => listed === 60);
    const before = world.service.published(ImportCustomer).length;
    for (let seconds = 0; seconds < 5; seconds += 1) {
      await imports.second();
      await world.service.waitFor(async () => {
        const { counts, listed, done } = await imports.progress(jobId);
        return counts.failed === 0 && listed === 60 && done >= 0;
      });
    }
    expect(world.service.published(ImportCustomer).length - before).toBeLessThanOrEqual(20);
  });

  it('a storm of 429 slows it down and loses nobody', async () => {
    const accounts = existing(40);
    const jobId = await imports.begun();
    world.server.faults('kentico').add({ kind: 'status-429', probability: 0.3 });
    await imports.until(jobId, 'half of them', ({ done }) => done >= 20, 60_000);
    world.server.faults('kentico').clear();
    expect((await imports.done(jobId, 60_000)).counts).toMatchObject({ created: 40, failed: 0 });
    expect(madeAtStripe()).toEqual([...accounts].sort());
  });

  it('a record that cannot be taken in is named with its reason, holds up nobody, and is tried again when resumed', async () => {
    const accounts = existing(4);
    const jobId = await imports.begun();
    await imports.until(jobId, 'the listing', ({ listed }) => listed === 4);
    world.server.faults('kentico').add({ kind: 'status-403', times: 1 });
    const first = await imports.done(jobId);
    expect(first.counts).toMatchObject({ created: 3, failed: 1 });
    expect(first.failures).toEqual([
      {
        externalId: expect.stringMatching(accounts.join('|')),
        code: expect.stringMatching(/^[a-z-]+$/),
        message: expect.any(String),
      },
    ]);
    await imports.steer(jobId, 'resume');
    expect((await imports.done(jobId)).counts).toMatchObject({ created: 4, failed: 0 });
  });

  it('from Stripe: our mark links, others are taken in, and become customers of the shop where the store wants that', async () => {
    const shop = world.register({ email: 'marked@example.com' });
    await world.linked(shop);
    world.makeAtStripe({ name: 'Ada Lovelace', email: 'ada@example.com' });
    const apart = await imports.done(await imports.begun('payment'));
    expect(apart.counts).toMatchObject({ created: 0, failed: 0, takenIn: 1 });
    await world.service.configure({
      ...world.configuration,
      stores: world.configuration.stores.map((store) => ({
        ...store,
        customers: { ...QUICK.customers, createInCommerce: true },
      })),
    });
    const wanted = await imports.done(await imports.begun('payment'));
    expect(wanted.counts).toMatchObject({ created: 1, failed: 0 });
    const rows = world.kentico.world.database.filter(
      customerTable,
      (row) => row['CustomerEmail'] === 'ada@example.com',
    );
    expect(rows).toHaveLength(1);
  });
});
