import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '#platform/logging/logger';
import { readConfig } from '../config';
import { startSandbox, type Sandbox } from '../start-sandbox';
import type { BankLine } from './bank-line';

interface Written {
  readonly number: number;
  readonly opening: number;
  readonly lines: readonly BankLine[];
  readonly camt: string;
  readonly csv: string;
}

describe('the simulated bank', () => {
  let directory: string;
  let sandbox: Sandbox;

  const start = (): Promise<Sandbox> => {
    const ports = ['PORT', 'STRIPE_PORT', 'KENTICO_PORT', 'ORDERCLOUD_PORT', 'XC_PORT', 'HUBSPOT_PORT'];
    const environment = Object.fromEntries(
      [...ports, 'ERPNEXT_PORT', 'SMTP_PORT'].map((name) => [name, '0']),
    );
    return startSandbox(readConfig({ ...environment, SANDBOX_DATA_DIR: directory }), silentLogger);
  };
  const control = async <T>(path: string, body: object = {}): Promise<T> => {
    const response = await fetch(`${sandbox.url}/_control/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return (await response.json()) as T;
  };
  const page = async (path = '/bank'): Promise<string> => (await fetch(`${sandbox.url}${path}`)).text();
  const submit = (path: string, fields: Record<string, string> = {}): Promise<Response> =>
    fetch(`${sandbox.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const earn = (amount: number) =>
    control('stripe/balance-movements', { amount, type: 'topup', reportingCategory: 'topup' });
  const ofStripe = ({ lines }: Written) =>
    lines.filter(({ key }) => !key.startsWith('rent:')).map(({ amount, text }) => ({ amount, text }));

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'sandbox-bank-'));
    sandbox = await start();
  });
  afterEach(async () => {
    await sandbox.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('pays out by a click, and says why there is nothing to pay out', async () => {
    const refused = await submit('/bank/payouts', { currency: 'EUR' });
    expect(refused.status).toBe(303);
    expect(await page(refused.headers.get('location')!)).toContain('nothing to pay out');
    await earn(5_000);
    await submit('/bank/payouts', { currency: 'EUR' });
    const html = await page();
    expect(html).toContain('50.00 EUR');
    expect(html).toContain('<span class="status">paid</span>');
  });

  it('writes each payout on one statement, and its way back on a later one that opens where that one closed', async () => {
    await earn(5_000);
    const payout = await control<{ id: string; trace_id: { value: string } }>('stripe/payouts');
    const first = await control<Written>('bank/statements');
    const text = `STRIPE PAYOUT ${payout.trace_id.value}`;
    expect(ofStripe(first)).toEqual([{ amount: 5_000, text }]);
    expect(first.csv).toContain(text);
    await submit(`/bank/payouts/${payout.id}/return`);
    await sandbox.close();
    sandbox = await start();
    const second = await control<Written>('bank/statements');
    expect(ofStripe(second)).toEqual([{ amount: -5_000, text: `${text} RETURNED` }]);
    expect(second.opening).toBe(first.lines.reduce((sum, { amount }) => sum + amount, first.opening));
    expect(ofStripe(await control<Written>('bank/statements'))).toEqual([]);
  });

  it('names no trace id when it is told so, and offers both files for download', async () => {
    await earn(5_000);
    await submit('/bank/payouts', { currency: 'EUR' });
    await submit('/bank/statements', { currency: 'EUR', naming: 'nothing' });
    expect(await page()).toContain('/bank/statements/1.xml');
    const camt = await page('/bank/statements/1.xml');
    expect(camt).toContain('<Amt Ccy="EUR">50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>');
    expect(camt).not.toContain('STRIPE');
    expect(await page('/bank/statements/1.csv')).toContain(',50.00,');
    expect((await fetch(`${sandbox.url}/bank/statements/9.csv`)).status).toBe(404);
  });
});
