import { waitFor } from '#testing/wait-for';
import type { Store } from '#contracts/models/configuration';
import { ConsoleBrowser, describeInBrowser } from '../support/browser';
import { STORES } from '../support/shop';
import { RunningSystem } from '../support/system';

interface StoreView {
  readonly store: Store;
  readonly revision: string;
}
interface ConnectionView {
  readonly settings: Readonly<Record<string, unknown>>;
}

const CONNECTION = 'kentico-second';

describeInBrowser("the console's settings", () => {
  let system: RunningSystem;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    system = await RunningSystem.start({ RETRY_DELAYS_MS: '200,500,1000', ENDPOINT_SWEEP_SECONDS: '2' });
    browser = await ConsoleBrowser.open(system);
    await browser.signIn(system.run.adminToken);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });
  afterEach(() => expect(browser?.faults ?? []).toEqual([]));

  const button = (name: string | RegExp) => browser.page.getByRole('button', { name, exact: true });
  const field = (name: string | RegExp) => browser.page.getByRole('textbox', { name });
  const storeNow = async (): Promise<StoreView> =>
    (await system.api<StoreView>('GET', `/stores/${STORES.automatic}`)).body;
  const save = async (): Promise<void> => {
    await button('Save').click();
    await browser.page.getByText('Saved', { exact: true }).waitFor();
  };

  it('adds a connection from its form; a test says what is wrong with the secret, and that the right one works', async () => {
    const { page } = browser;
    const kentico = (await system.api<ConnectionView>('GET', '/connections/kentico')).body.settings;
    const { secrets } = system.run.connections.find(({ id }) => id === 'kentico')!;
    await browser.goto('/connections');
    await page.getByRole('link', { name: 'Add a connection' }).click();
    await button(/^Kentico Xperience 13/).click();
    await field('Name of the connection').fill(CONNECTION);
    await field('Code name of the site').fill('Store');
    await field('Kentico user').fill(String(kentico['userName']));
    await field('Password of the REST user').fill('certainly not this one');
    await button('Add the connection').click();
    await page.getByRole('alert').getByText('settings.restUrl').waitFor();
    expect(await field('Address of the REST service').getAttribute('aria-invalid')).toBe('true');
    await field('Address of the REST service').fill(String(kentico['restUrl']));
    await button('Add the connection').click();
    await page.getByRole('heading', { name: CONNECTION, level: 1 }).waitFor();

    await button('Test the connection').click();
    await page.getByRole('status').getByText('It does not work').waitFor();
    await page
      .getByRole('status')
      .getByText(/credentials|401|password/i)
      .first()
      .waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);

    await button('Rotate: Password of the REST user').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'New value' }).fill(secrets['password']!);
    await dialog.getByRole('button', { name: 'Rotate' }).click();
    await dialog.waitFor({ state: 'detached' });
    await button('Test the connection').click();
    await page.getByRole('status').getByText('It answers and lets us in').waitFor();
    expect(await page.content()).not.toContain(secrets['password']);

    await button('Remove the connection').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('heading', { name: 'Connections', level: 1 }).waitFor();
    expect((await system.api('GET', `/connections/${CONNECTION}`)).status).toBe(404);
  });

  it("edits a store's status tables by keyboard", async () => {
    const { page } = browser;
    await browser.goto(`/stores/${STORES.automatic}`);
    await page.getByRole('combobox', { name: 'Name in the shop: Placed' }).focus();
    await page.keyboard.type('Received');
    await page.keyboard.press('Enter');
    await page.locator('input[aria-label="Name in the shop: Awaiting payment"]:focus').waitFor();
    await button('Add a row: What the shop’s names mean').press('Enter');
    await page.locator('input[aria-label="Name in the shop 11"]:focus').waitFor();
    await page.keyboard.type('Archived');
    await page.getByText('Not saved yet').waitFor();
    await save();
    expect((await storeNow()).store.statuses).toMatchObject({
      toCommerce: { placed: 'Received' },
      fromCommerce: { Archived: 'placed', New: 'placed' },
    });
    expect(await browser.accessibilityFindings()).toEqual([]);
  });

  it('shows two editors of a store what the other has saved, and lets them choose', async () => {
    const { page } = browser;
    await browser.goto(`/stores/${STORES.automatic}`);
    await field('After turning back').fill('https://shop.example/mine');
    const { store, revision } = await storeNow();
    const { id, ...others } = store;
    const theirs = { ...others, urls: { ...others.urls, success: 'https://shop.example/theirs' } };
    expect((await system.api('PUT', `/stores/${id}`, { store: theirs, revision })).status).toBe(200);
    const conflict = page.getByRole('alert').filter({ hasText: 'Somebody else has saved meanwhile' });
    await waitFor(
      async () => {
        if (await conflict.isVisible()) return true;
        await button('Save')
          .click({ timeout: 1_000 })
          .catch(() => undefined);
        return false;
      },
      { what: 'the conflict to be shown' },
    );
    await conflict.getByText('https://shop.example/theirs').waitFor();
    expect((await storeNow()).store.urls.success).toBe('https://shop.example/theirs');
    expect(await browser.accessibilityFindings()).toEqual([]);
    await button('Take what is there').click();
    expect(await field('After the payment').inputValue()).toBe('https://shop.example/theirs');
    await field('After turning back').fill('https://shop.example/mine');
    await save();
    expect((await storeNow()).store.urls).toEqual({
      success: 'https://shop.example/theirs',
      cancel: 'https://shop.example/mine',
    });
  });

  it('holds sums back for a second person from a sum on', async () => {
    const { page } = browser;
    await browser.goto(`/stores/${STORES.automatic}`);
    const section = page.getByRole('region', { name: 'Second person' });
    await section.getByRole('textbox', { name: 'Currency' }).fill('eur');
    await page.keyboard.press('Enter');
    await section.getByRole('textbox', { name: 'Above: EUR' }).fill('500,5');
    await save();
    expect((await storeNow()).store.approvals.above).toEqual({ EUR: 50_050 });
    expect(await section.getByRole('textbox', { name: 'Above: EUR' }).inputValue()).toBe('500.50');
  });

  it("shows what is wrong with the provider's webhook endpoint and sets it right", async () => {
    const { page } = browser;
    const { settings } = (await system.api<ConnectionView>('GET', '/connections/stripe')).body;
    const { secrets } = system.run.connections.find(({ id }) => id === 'stripe')!;
    const endpoints = `${String(settings['apiBase'])}/v1/webhook_endpoints`;
    const authorization = `Bearer ${secrets['secretKey']!}`;
    const listed = await fetch(endpoints, { headers: { authorization } });
    const { data } = (await listed.json()) as { data: ReadonlyArray<{ id: string; url: string }> };
    const ours = data.find(({ url }) => url === settings['webhookUrl'])!;
    const body = new URLSearchParams({ disabled: 'true' });
    await fetch(`${endpoints}/${ours.id}`, { method: 'POST', headers: { authorization }, body });
    await waitFor(
      async () => {
        const state = await system.api<{ drift?: readonly unknown[] }>(
          'GET',
          '/connections/stripe/webhook-endpoint',
        );
        return (state.body.drift?.length ?? 0) > 0;
      },
      { deadlineMs: 150_000, what: 'the next look at the endpoint' },
    );
    await browser.goto('/connections/stripe');
    await page.getByText('The endpoint is not as it must be').waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await button('Set it right').click();
    await page.getByText('The endpoint is as it must be').waitFor();
  });

  it('says by kind who is told of an alert', async () => {
    const { page } = browser;
    await browser.goto(`/alert-rules?store=${STORES.automatic}`);
    const addresses = page.locator('input').and(page.getByLabel('E-mail addresses', { exact: true }));
    await addresses.fill('ops@shop.example');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'E-mail: Events came without a webhook' }).click();
    await save();
    expect((await storeNow()).store.alerts).toMatchObject({
      email: ['ops@shop.example'],
      rules: { 'webhook-gap.found': { email: false, webhook: true, to: [] } },
    });
    expect(await browser.accessibilityFindings()).toEqual([]);
  });

  it.each([
    '/connections',
    '/connections/stripe',
    '/new-connection?system=erp-file',
    '/stores',
    '/new-store',
  ])('%s has no serious finding of axe, light or dark', async (path) => {
    await browser.goto(path);
    await browser.atRest();
    expect(await browser.accessibilityFindings()).toEqual([]);
  });
});
