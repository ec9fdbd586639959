import { ConsoleBrowser, describeInBrowser } from '../support/browser';
import { inOwnDatabase } from '../support/own-database';
import { Shop, STORES } from '../support/shop';
import { RunningSystem } from '../support/system';

/** A message whose order does not exist: it dies at once and waits for a person. */
const NOBODYS_ORDER = '999999';
const MANY = 100_000;
/** As many webhooks of one connection, the newest being the first. */
const FILL = `
  INSERT INTO gateway.webhook_events (id, connection_id, system, external_event_id, event_type, state, body, received_at)
  SELECT 'many' || n, 'many', 'stripe', n, 'row.' || n, 'processed', '{}', now() - n * interval '1 second'
  FROM generate_series(1, ${MANY}) AS n`;
/** More than fill the screen three times over. */
const MOST_DRAWN = 80;
/**
 * Scrolls through the list, within the page: to its end as long as there is more to be had, then to a hundred places up and down. At each
 * stop, what is drawn must be the rows that belong there, and some of them in view.
 */
const SCROLL_THROUGH = `(async () => {
  const table = document.querySelector('[role="table"]');
  const frame = table.parentElement;
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const seen = { most: 0, faults: [], last: 0, count: '' };
  const lookAt = async (share) => {
    frame.scrollTop = share * (frame.scrollHeight - frame.clientHeight);
    await painted();
    const rows = [...table.querySelectorAll('[role="row"][data-index]')];
    const inView = rows.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top < innerHeight && bottom > 0;
    });
    seen.most = Math.max(seen.most, rows.length);
    if (inView.length < 5) seen.faults.push('blank at ' + share);
    for (const row of rows) {
      const number = Number(row.dataset.index) + 1;
      const type = row.querySelector('[role="cell"]').textContent;
      if (type !== 'row.' + number) seen.faults.push(type + ' in the place of ' + number);
      seen.last = Math.max(seen.last, number);
    }
  };
  while (table.getAttribute('aria-rowcount') === '-1' && seen.faults.length === 0) await lookAt(1);
  await lookAt(1);
  for (let part = 0; part < 100; part += 1) await lookAt(((part * 37) % 100) / 100);
  return { ...seen, count: table.getAttribute('aria-rowcount') };
})()`;
const PHONE_PAGES = ['/overview', '/orders', '/payouts', '/mappings/order-to-payment', '/books', '/stores'];

