import { waitFor } from '#testing/wait-for';
import { ConsoleBrowser, describeInBrowser } from '../support/browser';
import { Shop, STORES } from '../support/shop';
import { RunningSystem } from '../support/system';

const WORKFLOW = 'short-order-to-cash';
const RETRIED = 'retry-me';
const SHIPPED = 'order-to-cash';

interface RunPage {
  readonly items: ReadonlyArray<{ readonly runId: string; readonly state: string; readonly version: number }>;
}

interface Version {
  readonly revision: number;
  readonly document: { readonly steps: ReadonlyArray<{ readonly id: string }> };
}

describeInBrowser('the workflow designer', () => {
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

  const button = (name: string) => browser.page.getByRole('button', { name, exact: true });
  const region = () => browser.page.getByRole('complementary');
  const addField = async (name: string): Promise<void> => {
    await region().getByRole('button', { name: 'Add a field' }).click();
    await browser.page.getByRole('menuitem', { name, exact: true }).click();
  };
  const expression = async (field: string, source: string): Promise<void> => {
    await region()
      .getByRole('radiogroup', { name: `${field}:` })
      .getByText('Expression', { exact: true })
      .click();
    await region().getByRole('textbox', { name: field, exact: true }).click();
    await browser.page.keyboard.type(source);
    await browser.page.keyboard.press('Escape');
  };

  const steps = () => browser.page.locator('.react-flow__node-step');
  const listWorkflow = async (storeId: string, workflowId: string): Promise<void> => {
    const { body } = await system.api<{ stores: ReadonlyArray<{ id: string }> }>('GET', '/configuration');
    const stores = body.stores.map((store) =>
      store.id === storeId ? { ...store, workflows: [workflowId] } : store,
    );
    await system.configure({ ...body, stores });
  };

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

  it('shows on real orders how many a draft changes and how much less is captured', async () => {
    const { page } = browser;
    const orderId = await captured();
    const { body } = await system.api<Version>('GET', `/workflows/${SHIPPED}/versions/published`);
    const one = { amount: { amount: '${ payment.authorized.amount - 100 }', currency: 'EUR' } };
    const steps = body.document.steps.map((step) => {
      if (step.id === 'capture') return { ...step, with: one };
      return step.id === 'post-order'
        ? { id: step.id, type: 'set', values: {}, next: 'reserve-stock' }
        : step;
    });
    const document = { ...body.document, steps };
    expect((await system.api('PUT', `/workflows/${SHIPPED}/draft`, { document })).status).toBe(200);

    await browser.goto(`/workflows/${SHIPPED}`);
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

  it('builds order to cash from an empty canvas without a drag, publishes it, and an order runs through it to books and ERP', async () => {
    const { page } = browser;
    await browser.goto('/workflows');
    await button('New workflow').click();
    await page.getByRole('textbox', { name: 'Workflow' }).fill('Short order to cash');
    await button('Open the designer').click();
    await page.getByText('Choose what happens first').waitFor();

    const stripe = page.getByRole('group', { name: 'Actions in Stripe', exact: true });
    await stripe.getByRole('button', { name: 'payments.create-payment' }).click();
    await expression('order', 'order');
    await button('Wait for an event').click();
    await page.getByText('Added after “create-payment”').waitFor();
    await button('cms-sync.update-order').click();
    await addField('orderStatus');
    await region().getByRole('combobox', { name: 'orderStatus' }).click();
    await page.getByRole('option', { name: 'paid', exact: true }).click();
    await addField('payment');
    await expression('payment', 'payment');

    // And the cash into the ERP, with what was ordered and the goods set aside for it.
    const erp = page.getByRole('group', { name: 'Actions in ERPNext', exact: true });
    await erp.getByRole('button', { name: 'reconciliation.post-order' }).click();
    await page.getByText('Added after “update-order”').waitFor();
    for (const field of ['order', 'payment']) {
      await addField(field);
      await expression(field, field);
    }
    await erp.getByRole('button', { name: 'reconciliation.reserve-inventory' }).click();
    await page.getByText('Added after “post-order”').waitFor();
    await page.locator('.react-flow__node-step').filter({ hasText: 'cms-sync.update-order' }).click();

    // The step alone, on made-up data: the command it would send.
    await region().getByRole('button', { name: 'Try it' }).click();
    await region().getByText('Would send cms-sync.update-order').waitFor();

    // Back to the empty canvas and forth again: nothing is lost.
    const undo = page.getByRole('button', { name: /^Undo/ });
    const redo = page.getByRole('button', { name: /^Redo/ });
    while (await undo.isEnabled()) await undo.click();
    await steps().first().waitFor({ state: 'detached' });
    while (await redo.isEnabled()) await redo.click();
    await steps().nth(4).waitFor({ state: 'attached' });
    expect(await steps().count()).toBe(5);

    await page.getByText('No problems').click();
    await region().getByRole('button', { name: 'Add an expectation' }).click();
    await region().getByRole('textbox', { name: 'What is expected' }).fill('A page to pay on');
    await region().getByText('Choose at least one event').waitFor();
    await region().getByRole('combobox', { name: 'One of these must come' }).fill('payment.created');
    await page.getByRole('option', { name: 'payment.created', exact: true }).click();
    await region().getByText('Choose at least one event').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');

    await page.getByText('No problems').waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await button('Publish').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Version 1 is live').waitFor();
    const published = await system.api<{ document: unknown }>(
      'GET',
      `/workflows/${WORKFLOW}/versions/published`,
    );
    expect(published.body.document).toMatchObject({
      expectations: [
        { name: 'A page to pay on', after: 'order.placed', expect: ['payment.created'], within: 'PT15M' },
      ],
    });

    await listWorkflow(STORES.automatic, WORKFLOW);
    const orderId = await shop.place(STORES.automatic, { lines: [{ sku: 'KETTLE-01', quantity: 1 }] });
    await shop.pay(STORES.automatic, orderId);
    await shop.orderWhen(
      STORES.automatic,
      orderId,
      'paid by the new workflow',
      ({ orderStatus }) => orderStatus === 'paid',
    );
    await shop.orderWhen(
      STORES.automatic,
      orderId,
      'in the books and in the ERP',
      ({ timeline, journals }) => {
        const told = timeline.map(({ type }) => type);
        const inErp = ['erp-order.posted', 'inventory.reserved'].every((type) => told.includes(type));
        return inErp && journals.length > 0 && journals.every(({ state }) => state === 'posted');
      },
    );
    const run = await waitFor(
      async () => {
        const answer = await system.api<RunPage>('GET', `/workflow-runs?workflowId=${WORKFLOW}`);
        return answer.body.items.find(({ state }) => state === 'completed') ?? null;
      },
      { what: 'the run to end' },
    );
    await browser.goto(`/workflows/${WORKFLOW}/runs/${run.runId}`);
    await page.getByText('Completed', { exact: true }).waitFor();
    // What is drawn is measured first, and cannot be seen until then.
    const done = page.getByRole('img', { name: /^Done/ });
    await done.nth(4).waitFor();
    expect(await done.count()).toBe(5);
    expect(await browser.accessibilityFindings()).toEqual([]);
  });

  it('X-04: lets a run that stands still go on from its step with the new version', async () => {
    const { page } = browser;
    const version = (second: object) => ({
      ...{ id: RETRIED, name: 'Retry me', trigger: { event: 'order.placed' }, start: 'make-payable' },
      steps: [
        {
          ...{ id: 'make-payable', type: 'call', command: 'payments.create-payment' },
          ...{ with: { order: '${ order }' }, next: 'decide' },
        },
        { id: 'decide', name: 'Decide', ...second },
      ],
    });
    const publish = async (second: object): Promise<number> => {
      const draft = { document: version(second), expectedRevision: null };
      expect((await system.api('PUT', `/workflows/${RETRIED}/draft`, draft)).status).toBe(200);
      return (await system.api<{ version: number }>('POST', `/workflows/${RETRIED}/publish`)).body.version;
    };
    const runs = async () =>
      (await system.api<RunPage>('GET', `/workflow-runs?workflowId=${RETRIED}`)).body.items;
    await publish({ type: 'raise', error: { code: 'not-yet', message: 'The first version gives up here' } });
    await listWorkflow(STORES.manual, RETRIED);
    const orderId = await shop.place(STORES.manual, { lines: [{ sku: 'KETTLE-01', quantity: 1 }] });
    const run = await waitFor(async () => (await runs()).find(({ state }) => state === 'failed') ?? null, {
      what: 'the run to stand still',
    });
    expect(await publish({ type: 'set', values: { decided: true }, next: 'end' })).toBe(2);

    await browser.goto(`/workflows/${RETRIED}/runs/${run.runId}`);
    await page.getByText('Retry me, version 1').waitFor();
    await button('Run again').click();
    const dialog = page.getByRole('dialog', { name: 'Run again' });
    expect(await dialog.getByRole('combobox', { name: 'From' }).inputValue()).toBe('Decide');
    await dialog.getByRole('combobox', { name: 'With' }).click();
    await page.getByRole('option', { name: 'the version that is live now' }).click();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await dialog.getByRole('button', { name: 'Run again' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Retry me, version 2').waitFor();
    await page.getByText('Completed', { exact: true }).waitFor();
    // What the old version had done is not done again.
    expect((await shop.order(STORES.manual, orderId))?.payments).toHaveLength(1);
    expect(await runs()).toMatchObject([{ runId: run.runId, state: 'completed', version: 2 }]);
  });
});
