import { OpenIdProvider } from '#testing/openid/openid-provider';
import { ConsoleBrowser, describeInBrowser } from '../support/browser';
import { Shop, STORES } from '../support/shop';
import { RunningSystem } from '../support/system';

const PASSWORD = 'a long enough password';

describeInBrowser('people at the console', () => {
  let provider: OpenIdProvider;
  let system: RunningSystem;
  let shop: Shop;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    provider = await OpenIdProvider.start();
    provider.asksPeople = true;
    provider.person = { sub: 'u-1', email: 'second@shop.example', email_verified: true, name: 'Second' };
    system = await RunningSystem.start({
      RETRY_DELAYS_MS: '200,500,1000',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.client.id,
      OIDC_CLIENT_SECRET: provider.client.secret,
      OIDC_NAME: 'Our house',
    });
    shop = new Shop(system);
    browser = await ConsoleBrowser.open(system);
    for (const [email, password] of [
      ['first@shop.example', PASSWORD],
      ['second@shop.example', null],
    ]) {
      const { status } = await system.api('POST', '/accounts', {
        ...{ email, password, name: email, role: 'operator', stores: null },
      });
      expect(status).toBe(201);
    }
    await limitTo(1_000);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    await provider?.stop();
  });
  afterEach(() => expect(browser.faults).toEqual([]));

  /** One person alone moves no more of a payment than this. */
  async function limitTo(sum: number): Promise<void> {
    const { body } = await system.api<{ stores: object[] }>('GET', '/configuration');
    const stores = body.stores.map((store) => ({ ...store, approvals: { above: { EUR: sum } } }));
    expect((await system.api('PUT', '/configuration', { ...body, stores })).status).toBe(200);
  }

  async function signOut(): Promise<void> {
    await browser.page.getByRole('button', { name: 'Account' }).click();
    await browser.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await browser.page.getByRole('tab', { name: 'Account' }).waitFor();
  }

  it('ask for a large refund; a second one, who comes over the OpenID provider, approves it', async () => {
    const { page } = browser;
    const orderId = await shop.place(STORES.automatic);
    await shop.pay(STORES.automatic, orderId);
    await shop.orderWhen(STORES.automatic, orderId, 'paid', ({ paymentStatus }) => paymentStatus === 'paid');

    await browser.goto(`/orders/${STORES.automatic}/${orderId}`);
    await page.getByLabel('E-mail').fill('first@shop.example');
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('tabpanel').getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Refund' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Refund €/ })
      .click();
    await page.getByRole('dialog').getByText('Somebody else has to approve it').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Waits for a second person' }).waitFor();
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await signOut();

    await browser.goto('/approvals');
    await page.getByRole('link', { name: 'Sign in with Our house' }).click();
    await page.getByRole('link', { name: 'Go on as u-1' }).click();
    await page.getByRole('heading', { name: 'Approvals', level: 1 }).waitFor();
    await page.getByLabel('1 wait for your decision').waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await page.getByRole('row', { name: new RegExp(`Refund.*${orderId}`) }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await page
      .getByRole('dialog')
      .last()
      .getByRole('button', { name: /^Refund €/ })
      .click();
    const order = await shop.orderWhen(
      STORES.automatic,
      orderId,
      'refunded',
      ({ paymentStatus }) => paymentStatus === 'refunded',
    );
    expect(order.refunds).toHaveLength(1);
    // What was decided stays open until it is closed.
    await page.getByRole('dialog').getByText('approved', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await signOut();
  });

  it('are told in words why the provider did not let them in', async () => {
    const { page } = browser;
    provider.person = { sub: 'u-2', email: 'stranger@shop.example', email_verified: true };
    await browser.goto('/orders');
    await page.getByRole('link', { name: 'Sign in with Our house' }).click();
    await page.getByRole('link', { name: 'Go on as u-2' }).click();
    await page.getByRole('alert').getByText('There is no account for you').waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
  });
});