describeInBrowser('the console over a running system', () => {
  let system: RunningSystem;
  let shop: Shop;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    system = await RunningSystem.start({ RETRY_DELAYS_MS: '200,500,1000', SWEEP_SECONDS: '1' });
    shop = new Shop(system);
    browser = await ConsoleBrowser.open(system);
    await browser.signIn(system.run.adminToken);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });
  afterEach(() => expect(browser.faults).toEqual([]));

  const paidOrder = async (): Promise<string> => {
    const orderId = await shop.place(STORES.automatic);
    await shop.pay(STORES.automatic, orderId);
    await shop.orderWhen(
      STORES.automatic,
      orderId,
      'paid and booked',
      ({ orderStatus, journals }) =>
        orderStatus === 'paid' && journals.some(({ state }) => state === 'posted'),
    );
    return orderId;
  };

  it('leads from the list to one order, whose money it follows and gives back in part', async () => {
    const orderId = await paidOrder();
    const { page } = browser;
    await browser.goto('/orders');
    await page.getByRole('row', { name: new RegExp(`^${orderId} `) }).press('Enter');
    await page.getByRole('heading', { name: `Order ${orderId}`, level: 1 }).waitFor();
    await page.getByRole('region', { name: 'What happened' }).getByText('were paid by card').waitFor();
    await page.getByRole('button', { name: 'Refund' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Amount/).fill('99999');
    expect(await dialog.getByRole('button', { name: /^Refund/ }).isDisabled()).toBe(true);
    await dialog.getByLabel(/^Amount/).fill('1.25');
    await dialog.getByRole('button', { name: 'Refund €1.25' }).click();
    await page.getByRole('region', { name: 'Refunds' }).getByText('Refunded', { exact: true }).waitFor();
    await page.getByText('Partly refunded').first().waitFor();
    const order = await shop.order(STORES.automatic, orderId);
    expect(order!.refunds.map(({ amount }) => amount)).toEqual([{ amount: 125, currency: 'EUR' }]);
  });

  it('shows what came in and processes it again', async () => {
    const { page } = browser;
    await browser.goto('/events?type=charge.succeeded');
    await page
      .getByRole('row', { name: /charge\.succeeded/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Process again' }).click();
    await page
      .getByRole('dialog', { name: 'Process again' })
      .getByRole('button', { name: 'Process again' })
      .click();
    await page.getByRole('dialog').getByText('Replays').waitFor();
  });

  it('keeps a deep link through the sign-in, and speaks German', async () => {
    const { page } = browser;
    await browser.goto('/dead-letters');
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Unzustellbares', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Konto' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('tab', { name: 'API token' }).click();
    await page.getByRole('textbox', { name: 'Token' }).fill(system.run.adminToken);
    await page.getByRole('tabpanel').getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Dead letters', level: 1 }).waitFor();
  });

  it('opens an entry of the books by its address, and says when there is none', async () => {
    const { page } = browser;
    const { body } = await system.api<{ items: Array<{ entryId: string }> }>('GET', '/journal-entries');
    await browser.goto(`/books?entry=${body.items[0]!.entryId}`);
    await page.getByRole('dialog').getByRole('columnheader', { name: 'Debit' }).waitFor();
    await browser.goto('/books?entry=nobody');
    await page.getByRole('status').getByText('Not in this list').waitFor();
    await page.getByRole('button', { name: 'Show the list' }).click();
    await page.waitForURL(/books$/);
  });

  it('fits a phone: nothing is cut off, a list tells its rows as cards', async () => {
    const { page } = browser;
    const usual = page.viewportSize()!;
    await page.setViewportSize({ width: 390, height: 844 });
    try {
      for (const path of PHONE_PAGES) {
        await browser.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect({ path, wider: await page.evaluate(wider) }).toEqual({ path, wider: 0 });
      }
      await browser.goto('/orders');
      const row = page.getByRole('table', { name: 'Orders' }).getByRole('row', { name: /€/ }).first();
      const total = (await row.getByText('€').boundingBox())!;
      expect(total.x + total.width).toBeLessThan(390);
      expect(await row.getByText('Payment').isVisible()).toBe(true);
    } finally {
      await page.setViewportSize(usual);
    }
  });

  it('scrolls through 100,000 rows, of which it draws those that are seen, and loses none', async () => {
    await inOwnDatabase(system, (client) => client.query(FILL));
    const { page } = browser;
    await browser.goto('/events?connection=many');
    const table = page.getByRole('table', { name: 'Events' });
    await table.getByText('row.1', { exact: true }).waitFor();
    const seen = await page.evaluate<{ most: number; faults: string[]; last: number; count: string }>(
      SCROLL_THROUGH,
    );
    expect(seen).toMatchObject({ faults: [], last: MANY, count: String(MANY + 1) });
    expect(seen.most).toBeLessThan(MOST_DRAWN);
  }, 900_000);

  it('says plainly that an address leads nowhere', async () => {
    await browser.goto(`/orders/${STORES.automatic}/${NOBODYS_ORDER}`);
    await browser.page
      .getByRole('heading', { name: `No order ${NOBODYS_ORDER} in ${STORES.automatic}` })
      .waitFor();
    await browser.page.getByRole('link', { name: 'All orders' }).waitFor();
    await browser.goto('/no-such-page');
    await browser.page.getByRole('heading', { name: 'There is no such page', level: 1 }).waitFor();
  });

  it.each(['/orders', `/orders/${STORES.automatic}/1`, '/events', '/dead-letters'])(
    'axe finds nothing serious on %s, in light or dark',
    async (path) => {
      await browser.goto(path);
      await browser.atRest();
      expect(await browser.accessibilityFindings()).toEqual([]);
    },
  );
});
