import fc from 'fast-check';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { startOdoo } from '../fixtures/start-odoo';
import { representAtOdoo } from './represent-profile';

describe('contacts of Odoo', () => {
  it('look the same however often a profile is represented', () => {
    const part = fc.option(fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\u00a0', '\t'), maxLength: 8 }));
    const profile = fc.record({ email: part, firstName: part, lastName: part, company: part, phone: part });
    fc.assert(
      fc.property(profile, (given) => {
        const once = representAtOdoo(given);
        expect(representAtOdoo(once)).toEqual(once);
      }),
    );
  });

  it('are listed each once, also when one transaction has changed more than a page of them', async () => {
    const clock = new VirtualClock(new Date('2026-11-21T10:00:00Z'));
    const erp = await startOdoo({}, clock);
    const since = clock.now();
    const made: string[] = [];
    const make = (count: number): void => {
      for (let index = 0; index < count; index += 1) {
        const { id } = erp.simulator.contacts.create({ name: `Person ${index}`, customer_rank: 1 });
        made.push(String(id));
      }
    };
    make(30);
    clock.advance(1000);
    make(250);
    clock.advance(1000);
    make(20);
    const seen: string[] = [];
    let newest = 0;
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof erp.customers.listChanged>> = await erp.customers.listChanged(
        since,
        cursor,
      );
      for (const { externalId, modifiedAt } of page.customers) {
        expect(modifiedAt.getTime()).toBeGreaterThanOrEqual(newest);
        newest = modifiedAt.getTime();
        seen.push(externalId);
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(made);
    await erp.close();
  });

  it('that are nobody’s customer, or an address of one, are not listed', async () => {
    const erp = await startOdoo();
    const { contacts } = erp.simulator;
    contacts.create({ name: 'Supplier' });
    const customer = contacts.create({ name: 'Ada Lovelace', customer_rank: 1 });
    contacts.create({ name: 'Warehouse', customer_rank: 1, parent_id: customer.id, type: 'delivery' });
    const { records } = await erp.customers.listAll(null);
    expect(records.map(({ externalId }) => externalId)).toEqual([String(customer.id)]);
    await erp.close();
  });

  it('lose what tells who they were from their addresses as well', async () => {
    const erp = await startOdoo();
    const { contacts, records } = erp.simulator;
    const customer = contacts.create({ name: 'Ada Lovelace', customer_rank: 1, street: '1 Loop Street' });
    contacts.create({ name: 'Ada at work', parent_id: customer.id, type: 'delivery', city: 'London' });
    await erp.customers.erase(String(customer.id));
    expect(JSON.stringify(records.all('res.partner'))).not.toMatch(/Ada|Lovelace|Loop|London/);
    await erp.close();
  });
});
