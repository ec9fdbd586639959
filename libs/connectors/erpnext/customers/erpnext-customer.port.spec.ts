import type { CustomerPort } from '#connectors/kit/customer-port';
import { systemClock } from '#platform/clock/clock';
import { silentLogger } from '#platform/logging/logger';
import type { RunningErpNext } from '../fixtures/start-erpnext';
import { startErpNext } from '../fixtures/start-erpnext';
import { openErpNextCustomers } from '../open-erpnext';
import { SETUP_USER } from '../simulator/frappe/site';

const OWNER = { storeId: 'shop', customerId: 'person-1' };
const ADA = {
  email: 'ada@example.com',
  firstName: 'Ada',
  lastName: 'Lovelace',
  company: null,
  phone: '+44 20',
};

describe('customers of ERPNext and their contacts', () => {
  let erp: RunningErpNext;
  let port: CustomerPort;
  beforeEach(async () => {
    erp = await startErpNext();
    port = openErpNextCustomers(erp.connection, { clock: systemClock, logger: silentLogger });
  });
  afterEach(() => erp.close());
  const contactOf = (name: string) =>
    erp.site.get('Contact', String(erp.site.get('Customer', name)['customer_primary_contact']));

  it('the contact tells address and number; what is written on the customer itself is overwritten', async () => {
    const { externalId } = await port.create('key', OWNER, ADA);
    erp.site.update('Customer', externalId, { email_id: 'lost@example.com' }, SETUP_USER);
    expect(erp.site.get('Customer', externalId)['email_id']).toBe('ada@example.com');
    await port.update(externalId, { email: 'king@example.com' });
    expect(contactOf(externalId)['email_id']).toBe('king@example.com');
    expect(erp.site.get('Customer', externalId)['email_id']).toBe('king@example.com');
  });

  it('other addresses of the contact stay', async () => {
    const { externalId } = await port.create('key', OWNER, ADA);
    const rows = [{ email_id: 'ada@example.com', is_primary: 1 }, { email_id: 'office@example.com' }];
    erp.site.update('Contact', contactOf(externalId).name, { email_ids: rows }, SETUP_USER);
    await port.update(externalId, { email: 'king@example.com' });
    const emails = contactOf(externalId)['email_ids'] as Array<Record<string, unknown>>;
    expect(emails.map((row) => row['email_id'])).toEqual(['king@example.com', 'office@example.com']);
  });

  it('a company keeps the name of its person; without the company the customer is that person', async () => {
    const { externalId } = await port.create('key', OWNER, { ...ADA, company: 'Engines Ltd' });
    expect((await port.get(externalId))?.profile).toMatchObject({ firstName: 'Ada', company: 'Engines Ltd' });
    await port.update(externalId, { company: null });
    expect(erp.site.get('Customer', externalId)).toMatchObject({
      customer_name: 'Ada Lovelace',
      customer_type: 'Individual',
    });
  });

  it('a change of the contact alone is listed too, in the time of the site', async () => {
    port = openErpNextCustomers(
      { ...erp.connection, settings: { ...erp.connection.settings, timeZone: 'UTC' } },
      { clock: systemClock, logger: silentLogger },
    );
    const { externalId, modifiedAt } = await port.create('key', OWNER, ADA);
    const since = new Date(modifiedAt!.getTime() + 1);
    await new Promise((resolve) => setImmediate(resolve));
    while (Date.now() <= since.getTime()) await new Promise((resolve) => setImmediate(resolve));
    erp.site.update('Contact', contactOf(externalId).name, { last_name: 'King' }, SETUP_USER);
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<CustomerPort['listChanged']>> = await port.listChanged(since, cursor);
      found.push(...page.customers.map((customer) => customer.externalId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(found).toEqual([externalId]);
  });

  it('an erased customer stays for the books under a name that names nobody, and is found by the one it had', async () => {
    const { externalId } = await port.create('key', OWNER, { ...ADA, lastName: 'Secret' });
    erp.site.insert(
      'Address',
      {
        ...{ address_title: 'Office', address_type: 'Billing', address_line1: 'Street 1', city: 'London' },
        ...{ country: 'United Kingdom', links: [{ link_doctype: 'Customer', link_name: externalId }] },
      },
      SETUP_USER,
    );
    expect(await port.erase(externalId)).toBe('anonymised');
    expect(await port.erase(externalId)).toBe('anonymised');
    const [customer] = erp.documents('Customer');
    expect(customer).toMatchObject({
      disabled: 0,
      customer_name: expect.stringMatching(/^Erased /) as unknown,
    });
    expect(customer?.name).toMatch(/^Erased [0-9a-f]{12}$/);
    expect(JSON.stringify([customer, erp.documents('Contact')])).not.toMatch(/ada|secret|\+44/i);
    const [address] = erp.documents('Address');
    expect(address?.['links']).toEqual([expect.objectContaining({ link_name: customer?.name })]);
    expect((await port.get(externalId))?.profile).toEqual({
      ...{ email: null, firstName: null, lastName: null, company: null, phone: null },
    });
  });
});
