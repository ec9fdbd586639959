import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '#testing/wait-for';
import { ConsoleBrowser, describeInBrowser } from '../support/browser';
import { Shop, STORES } from '../support/shop';
import { RunningSystem } from '../support/system';

const PAGES = join(__dirname, '../../apps/console/src/pages');
const STORE = STORES.automatic;
const WORKFLOW = 'order-to-cash';
/** On the narrow screen in the language of the longer words. */
const SCREENS = [
  { language: 'en', size: { width: 1920, height: 1080 } },
  { language: 'de', size: { width: 390, height: 844 } },
];
const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Every path that the console's areas name: a page that is added is visited without a word here. */
function routes(): string[] {
  const areas = readdirSync(PAGES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const paths = areas.flatMap(({ name }) =>
    [...readFileSync(join(PAGES, name, 'area.ts'), 'utf8').matchAll(/\bpath: '([^']+)'/g)].map(
      ([, path]) => path!,
    ),
  );
  return [...new Set(paths)].sort();
}

interface Page<T> {
  readonly items: readonly T[];
}

describeInBrowser('every page of the console', () => {
  let system: RunningSystem;
  let browser: ConsoleBrowser;
  /** What the places in a path stand for here, e.g. an order that there is. */
  const known = new Map<string, string>([
    [':storeId', STORE],
    [':mappingId', 'order-to-payment'],
    [':workflowId', WORKFLOW],
    ['/connections/:id', '/connections/stripe'],
    ['/stores/:id', `/stores/${STORE}`],
  ]);

  /** An order that was paid, one of which a part went back, one that nobody can carry out; a payout, and money that waits for a second person. */
  beforeAll(async () => {
    system = await RunningSystem.start({
      RETRY_DELAYS_MS: '200,500',
      SWEEP_SECONDS: '1',
      ACCOUNT_SWEEP_SECONDS: '2',
      SWEEP_PATIENCE_SECONDS: '1',
      RECONCILE_SECONDS: '2',
    });
    const shop = new Shop(system);
    const sell = async () => {
      const orderId = await shop.place(STORE, { lines: [{ sku: 'KETTLE-01', quantity: 1 }] });
      await shop.pay(STORE, orderId);
      return shop.orderWhen(STORE, orderId, 'paid and in the ERP', ({ orderStatus, journals }) => {
        return orderStatus === 'paid' && journals.some(({ erp }) => erp !== null);
      });
    };
    const [order, limited] = await Promise.all([sell(), sell()]);
    known.set(':orderId', order.orderId);
    const { body } = await system.api<{ customer: { customerId: string } }>(
      'GET',
      `/orders/${STORE}/${order.orderId}`,
    );
    known.set(':customerId', body.customer.customerId);
    const runs = await system.api<Page<{ runId: string; workflowId: string }>>(
      'GET',
      `/workflow-runs?orderId=${order.orderId}`,
    );
    known.set(':runId', runs.body.items.find(({ workflowId }) => workflowId === WORKFLOW)!.runId);
    const payout = await system.control<{ id: string }>('POST', '/stripe/payouts', {});
    known.set(':payoutId', payout.id);

    const { body: configuration } = await system.api<{ stores: Array<Record<string, unknown>> }>(
      'GET',
      '/configuration',
    );
    for (const store of configuration.stores) {
      if (store['id'] !== STORE) continue;
      store['approvals'] = { above: { EUR: 1 } };
      store['mappings'] = {
        'order-to-payment': { 'metadata.Branch': { source: 'order.custom.branch', required: true } },
      };
    }
    await system.configure(configuration);
    const asked = await system.api(
      'POST',
      `/payments/${limited.payments.at(-1)!.paymentId}/refunds`,
      {},
      { 'idempotency-key': limited.orderId },
    );
    expect(asked.status).toBeLessThan(300);
    await shop.place(STORE, { lines: [{ sku: 'KETTLE-01', quantity: 1 }] });
    await waitFor(
      async () => {
        const letters = await system.api<Page<unknown>>('GET', '/dead-letters');
        const explained = await system.api('GET', `/reconciliation/payouts/${payout.id}`);
        return letters.body.items.length > 0 && explained.status === 200;
      },
      { deadlineMs: 180_000, what: 'a dead letter and the payout' },
    );
    browser = await ConsoleBrowser.open(system);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  const addressOf = (route: string): string =>
    known.get(route) ??
    route.replace(/:\w+/g, (name) => {
      const value = known.get(name);
      if (value === undefined) throw new Error(`Nobody has said what ${name} of ${route} may be`);
      return encodeURIComponent(value);
    });

  const speak = (language: string) =>
    browser.page.evaluate(`localStorage.setItem('tillbridge-language', '${language}')`);
  /** In light and dark: what stands in somebody's way. */
  const faultsOf = async (place: string): Promise<string[]> => {
    const beyond = await browser.page.evaluate<number>(OVERFLOW);
    const findings = await browser.accessibilityFindings();
    return [
      ...(beyond > 0 ? [`${place}: ${beyond} px beyond the edge`] : []),
      ...findings.map(({ id, targets }) => `${place}: ${id} ${targets.join(' ')}`),
    ];
  };

  it.each(SCREENS)('signs in at $size.width px ($language)', async ({ language, size }) => {
    await browser.page.setViewportSize(size);
    await browser.goto('/');
    await speak(language);
    await browser.goto('/');
    await browser.atRest();
    expect(await faultsOf('sign-in')).toEqual([]);
  });

  describe('for somebody who has signed in', () => {
    beforeAll(async () => {
      await speak('en');
      await browser.signIn(system.run.adminToken);
    });

    it.each(SCREENS)(
      'is readable in light and dark at $size.width px ($language), and never wider than the screen',
      async ({ language, size }) => {
        await browser.page.setViewportSize(size);
        await speak(language);
        const found = routes();
        expect(found.length).toBeGreaterThan(25);
        const faults: string[] = [];
        for (const route of [...found, '/nothing-is-here']) {
          const address = addressOf(route);
          await browser.goto(address);
          await browser.atRest();
          faults.push(...(await faultsOf(address)));
        }
        expect(faults).toEqual([]);
        expect(browser.faults).toEqual([]);
      },
      600_000,
    );
  });
});
