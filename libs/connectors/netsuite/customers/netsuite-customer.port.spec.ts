import fc from 'fast-check';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { anOrder } from '#testing/factories/order';
import type { RunningNetSuite } from '../fixtures/start-netsuite';
import { startNetSuite } from '../fixtures/start-netsuite';
import { representAtNetSuite } from './customer-fields';

const OWNER = { storeId: 'shop', customerId: '1' };
const ADA = {
  email: 'ada@example.com',
  firstName: 'Ada',
  lastName: 'Lovelace',
  company: null,
  phone: '+44 20 7946 0991',
};

describe('customers of NetSuite', () => {
  const clock = new VirtualClock(new Date('2026-11-21T10:00:00Z'));
  let erp: RunningNetSuite;
  beforeEach(async () => {
    erp = await startNetSuite({}, clock);
  });
  afterEach(() => erp.close());
  const all = () => erp.simulator.records.all('customer');

  it('look the same however often a profile is represented', () => {
    const part = fc.option(fc.string({ unit: fc.constantFrom('a', 'é', ' ', '-', '@', '.'), maxLength: 9 }));
    const profile = fc.record({ email: part, firstName: part, lastName: part, company: part, phone: part });
    fc.assert(
      fc.property(profile, (given) => {
        const once = representAtNetSuite(given);
        expect(representAtNetSuite(once)).toEqual(once);
      }),
    );
  });

  it.each([
    [
      { ...ADA, firstName: null },
      { isPerson: true, firstName: '-', lastName: 'Lovelace' },
    ],
    [
      { ...ADA, company: 'Engines Ltd' },
      { isPerson: true, companyName: 'Engines Ltd' },
    ],
    [
      { ...ADA, firstName: null, lastName: null, company: 'Engines Ltd' },
      { isPerson: false, companyName: 'Engines Ltd' },
    ],
    [
      { ...ADA, firstName: null, lastName: null },
      { isPerson: false, companyName: 'ada@example.com' },
    ],
  ])('with missing names are told as they were given: %j', async (profile, shown) => {
    const made = await erp.customers.create('key', OWNER, profile);
    expect(made.profile).toEqual(profile);
    expect(all()).toMatchObject([shown]);
    const listed = await erp.customers.listAll(null);
    expect(listed.records.map((record) => record.profile)).toEqual([profile]);
  });

  it('are listed each once, also when many changed in one second', async () => {
    const since = clock.now();
    for (let index = 0; index < 250; index += 1) {
      erp.simulator.customers.create({ isPerson: false, companyName: `Company ${index}` });
    }
    clock.advance(1000);
    erp.simulator.customers.create({ isPerson: false, companyName: 'The last' });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof erp.customers.listChanged>> = await erp.customers.listChanged(
        since,
        cursor,
      );
      seen.push(...page.customers.map(({ externalId }) => externalId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all().map(({ id }) => id));
  });

  it('that were erased lose their addresses as well, and later orders leave them as they are', async () => {
    const { customerId } = await erp.port.upsertCustomer(anOrder());
    erp.simulator.customers.change(customerId, { addressBook: { items: [{ addr1: '1 Loop Street' }] } });
    await erp.customers.erase(customerId);
    expect(JSON.stringify(all())).not.toMatch(/Ada|Lovelace|Loop/);
    const standing = all();
    expect((await erp.port.upsertCustomer(anOrder({ orderId: '1002' }))).customerId).toBe(customerId);
    expect(all()).toEqual(standing);
  });
});
