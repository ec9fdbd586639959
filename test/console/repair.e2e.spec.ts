import { waitFor } from '#testing/wait-for';
import { ConsoleBrowser, describeInBrowser } from '../support/browser';
import { isPayable, Shop, STORES, type OrderView } from '../support/shop';
import { RunningSystem } from '../support/system';

interface Configuration {
  readonly stores: Array<Record<string, unknown>>;
}
interface Page<T> {
  readonly items: readonly T[];
}
interface Edited {
  readonly order: { readonly custom: Readonly<Record<string, unknown>> | null };
}
const LINES = [{ sku: 'KETTLE-01', quantity: 1 }];
const STORE = STORES.automatic;

describeInBrowser('finding, understanding and repairing in the console', () => {
  let system: RunningSystem;
  let shop: Shop;
  let browser: ConsoleBrowser;
  let booked: OrderView;
  const stuck: string[] = [];

  beforeAll(async () => {
    system = await RunningSystem.start({ RETRY_DELAYS_MS: '200,500,1000', SWEEP_SECONDS: '1' });
    shop = new Shop(system);
    browser = await ConsoleBrowser.open(system);
    await browser.signIn(system.run.adminToken);
    const orderId = await shop.place(STORE, { lines: LINES });
    await shop.pay(STORE, orderId);
    booked = await shop.orderWhen(
      STORE,
      orderId,
      'paid and in the ERP',
      ({ orderStatus, journals }) => orderStatus === 'paid' && journals.some(({ erp }) => erp !== null),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });
  afterEach(() => expect(browser.faults).toEqual([]));

  /** Every order needs a branch that no order has, or needs none again. */
  const demandBranch = async (demanded: boolean): Promise<void> => {
    const { body } = await system.api<Configuration>('GET', '/configuration');
    for (const store of body.stores) {
      delete store['mappings'];
      const branch = { source: 'order.custom.branch', required: true };
      if (demanded) store['mappings'] = { 'order-to-payment': { 'metadata.Branch': branch } };
    }
    await system.configure(body);
  };

  it('finds an order by its number, its payment at Stripe, its document in the ERP, its address and its total', async () => {
    const { page } = browser;
    const payment = booked.payments.at(-1)!;
    const document = booked.journals.find(({ erp }) => erp !== null)!.erp!.documentId;
    const { body } = await system.api<{ customer: { email: string } }>(
      'GET',
      `/orders/${STORE}/${booked.orderId}`,
    );
    const total = `${(booked.total.amount / 100).toFixed(2)} ${booked.total.currency}`;
    const texts: ReadonlyArray<readonly [string, string]> = [
      [booked.number, 'number'],
      [payment.external.paymentIntentId!, 'payment'],
      [payment.external.chargeId!, 'charge'],
      [document, 'erp-document'],
      [body.customer.email, 'email'],
      [total, 'amount'],
    ];
    for (const [text, by] of texts) {
      const found = await system.api<Page<{ orderId: string; matched: string[] }>>(
        'GET',
        `/orders?search=${encodeURIComponent(text)}`,
      );
      const hit = found.body.items.find(({ orderId }) => orderId === booked.orderId);
      expect({ text, matched: hit?.matched }).toEqual({
        text,
        matched: expect.arrayContaining([by]) as unknown,
      });
    }
    await browser.goto('/events');
    await page.getByRole('heading', { name: 'Events', level: 1 }).waitFor();
    const search = page.locator('input[type=search]:focus');
    await page.keyboard.press('/');
    await search.waitFor();
    await page.keyboard.type(payment.external.paymentIntentId!);
    await page.getByRole('option', { name: new RegExp(`^${booked.number} `) }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Order ${booked.number}`, level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await search.waitFor();
    await page.keyboard.type(body.customer.email.slice(0, 6));
    await page.keyboard.press('Enter');
    await page.getByText(/^Found for/).waitFor();
    await page
      .getByRole('row', { name: /E-mail/ })
      .first()
      .waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
  });

  it('sends an order to the shop again once it has shown what that would do, and nothing to an ERP that lacks nothing', async () => {
    const { page } = browser;
    await browser.goto(`/orders/${STORE}/${booked.orderId}`);
    await page.getByRole('button', { name: 'Send again' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send again' });
    await dialog.getByText('Would write the payment record (paid).').waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await dialog.getByText('ERP', { exact: true }).click();
    await dialog.getByText('As far as is known here, nothing is missing there.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Send again (ERP)' }).isDisabled()).toBe(true);
    await dialog.getByText('Shop', { exact: true }).click();
    await dialog.getByText('Would write the payment record (paid).').waitFor();
    await dialog.getByRole('button', { name: 'Send again (Shop)' }).click();
    await dialog.waitFor({ state: 'detached' });
    const timeline = page.getByRole('region', { name: 'What happened' });
    await timeline.getByText(/^Sent to the shop again by /).waitFor();
  });

  it('says of an order that nothing is stuck, and of another why it is', async () => {
    const { page } = browser;
    await browser.goto(`/orders/${STORE}/${booked.orderId}`);
    const why = page.getByRole('region', { name: 'Why is it here?' });
    await why.getByText('Nothing is stuck').waitFor();
    await demandBranch(true);
    for (let n = 0; n < 3; n += 1) stuck.push(await shop.place(STORE, { lines: LINES }));
    const letters = () => system.api<Page<{ orderId: string }>>('GET', '/dead-letters');
    await waitFor(
      async () => {
        const { body } = await letters();
        return stuck.every((id) => body.items.some(({ orderId }) => orderId === id));
      },
      { deadlineMs: 180_000, what: 'three dead letters' },
    );
    await browser.goto(`/orders/${STORE}/${stuck[0]}`);
    await why.getByText('A message could not be carried out and waits for you').waitFor();
    await why.getByText('Needs you').first().waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    const waiting = page.getByRole('region', { name: 'Messages that wait for you' });
    await waiting.getByRole('button', { name: 'payments.create-payment.v1' }).click();
    const letter = page.getByRole('dialog');
    await letter.getByRole('button', { name: 'Replay' }).waitFor();
    await page.keyboard.press('Escape');
    await letter.waitFor({ state: 'detached' });
    await why.getByRole('link', { name: 'Look at the message' }).first().click();
    await letter.getByRole('button', { name: 'Replay' }).waitFor();
    await letter.getByRole('button', { name: 'Dry run' }).click();
    await letter.getByText('Would fail').waitFor();
    await letter.getByText(/^Compared with /).waitFor();
    await demandBranch(false);
    // The changed mapping reaches the payments service by a message of its own.
    await waitFor(
      async () => {
        await letter.getByRole('button', { name: 'Dry run' }).click();
        return letter.getByText('Would act').isVisible();
      },
      { deadlineMs: 180_000, what: 'the mended mapping to be what a dry run goes by' },
    );
    await letter.getByText(/A payment of €[\d.]+ would be made at the provider/).waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
  });

  it('shows the three as one issue, replays all of them once the cause is gone, and calls the issue resolved', async () => {
    const { page } = browser;
    await browser.goto('/dead-letters');
    const issue = page.getByRole('table', { name: 'Issues' }).getByRole('row', { name: /create-payment/ });
    await issue.getByRole('cell', { name: '3', exact: true }).first().waitFor();
    await issue.press('Enter');
    const drawer = page.getByRole('dialog').first();
    await drawer.getByRole('button', { name: 'Acknowledge' }).click();
    await page
      .getByRole('dialog', { name: 'Acknowledge' })
      .getByRole('button', { name: 'Acknowledge' })
      .click();
    await drawer.getByText('Acknowledged').waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await drawer.getByRole('button', { name: 'Replay all 3' }).click();
    const dialog = page.getByRole('dialog', { name: 'Start the replay' });
    await dialog.getByText('3 messages, about 1 s').waitFor();
    await dialog.getByRole('button', { name: 'Start the replay' }).click();
    await drawer.getByText('3 of 3').waitFor({ timeout: 60_000 });
    await drawer.getByText('3 worked').waitFor();
    for (const orderId of stuck) await shop.orderWhen(STORE, orderId, 'payable', isPayable);
    await browser.goto('/dead-letters?of-state=resolved');
    await page.getByRole('row', { name: /create-payment.*Resolved/ }).waitFor();
    await page.getByRole('tab', { name: 'Replays' }).click();
    await page.getByText('Done', { exact: true }).waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await browser.goto(`/orders/${STORE}/${stuck[0]}`);
    await page.getByText('The shopper has not paid').waitFor();
  });

  it('carries a message out once its body was edited, and keeps the mapping as strict as it is', async () => {
    const { page } = browser;
    await demandBranch(true);
    const orderId = await shop.place(STORE, { lines: LINES });
    const letter = await waitFor(
      async () => {
        const { body } = await system.api<Page<{ id: string; orderId: string; body: Edited }>>(
          'GET',
          '/dead-letters?state=dead',
        );
        return body.items.find((item) => item.orderId === orderId) ?? null;
      },
      { deadlineMs: 180_000, what: 'a dead letter' },
    );
    await browser.goto('/dead-letters?view=messages');
    await page.getByRole('row', { name: new RegExp(`create-payment.*${orderId}`) }).press('Enter');
    const drawer = page.getByRole('dialog').first();
    await drawer.getByRole('button', { name: 'Replay' }).click();
    const dialog = page.getByRole('dialog', { name: 'Replay' });
    await dialog.getByRole('checkbox', { name: 'Edit the body' }).check();
    const field = dialog.getByRole('textbox', { name: 'Body' });
    const before = await field.inputValue();
    await field.fill(before.slice(0, -2));
    await dialog.getByText('This is no JSON').waitFor();
    expect(await dialog.getByRole('button', { name: 'Replay' }).isDisabled()).toBe(true);
    const body = JSON.parse(before) as Edited;
    const custom = { ...body.order.custom, branch: 'Berlin' };
    await field.fill(JSON.stringify({ ...body, order: { ...body.order, custom } }, null, 2));
    await dialog.getByRole('button', { name: 'Dry run' }).click();
    await dialog.getByText('Would act').waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await dialog.getByRole('button', { name: 'Replay' }).click();
    await dialog.waitFor({ state: 'detached' });
    await shop.orderWhen(STORE, orderId, 'payable', isPayable);
    await waitFor(
      async () => {
        const path = `/dead-letters/${letter.id}?service=payments`;
        return (await system.api<{ state: string }>('GET', path)).body.state === 'replayed';
      },
      { what: 'the dead letter to be known as replayed' },
    );
    await demandBranch(false);
  });

  it('shows how orders, money and services are doing, each with a table behind its chart', async () => {
    const { page } = browser;
    await browser.goto('/');
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    const orders = page.getByRole('region', { name: 'Orders' }).first();
    await orders.getByRole('img', { name: 'Orders' }).waitFor();
    const placed = 2 + stuck.length;
    await orders.getByText(new RegExp(`^Placed: ${placed}$`)).waitFor();
    await orders.getByText('As a table').click();
    // A row an hour: who was served on both sides of a full hour is in two.
    await waitFor(
      async () => {
        const cells = await orders.locator('tbody td:nth-child(2)').allInnerTexts();
        return cells.reduce((sum, text) => sum + Number(text), 0) === placed;
      },
      { what: 'the table to have every order' },
    );
    await page
      .getByRole('region', { name: /^Money in EUR/ })
      .first()
      .getByText(/^Sales: €/)
      .waitFor();
    await page.getByRole('region', { name: 'Dead letters' }).first().getByRole('img').waitFor();
    await page.getByRole('region', { name: 'Reconciliation' }).getByText('Open exceptions').waitFor();
    const retries = page.getByRole('region', { name: 'Messages tried again' });
    await retries.getByRole('img', { name: 'Messages tried again' }).waitFor();
    await retries.getByText(/^Failed: [1-9]/).waitFor();
    await page.getByRole('table', { name: 'Queues' }).getByRole('cell', { name: 'cms-sync' }).waitFor();
    await page
      .getByRole('table', { name: 'Connections' })
      .getByRole('cell', { name: 'stripe' })
      .first()
      .waitFor();
    await page
      .getByRole('table', { name: 'Steps of the services' })
      .getByText('payments.create-payment.v1')
      .first()
      .waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await page.getByText('7 days').click();
    await page.waitForURL(/range=7d/);
    await page.getByRole('combobox', { name: 'Store' }).selectOption(STORES.manual);
    await page.waitForURL(/store=demo-kentico-manual/);
    await orders.getByText(/^Placed: 0$/).waitFor();
  });

  it('answers for every figure, of one store too, and refuses a range that is none', async () => {
    for (const name of [
      'orders',
      'money',
      'payments',
      'runs',
      'dead-letters',
      'authorizations',
      'reconciliation',
    ]) {
      expect({ name, ...(await system.api('GET', `/figures/${name}?store=${STORE}`)) }).toMatchObject({
        name,
        status: 200,
      });
    }
    const sales = await system.api<{ points: Array<{ sales: number }> }>('GET', '/figures/money');
    expect(sales.body.points.reduce((sum, point) => sum + point.sales, 0)).toBe(booked.total.amount);
    const range = 'from=2026-01-02T00:00:00.000Z&to=2026-01-01T00:00:00.000Z';
    expect(await system.api('GET', `/figures/orders?${range}`)).toMatchObject({ status: 400 });
  });
});
