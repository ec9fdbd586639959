import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningErpNext } from '../fixtures/start-erpnext';
import { startErpNext } from '../fixtures/start-erpnext';
import { createErpNextSimulator } from './create-erpnext-simulator';

interface Answer {
  readonly status: number;
  readonly body: { data?: unknown; exc_type?: string; _server_messages?: string; message?: unknown };
}

describe('the ERPNext simulator', () => {
  let erp: RunningErpNext;
  beforeEach(async () => {
    erp = await startErpNext();
  });
  afterEach(() => erp.close());

  const token = 'token a1b2c3d4e5f6a7b:f0e1d2c3b4a5968';
  async function call(method: string, path: string, body?: unknown, authorization = token): Promise<Answer> {
    const response = await fetch(`${erp.url}/api/${path}`, {
      method,
      headers: { ...(authorization && { authorization }), 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }
  const entry = (debit: number, credit: number, more: object = {}): object => ({
    company: 'Demo Shop',
    posting_date: '2026-11-20',
    accounts: [
      { account: '1100 - Stripe Clearing - DS', debit_in_account_currency: debit },
      { account: '4000 - Sales - DS', credit_in_account_currency: credit },
    ],
    ...more,
  });
  const post = (body: object): Promise<Answer> => call('POST', 'resource/Journal%20Entry', body);
  const put = (name: string, body: object): Promise<Answer> =>
    call('PUT', `resource/Journal%20Entry/${name}`, body);
  const shown = ({ body }: Answer): string =>
    (JSON.parse((JSON.parse(body._server_messages!) as string[])[0]!) as { message: string }).message;

  it('knows who a token belongs to and refuses the others as documented', async () => {
    expect(await call('GET', 'method/frappe.auth.get_logged_user')).toEqual({
      status: 200,
      body: { message: 'bridge@example.com' },
    });
    expect((await call('GET', 'method/frappe.auth.get_logged_user', undefined, 'token a:b')).status).toBe(
      401,
    );
    expect((await call('GET', 'method/frappe.auth.get_logged_user', undefined, '')).status).toBe(403);
  });

  it('refuses an unbalanced draft with the text inside JSON inside JSON', async () => {
    const refused = await post(entry(2, 1));
    expect([refused.status, refused.body.exc_type]).toEqual([417, 'ValidationError']);
    expect(shown(refused)).toBe('Total Debit must be equal to Total Credit. The difference is 1.0');
    expect(erp.documents('Journal Entry')).toEqual([]);
  });

  it('lets documents go from draft to submitted to canceled and no other way', async () => {
    const made = await post(entry(1, 1));
    const name = (made.body.data as { name: string }).name;
    expect(name).toMatch(/^ACC-JV-\d{4}-00001$/);
    expect((await put(name, { docstatus: 2 })).body.exc_type).toBe('DocstatusTransitionError');
    expect((await put(name, { docstatus: 1 })).status).toBe(200);
    expect((await put(name, { docstatus: 0 })).body.exc_type).toBe('DocstatusTransitionError');
    expect((await put(name, { posting_date: '2026-11-21' })).body.exc_type).toBe('UpdateAfterSubmitError');
    expect((await put(name, { docstatus: 2 })).status).toBe(200);
    expect(shown(await put(name, { docstatus: 1 }))).toBe('Cannot edit cancelled document');
    expect(erp.state()).toMatchObject({ balances: {} });
  });

  it('refuses a stale copy, a taken key and a missing link', async () => {
    const made = await post(entry(1, 1, { bridge_key: 'k' }));
    const { name, modified } = made.body.data as { name: string; modified: string };
    await put(name, { user_remark: 'seen' });
    expect((await put(name, { docstatus: 1, modified })).body.exc_type).toBe('TimestampMismatchError');
    const twin = await post(entry(1, 1, { bridge_key: 'k' }));
    expect([twin.status, twin.body.exc_type]).toEqual([417, 'UniqueValidationError']);
    const astray = await post({ ...entry(1, 1), company: 'Nobody' });
    expect([astray.body.exc_type, shown(astray)]).toEqual([
      'LinkValidationError',
      'Could not find Company: Nobody',
    ]);
  });

  it('asks for a party on a receivable account and refuses both sides or none in a row', async () => {
    const rows = (first: object): object => ({
      ...entry(1, 1),
      accounts: [first, { account: '4000 - Sales - DS', credit_in_account_currency: 1 }],
    });
    expect(shown(await post(rows({ account: '1200 - Debtors - DS', debit_in_account_currency: 1 })))).toBe(
      'Row 1: Party Type and Party is required for Receivable / Payable account 1200 - Debtors - DS',
    );
    expect(shown(await post(rows({ account: '1000 - Bank - DS' })))).toBe(
      'Row 1: Both Debit and Credit values cannot be zero',
    );
  });

  it('drops unknown fields without a word, as the framework does, but remembers them', async () => {
    expect((await post(entry(1, 1, { colour: 'red' }))).status).toBe(200);
    expect(erp.state()).toMatchObject({ ignoredFields: { 'Journal Entry.colour': 1 } });
  });

  it('lists names, twenty at a time, and what is asked for', async () => {
    for (let i = 0; i < 21; i += 1) await post(entry(1, 1, { cheque_no: `n${i}` }));
    const list = async (query: string): Promise<unknown[]> =>
      (await call('GET', `resource/Journal%20Entry?${query}`)).body.data as unknown[];
    expect(await list('')).toHaveLength(20);
    expect(await list('limit_page_length=0')).toHaveLength(21);
    const filters = encodeURIComponent('[["cheque_no","in",["n3","n4"]]]');
    expect(await list(`filters=${filters}&fields=["cheque_no"]&order_by=name asc`)).toEqual([
      { cheque_no: 'n3' },
      { cheque_no: 'n4' },
    ]);
  });

  it('answers 404 for what is not there, 409 for a name that is taken', async () => {
    expect((await call('GET', 'resource/Customer/Nobody')).status).toBe(404);
    expect((await call('GET', 'resource/Nonsense')).status).toBe(404);
    const unit = { uom_name: 'Nos' };
    expect((await call('POST', 'resource/UOM', unit)).status).toBe(409);
  });

  it('keeps its world in a directory, when given one', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'erpnext-'));
    const first = createErpNextSimulator({ directory });
    first.site.insert('Customer', { customer_name: 'Ada' }, 'someone@example.com');
    await first.close();
    const second = createErpNextSimulator({ directory });
    expect(second.site.exists('Customer', 'Ada')).toBe(true);
    expect(second.site.all('Company')).toHaveLength(1);
    await second.close();
    rmSync(directory, { recursive: true });
  });

  it('books the ledger when an entry is submitted, not before', async () => {
    await post(entry(1, 1));
    expect(erp.documents('GL Entry')).toEqual([]);
    await put(erp.documents('Journal Entry')[0]!.name, { docstatus: 1 });
    expect(erp.documents('GL Entry')).toHaveLength(2);
  });
});
