import { ConsoleBrowser, describeInBrowser } from '../support/browser';
import { Shop, STORES } from '../support/shop';
import { RunningSystem } from '../support/system';

const WORKFLOW = 'order-to-cash';

interface Version {
  readonly revision: number;
  readonly document: { readonly steps: ReadonlyArray<{ readonly id: string }> };
}

describeInBrowser('a workflow before it is published', () => {
  let system: RunningSystem;
  let shop: Shop;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    system = await RunningSystem.start({ RETRY_DELAYS_MS: '200,500,1000,2000' });
    shop = new Shop(system);
    browser = await ConsoleBrowser.open(system);
    await browser.signIn(system.run.adminToken);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });
  afterEach(() => expect(browser.faults).toEqual([]));

  /** Held, and captured when the shop had it ready. */
  async function captured(): Promise<string> {
    const orderId = await shop.place(STORES.manual);
    await shop.pay(STORES.manual, orderId);
    const authorized = ({ orderStatus, commerceStatus }: { orderStatus: string; commerceStatus: string }) =>
      orderStatus === 'authorized' && commerceStatus === 'PaymentAuthorized';
    await shop.orderWhen(STORES.manual, orderId, 'authorized', authorized);
    await shop.move(orderId, 'ReadyForCapture');
    await shop.orderWhen(STORES.manual, orderId, 'captured', ({ orderStatus }) => orderStatus === 'paid');
    return orderId;
  }

  it('shows on real orders how many change and how much less is captured', async () => {
    const { page } = browser;
    const orderId = await captured();
    const { body } = await system.api<Version>('GET', `/workflows/${WORKFLOW}/versions/published`);
    const one = { amount: { amount: '${ payment.authorized.amount - 100 }', currency: 'EUR' } };
    const steps = body.document.steps.map((step) => {
      if (step.id === 'capture') return { ...step, with: one };
      return step.id === 'post-order'
        ? { id: step.id, type: 'set', values: {}, next: 'reserve-stock' }
        : step;
    });
    const document = { ...body.document, steps };
    expect((await system.api('PUT', `/workflows/${WORKFLOW}/draft`, { document })).status).toBe(200);

    await browser.goto(`/workflows/${WORKFLOW}`);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Compare' }).click();
    await dialog.getByText('1 of 1 orders changes; €1.00 less captured').waitFor();
    await dialog.getByText('Sent with another content:').click();
    await dialog.getByRole('link', { name: orderId }).waitFor();

    // The order that the ERP would not get any more, as the ERP would have got it.
    await dialog.getByText('Sent less often:').click();
    await dialog.getByRole('button', { name: 'What the ERP would get' }).click();
    const documents = dialog.getByRole('group', { name: /^What .+ would get$/ });
    await documents.getByText(`Key: ${STORES.manual}/${orderId}`).waitFor();
    await documents.getByRole('table', { name: 'Sales Order' }).getByText('Total').waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
  });
});
