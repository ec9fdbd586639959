import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PayoutExplanationSchema } from '#contracts/models/payout-explanation';
import { ConsoleBrowser, describeInBrowser } from '../support/browser';
import { Shop, STORES } from '../support/shop';
import { RunningSystem } from '../support/system';

const STORE = STORES.automatic;
const LINES = [{ sku: 'KETTLE-01', quantity: 1 }];
const LINE_TEXT = 'STRIPE PAYMENTS EUROPE 4711';
const STATEMENT = [
  'booking_date,value_date,amount,balance,reference,counterparty,text',
  `2026-01-05,2026-01-05,12.34,112.34,R-1,Stripe,${LINE_TEXT}`,
  '2026-01-06,2026-01-06,-50.00,62.34,R-2,Landlord,Rent',
  '',
].join('\n');

/** No payout of the sandbox is left unexplained, so the answer about one is given in its place, in the words of the contract. */
const EXPLANATION = PayoutExplanationSchema.parse({
  storeId: STORE,
  payout: {
    payoutId: 'po_shown',
    connectionId: 'stripe',
    status: 'paid',
    amount: { amount: 9_500, currency: 'EUR' },
    automatic: true,
    method: 'standard',
    reconciliation: 'completed',
    statementDescriptor: 'STRIPE',
    traceId: null,
    balanceTransactionId: null,
    failureBalanceTransactionId: null,
    failure: null,
    createdAt: '2026-01-03T00:00:00.000Z',
    arrivalDate: '2026-01-05',
  },
  state: 'unexplained',
  lines: [
    { kind: 'gross', category: 'charge', amount: 10_000, movements: 2 },
    { kind: 'fees', category: 'charge', amount: -320, movements: 2 },
  ],
  totals: {
    gross: 10_000,
    fees: -320,
    refunds: 0,
    disputes: 0,
    adjustments: 0,
    exchange: 0,
    payouts: 0,
    other: 0,
  },
  remainder: -180,
  movements: { listed: 2, booked: 2, notBooked: 0, inOtherCurrency: 0, missing: 0, missingIds: [] },
  entries: { paidOut: null, broughtBack: null },
  bank: null,
});

describeInBrowser('reconciliation in the console', () => {
  let system: RunningSystem;
  let browser: ConsoleBrowser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tillbridge-statement-'));
    system = await RunningSystem.start();
    const shop = new Shop(system);
    browser = await ConsoleBrowser.open(system);
    await browser.signIn(system.run.adminToken);
    const orderId = await shop.place(STORE, { lines: LINES });
    await shop.pay(STORE, orderId);
    await shop.orderWhen(
      STORE,
      orderId,
      'paid and in the ERP',
      ({ orderStatus, journals }) => orderStatus === 'paid' && journals.some(({ erp }) => erp !== null),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(browser.faults).toEqual([]));

  const heading = (name: string) => browser.page.getByRole('heading', { name, level: 1 }).waitFor();
  const expectReadable = async (): Promise<void> => expect(await browser.accessibilityFindings()).toEqual([]);

  it('teaches where payouts come from, and explains one down to its remainder (AC-40)', async () => {
    const { page } = browser;
    await browser.goto('/payouts');
    await heading('Payouts');
    await page.getByText('There is no payout yet').waitFor();
    await expectReadable();
    await page.route('**/api/v1/reconciliation/payouts/po_shown', (route) =>
      route.fulfill({ json: EXPLANATION }),
    );
    await page.route('**/api/v1/reconciliation/payouts/po_shown/movements**', (route) =>
      route.fulfill({ json: { items: [], nextCursor: null } }),
    );
    await browser.goto('/payouts/po_shown');
    await heading('Payout po_shown');
    await page.getByText(/^Everything is here and -€1\.80 has no explanation/).waitFor();
    const table = page.getByRole('table', { name: 'What it is made of' });
    await table.getByRole('cell', { name: '€96.80' }).first().waitFor();
    await table.getByRole('row', { name: 'Amount of the payout €95.00' }).waitFor();
    await expectReadable();
  });

  it('takes in a bank statement, and shows its line that is no payout yet', async () => {
    const { page } = browser;
    const file = join(folder, 'january.csv');
    writeFileSync(file, STATEMENT);
    await browser.goto(`/bank?store=${STORE}`);
    await heading('Bank');
    await page.getByText('No line matches').waitFor();
    await page.getByRole('button', { name: 'Take in a statement' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles(file);
    await dialog.getByRole('textbox', { name: 'Account' }).fill('DE02120300000000202051');
    await expectReadable();
    await dialog.getByRole('button', { name: 'Take in a statement' }).click();
    await dialog.getByText(/2 lines, 0 of them known before/).waitFor();
    await dialog.getByText('Close', { exact: true }).click();
    const row = page.getByRole('row', { name: new RegExp(LINE_TEXT) });
    await row.getByText('No payout yet').waitFor();
    await expectReadable();
    await row.press('Enter');
    const drawer = page.getByRole('dialog').first();
    await drawer.getByText(/^No payout fits by day and amount/).waitFor();
    await drawer.getByRole('button', { name: 'Match with another' }).click();
    const match = page.getByRole('dialog').last();
    await match.getByRole('textbox', { name: 'Payouts' }).fill('po_unknown');
    await match.getByRole('textbox', { name: 'Reason' }).fill('It is this one');
    await match.getByRole('button', { name: 'Match' }).click();
    await match.getByRole('alert').waitFor();
    await expectReadable();
    await browser.goto('/bank?view=statements');
    await page.getByRole('row', { name: /5 Jan 2026 – 6 Jan 2026/ }).waitFor();
    await expectReadable();
  });

  it('says that everything agrees, or what does not', async () => {
    await browser.goto('/exceptions');
    await heading('Exceptions');
    await browser.page.getByText('Everything agrees').waitFor();
    await expectReadable();
  });

  it('says what is in the way of a month, closes it by force with a reason, and opens it again', async () => {
    const { page } = browser;
    await browser.goto('/month-end');
    await page.getByRole('heading', { name: 'Choose a store' }).waitFor();
    await expectReadable();
    await browser.goto(`/month-end?store=${STORE}&month=2026-01`);
    const readiness = page.getByRole('region', { name: 'Ready to close?' });
    await readiness.getByText('Not ready yet').waitFor();
    await readiness.getByRole('row', { name: /Every bank line of the provider.*In the way: 1/ }).waitFor();
    await expectReadable();
    await readiness.getByRole('button', { name: 'Force it closed' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The line is a gift of the bank');
    await expectReadable();
    await dialog.getByRole('button', { name: 'Force it closed' }).click();
    await readiness.getByText(/^The books are closed through 31 Jan 2026/).waitFor();
    await readiness.getByRole('button', { name: 'Open it again' }).click();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The gift was a payout after all');
    await dialog.getByRole('button', { name: 'Open it again' }).click();
    await readiness.getByText('Closed so far: through 31 Dec 2025.').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      readiness.getByRole('link', { name: 'Download the evidence' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('evidence-2026-01.ndjson');
  });
});
