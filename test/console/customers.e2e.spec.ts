import type { DuplicateProposal } from '#contracts/models/customer';
import { waitFor } from '#testing/wait-for';
import { ConsoleBrowser, describeInBrowser } from '../support/browser';
import { requestJson } from '../support/request-json';
import { RunningSystem } from '../support/system';

const STORE = 'demo-ordercloud';
const EMAIL = 'kim.office@customers.example';

interface Configuration {
  readonly connections: ReadonlyArray<{ id: string; settings: { apiBase?: string } }>;
  readonly stores: ReadonlyArray<{ id: string; customers: object }>;
}

interface CustomerView {
  readonly links: ReadonlyArray<{ side: string; state: string; externalId: string }>;
}

describeInBrowser('customers of OrderCloud, by event and at the console', () => {
  let system: RunningSystem;
  let browser: ConsoleBrowser;
  let stripeUrl: string;

  beforeAll(async () => {
    system = await RunningSystem.start({ RETRY_DELAYS_MS: '200,500,1000' });
    const { body } = await system.api<Configuration>('GET', '/configuration');
    stripeUrl = body.connections.find(({ id }) => id === 'stripe')!.settings.apiBase!;
    // Made at once, and never looked for by a sweep: what happens here happened because an event told of it.
    const customers = { createAtPayment: 'always', sweep: false };
    const stores = body.stores.map((store) =>
      store.id === STORE ? { ...store, customers: { ...store.customers, ...customers } } : store,
    );
    await system.configure({ ...body, stores });
    browser = await ConsoleBrowser.open(system);
    await browser.signIn(system.run.adminToken);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });
  afterEach(() => expect(browser.faults).toEqual([]));

  const register = (ID: string, fields: object = {}): Promise<unknown> =>
    system.control('POST', '/ordercloud/customers', { ID, FirstName: 'Kim', Email: EMAIL, ...fields });
  const recordAtStripe = (customerId: string): Promise<string> =>
    waitFor(
      async () => {
        const { status, body } = await system.api<CustomerView>('GET', `/customers/${STORE}/${customerId}`);
        const links = status === 200 ? body.links : [];
        return links.find(({ side, state }) => side === 'payment' && state === 'active')?.externalId;
      },
      { what: `a record of ${customerId} at Stripe` },
    );
  const atStripe = async (id: string): Promise<Record<string, unknown>> => {
    const { secrets } = system.run.connections.find((connection) => connection.id === 'stripe')!;
    const authorization = `Bearer ${secrets['secretKey']}`;
    const url = `${stripeUrl}/v1/customers/${id}`;
    return (await requestJson<Record<string, unknown>>('GET', url, undefined, { authorization })).body;
  };
  const shows = (id: string, field: string, value: unknown): Promise<unknown> =>
    waitFor(async () => (await atStripe(id))[field] === value, {
      what: `${field} ${String(value)} at Stripe`,
    });

  it('somebody made, changed and deleted in OrderCloud is so at Stripe, without any sweep', async () => {
    await register('kim-1', { LastName: 'First' });
    const id = await recordAtStripe('kim-1');
    await shows(id, 'name', 'Kim First');
    await system.control('PATCH', '/ordercloud/customers/kim-1', { LastName: 'Married', Phone: '+4930123' });
    await shows(id, 'name', 'Kim Married');
    await shows(id, 'phone', '+4930123');
    await register('kim-gone', { LastName: 'Gone', Email: 'gone@customers.example' });
    const gone = await recordAtStripe('kim-gone');
    await system.control('DELETE', '/ordercloud/customers/kim-gone');
    await shows(gone, 'deleted', true);
  });

  it('the list, one customer, duplicates and the question before they are merged are usable by all', async () => {
    const { page } = browser;
    await register('kim-2', { LastName: 'Second', Username: 'kim-2' });
    await recordAtStripe('kim-2');
    await waitFor(
      async () => {
        const { body } = await system.api<{ items: DuplicateProposal[] }>('GET', '/customer-duplicates');
        return body.items.some(({ storeId, state }) => storeId === STORE && state === 'open');
      },
      { what: 'a proposal' },
    );
    await browser.goto('/customers');
    await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Merge' }).waitFor();
    await browser.atRest();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await page.getByRole('button', { name: 'Merge' }).click();
    await page.getByRole('dialog').getByText('This cannot be undone').waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await browser.goto(`/customers/${STORE}/kim-1`);
    await page.getByRole('heading', { name: 'Kim Married', level: 1 }).waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await browser.goto(`/customers/${STORE}/nobody-known`);
    await page.getByRole('heading', { name: `No customer nobody-known in ${STORE}` }).waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
  });
});
