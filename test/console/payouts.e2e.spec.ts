import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { PayoutExplanation } from '#contracts/models/payout-explanation';
import { dayOf } from '#platform/clock/day-of';
import { waitFor } from '#testing/wait-for';
import { ConsoleBrowser, describeInBrowser } from '../support/browser';
import { Shop, STORES, type OrderView } from '../support/shop';
import { RunningSystem } from '../support/system';

interface Written {
  readonly number: number;
  readonly camt: string;
}
interface Paid {
  readonly id: string;
  readonly amount: number;
}

const STORE = STORES.automatic;
const LINES = [{ sku: 'KETTLE-01', quantity: 1 }];
/** The page asks for findings every half a minute. */
const FOUND_MS = 120_000;
const VERIFY = join(__dirname, '../../scripts/verify-evidence.mjs');
const monthBefore = (month: string): string =>
  new Date(Date.parse(`${month}-01`) - 1).toISOString().slice(0, 7);
/** What the bank keeps of a payout in one of the stories, in cents. */
const KEPT = 150;

describeInBrowser('payouts, the bank and the month in the console, with data', () => {
  let system: RunningSystem;
  let shop: Shop;
  let browser: ConsoleBrowser;
  let folder: string;
  let first: Paid;
  let sold: OrderView;

  const sell = async (): Promise<OrderView> => {
    const orderId = await shop.place(STORE, { lines: LINES });
    await shop.pay(STORE, orderId);
    return shop.orderWhen(STORE, orderId, 'paid and in the ERP', ({ orderStatus, journals }) => {
      return orderStatus === 'paid' && journals.some(({ erp }) => erp !== null);
    });
  };
  const moved = (amount: number, type: string, reportingCategory: string) =>
    system.control('POST', '/stripe/balance-movements', { amount, type, reportingCategory });
  const payoutWhen = (id: string, what: string, holds: (seen: PayoutExplanation) => boolean) =>
    waitFor(
      async () => {
        const { status, body } = await system.api<PayoutExplanation>('GET', `/reconciliation/payouts/${id}`);
        return status === 200 && holds(body) ? body : undefined;
      },
      { deadlineMs: 180_000, what: `payout ${id} to be ${what}` },
    );
  const isExplained = ({ state, remainder }: PayoutExplanation): boolean =>
    state === 'explained' && remainder === 0;
  const payOut = (): Promise<Paid> => system.control<Paid>('POST', '/stripe/payouts', {});
  const writeStatement = (naming: string): Promise<Written> =>
    system.control<Written>('POST', '/bank/statements', { naming });
  const heading = (name: string) => browser.page.getByRole('heading', { name, level: 1 }).waitFor();
  const expectReadable = async (): Promise<void> => expect(await browser.accessibilityFindings()).toEqual([]);
  const takeIn = async (camt: string): Promise<void> => {
    const { page } = browser;
    const file = join(folder, 'statement.xml');
    writeFileSync(file, camt);
    await page.getByRole('button', { name: 'Take in a statement' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Store').selectOption(STORE);
    await dialog.locator('input[type=file]').setInputFiles(file);
    await dialog.getByRole('button', { name: 'Take in a statement' }).click();
    await dialog
      .getByText(/lines, /)
      .or(dialog.getByRole('alert'))
      .first()
      .waitFor();
    expect(await dialog.innerText()).toContain('lines, 0 of them known before');
    await dialog.getByText('Close', { exact: true }).click();
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tillbridge-bank-'));
    // A movement of the account itself is told by the sweep alone, and only when it is older than the patience: a minute, unless said.
    // Payouts and exceptions are looked at once a minute, unless said.
    system = await RunningSystem.start({
      SWEEP_SECONDS: '1',
      ACCOUNT_SWEEP_SECONDS: '2',
      SWEEP_PATIENCE_SECONDS: '1',
      RECONCILE_SECONDS: '2',
    });
    shop = new Shop(system);
    browser = await ConsoleBrowser.open(system);
    await browser.signIn(system.run.adminToken);
    const [one, canceled, disputed] = await Promise.all([sell(), sell(), sell()]);
    sold = one;
    await shop.move(canceled.orderId, 'Canceled');
    await system.control('POST', '/stripe/disputes', { charge: disputed.payments[0]!.external.chargeId });
    await shop.orderWhen(STORE, canceled.orderId, 'refunded', (seen) => seen.paymentStatus === 'refunded');
    await shop.orderWhen(STORE, disputed.orderId, 'disputed and booked', ({ journals }) =>
      journals.some(({ rule }) => rule === '8'),
    );
    await moved(-120, 'stripe_fee', 'fee');
    first = await payOut();
    await payoutWhen(first.id, 'explained', isExplained);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(browser.faults).toEqual([]));

  it('explains a payout with sales, a refund, a dispute and fees down to a remainder of nothing (AC-40)', async () => {
    const { page } = browser;
    await browser.goto('/payouts');
    await heading('Payouts');
    const row = page.getByRole('row', { name: new RegExp(first.id) });
    await row.getByText('Explained').waitFor();
    await expectReadable();
    await row.press('Enter');
    await heading(`Payout ${first.id}`);
    const table = page.getByRole('table', { name: 'What it is made of' });
    for (const line of [/charge 3 /, /refund 1 /, /dispute 1 /, /€0\.00/, /^Amount of the payout /])
      await table.getByRole('row', { name: line }).first().waitFor();
    await expectReadable();
  });

  it('shows the control totals of the day without a difference, and offers them as a file', async () => {
    const { page } = browser;
    await browser.goto('/control-totals');
    await heading('Control totals');
    await page.getByRole('heading', { name: 'Choose a store' }).waitFor();
    await expectReadable();
    await page.getByRole('combobox', { name: 'Store' }).selectOption(STORE);
    const days = page.getByRole('table', { name: 'Per day and currency' });
    await days.getByRole('row', { name: /^Sum EUR \d+ .*€0\.00/ }).waitFor();
    await page.getByText(/^None: account 1100 stands on every movement/).waitFor();
    await expectReadable();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('control-totals.csv');
  });

  it('finds a payout in the bank by itself, and lets a person match one that nothing names', async () => {
    const { page } = browser;
    await browser.goto(`/bank?store=${STORE}`);
    await takeIn((await writeStatement('trace-id')).camt);
    await page
      .getByRole('row', { name: /STRIPE PAYOUT/ })
      .getByText('Matched', { exact: true })
      .waitFor();
    await expectReadable();
    await browser.goto(`/payouts/${first.id}`);
    await page.getByText('Arrived', { exact: true }).waitFor();
    await browser.goto(`/orders/${STORE}/${sold.orderId}`);
    await page
      .getByRole('listitem')
      .filter({ hasText: 'In the bank' })
      .getByText('found on the bank statement')
      .waitFor();
    await page
      .getByRole('region', { name: 'On the way to the bank' })
      .getByRole('link', { name: first.id })
      .waitFor();
    await expectReadable();

    await sell();
    const second = await payOut();
    await payoutWhen(second.id, 'explained', isExplained);
    await browser.goto(`/bank?store=${STORE}&all=true`);
    await takeIn((await writeStatement('nothing')).camt);
    await page.getByRole('row', { name: /SEPA credit transfer/ }).press('Enter');
    const drawer = page.getByRole('dialog').first();
    await drawer.getByRole('button', { name: `Match with ${second.id}` }).click();
    const match = page.getByRole('dialog').last();
    await match.getByRole('textbox', { name: 'Reason' }).fill('Day and amount fit, nothing else does');
    await match.getByRole('button', { name: 'Match' }).click();
    await drawer.getByText('Matched by a person').waitFor();
    await expectReadable();
    await payoutWhen(second.id, 'in the bank', ({ bank }) => bank?.paid?.state === 'manual');
  });

  describe('exceptions', () => {
    const open = async (name: RegExp): Promise<Locator> => {
      const { page } = browser;
      await browser.goto(`/exceptions?store=${STORE}`);
      await heading('Exceptions');
      await page.getByRole('row', { name }).first().press('Enter', { timeout: FOUND_MS });
      return page.getByRole('dialog').first();
    };
    const decide = async (
      drawer: Locator,
      action: string,
      reason: string,
      fill: (dialog: Locator) => Promise<void> = () => Promise.resolve(),
    ): Promise<Locator> => {
      await drawer.getByRole('button', { name: action, exact: true }).click();
      const dialog = browser.page.getByRole('dialog').last();
      await fill(dialog);
      await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
      await dialog.getByRole('button', { name: action, exact: true }).click();
      return dialog;
    };
    const named = (name: RegExp, value: string) => (dialog: Locator) =>
      dialog.getByRole('textbox', { name }).fill(value);

    it('have an owner and a trail, and end accepted or as none', async () => {
      await moved(-333, 'quantum_levy', 'quantum_levy');
      const drawer = await open(/Movement not booked/);
      await drawer.getByRole('button', { name: 'Assign' }).click();
      const dialog = browser.page.getByRole('dialog').last();
      await dialog.getByRole('textbox', { name: 'Cared for by' }).fill('Finance');
      await dialog.getByRole('button', { name: 'Assign' }).click();
      const trail = drawer.getByRole('list', { name: 'What happened' });
      await trail.getByText('Assigned').waitFor();
      await expectReadable();
      const refused = await decide(drawer, 'Create what is missing', 'It should be booked');
      await refused.getByRole('alert').waitFor();
      await refused.getByText('Cancel', { exact: true }).click();
      const { entryId } = sold.journals.find(({ rule }) => rule === '2')!;
      await decide(drawer, 'Correct an entry', 'To be sure of it', named(/^Entry that is wrong/, entryId));
      await trail.getByText(/Entry corrected/).waitFor();
      await decide(drawer, 'Accept the difference', 'Under five euros');
      await trail.getByText(/Under five euros/).waitFor();
      await decide(drawer, 'Reopen', 'Looked at once more');
      await trail.getByText(/Looked at once more/).waitFor();
      await decide(drawer, 'It is none', 'Another account pays it');
      await trail.getByText(/Another account pays it/).waitFor();
      await expectReadable();
      await browser.goto(`/exceptions?store=${STORE}&state=closed`);
      await browser.page.getByRole('row', { name: /Movement not booked.*Finance/ }).waitFor();
    }, 900_000);

    it('of a bank line with another amount end by linking it to its payout', async () => {
      await sell();
      const paid = await payOut();
      await payoutWhen(paid.id, 'known', () => true);
      const { camt } = await writeStatement('trace-id');
      const short = (text: string, cents: number): string =>
        text.replace(`>${(cents / 100).toFixed(2)}<`, `>${((cents - KEPT) / 100).toFixed(2)}<`);
      const closing = /CLBD.*?<Amt Ccy="EUR">([\d.]+)</.exec(camt)![1]!;
      await browser.goto(`/bank?store=${STORE}`);
      await takeIn(short(short(camt, paid.amount), Math.round(Number(closing) * 100)));
      const drawer = await open(/Bank line of another amount/);
      await decide(drawer, 'Link', 'A charge of the bank', async (dialog) => {
        await named(/^Payouts that the line is/, paid.id)(dialog);
        await dialog.getByRole('checkbox').check();
      });
      await drawer.getByText('Linked').waitFor();
      await payoutWhen(paid.id, 'linked by force', ({ bank }) => bank?.paid?.state === 'forced');
    }, 900_000);
  });

  it('leaves evidence of the month in which a script finds nothing wrong, and closes the month before with a reason', async () => {
    const { page } = browser;
    const { body } = await system.api<{ stores: ReadonlyArray<{ id: string; timeZone: string }> }>(
      'GET',
      '/configuration',
    );
    // In the last hours of a month, as UTC counts, the store's books are in the next one.
    const month = dayOf(new Date(), body.stores.find(({ id }) => id === STORE)!.timeZone).slice(0, 7);
    await browser.goto(`/month-end?store=${STORE}&month=${month}`);
    const readiness = page.getByRole('region', { name: 'Ready to close?' });
    await readiness.getByRole('row', { name: /The month is over.*In the way/ }).waitFor();
    await page
      .getByRole('table', { name: 'Balances' })
      .getByRole('row', { name: /^1100 / })
      .waitFor();
    await expectReadable();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      readiness.getByRole('link', { name: 'Download the evidence' }).click(),
    ]);
    const bundle = join(folder, 'evidence.ndjson');
    await download.saveAs(bundle);
    const { stdout, status } = spawnSync(process.execPath, [VERIFY, bundle], { encoding: 'utf8' });
    expect({ findings: stdout.match(/^!.*$/gm), status }).toEqual({ findings: null, status: 0 });
    expect(stdout).not.toContain('Rules not checked');
    expect(await readiness.getByRole('button', { name: 'Force it closed' }).count()).toBe(0);
    await page.getByLabel('Month').fill(monthBefore(month));
    await readiness.getByRole('button', { name: 'Force it closed' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The shop is sold today');
    await dialog.getByRole('button', { name: 'Force it closed' }).click();
    await readiness.getByText(/^The books are closed through /).waitFor();
    await expectReadable();
  });
});
