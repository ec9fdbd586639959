import { erpConformance } from '#connectors/kit/conformance/erp-port.conformance';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { anOrder } from '#testing/factories/order';
import type { RunningOdoo } from './fixtures/start-odoo';
import { startOdoo } from './fixtures/start-odoo';
import { CompanyBook } from './accounts/company-book';
import { enterRate } from './simulator/world';

const CREATE = '/json/2/*/create';

erpConformance('Odoo', { entry: aJournalEntry(), order: anOrder() }, async () => {
  const erp = await startOdoo();
  const { records } = erp.simulator;
  const count = (model: string, state: string): number =>
    records.all(model).filter((record) => record['state'] === state).length;
  return {
    port: erp.port,
    journalsPosted: () => count('account.move', 'posted'),
    ordersPosted: () => count('sale.order', 'sale'),
    customers: () => records.all('res.partner').length,
    loseNextAnswerAfterWrite: () => {
      erp.faults.add({ match: { pathPattern: CREATE }, kind: 'drop-response', times: 1 });
    },
    close: erp.close,
  };
});

describe('the Odoo connector', () => {
  const entry = aJournalEntry();
  let erp: RunningOdoo;
  beforeEach(async () => {
    erp = await startOdoo();
  });
  afterEach(() => erp.close());

  const codeOf = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'none',
      (error: { code: string }) => error.code,
    );
  const moves = (): unknown[] => erp.simulator.records.all('account.move').map(({ state }) => state);
  const lines = () => erp.simulator.records.all('account.move.line');
  const draftOf = (values: Record<string, unknown> = {}): number =>
    erp.simulator.accounting.create({
      ref: entry.key,
      date: entry.date,
      journal_id: 1,
      line_ids: [
        [0, 0, { account_id: 2, debit: 10 }],
        [0, 0, { account_id: 12, credit: 10 }],
      ],
      ...values,
    }).id;
  const failPosting = (kind: 'status-503' | 'drop-response'): void => {
    erp.faults.add({ match: { pathPattern: '*/action_post' }, kind, times: 1 });
  };

  it('books debit and credit to the unit on the mapped accounts', async () => {
    await erp.port.postJournal(entry);
    const accounts = erp.simulator.records.all('account.account');
    const booked = lines().map((line) => {
      const account = accounts.find(({ id }) => id === line['account_id']);
      return [account?.['code'], line['debit'], line['credit']];
    });
    expect(booked).toEqual([
      ['101100', 113.05, 0],
      ['404000', 0, 90],
      ['404010', 0, 5],
      ['202100', 0, 18.05],
      ['606000', 1.95, 0],
      ['101100', 0, 1.95],
    ]);
  });

  it.each(['create', 'action_post'])('posts once when the answer to %s is lost', async (method) => {
    erp.faults.add({ match: { pathPattern: `*/${method}` }, kind: 'drop-response', times: 1 });
    expect(await codeOf(erp.port.postJournal(entry))).toBe('connection-lost');
    expect((await erp.open().postJournal(entry)).state).toBe('posted');
    expect(moves()).toEqual(['posted']);
  });

  it('posts the draft that a crash left behind, and shows it as one before', async () => {
    failPosting('status-503');
    expect(await codeOf(erp.port.postJournal(entry))).toBe('system-unavailable');
    const left = await erp.port.findJournal(entry.key);
    expect(left?.state).toBe('draft');
    expect(await erp.open().postJournal(entry)).toEqual({ ...left, state: 'posted' });
    expect(moves()).toEqual(['posted']);
  });

  it('posts one of two drafts that crashes left behind, and removes the other', async () => {
    failPosting('status-503');
    await codeOf(erp.port.postJournal(entry));
    const [made] = erp.simulator.records.all('account.move');
    const copies = lines().map(({ id: _id, create_date: _c, write_date: _w, ...line }) => [0, 0, line]);
    draftOf({ line_ids: copies });
    await erp.port.postJournal(entry);
    expect(erp.simulator.records.all('account.move')).toMatchObject([{ id: made?.id, state: 'posted' }]);
  });

  it('never posts twice when several processes post at the same time', async () => {
    const ports = [erp.open(), erp.open(), erp.open(), erp.open()];
    const codes = await Promise.all(ports.map((port) => codeOf(port.postJournal(entry))));
    expect(codes.filter((code) => code !== 'none' && code !== 'erp-document-changed')).toEqual([]);
    for (const port of ports) expect((await port.postJournal(entry)).state).toBe('posted');
    expect(moves()).toEqual(['posted']);
  });

  it('posts no draft that somebody has changed', async () => {
    draftOf();
    expect(await codeOf(erp.port.postJournal(entry))).toBe('erp-entry-differs');
    expect(moves()).toEqual(['draft']);
  });

  it('posts again what a person reset to draft, and leaves alone what one canceled', async () => {
    const { documentId } = await erp.port.postJournal(entry);
    erp.simulator.accounting.resetToDraft(Number(documentId));
    expect(await erp.port.postJournal(entry)).toEqual({ documentId, state: 'posted' });
    erp.simulator.accounting.resetToDraft(Number(documentId));
    erp.simulator.accounting.cancel(Number(documentId));
    expect(await erp.port.findJournal(entry.key)).toEqual({ documentId, state: 'canceled' });
    expect(await codeOf(erp.port.postJournal(entry))).toBe('erp-document-canceled');
  });

  it('does not see the entries of another company in the same database', async () => {
    const journal = erp.simulator.records
      .all('account.journal')
      .find(({ company_id: company }) => company === 2);
    draftOf({ company_id: 2, journal_id: journal?.id });
    expect(await erp.port.findJournal(entry.key)).toBeNull();
    await erp.port.postJournal(entry);
    expect(moves()).toEqual(['draft', 'posted']);
  });

  describe('with lock dates', () => {
    const lockUntil = (day: string): void => {
      erp.simulator.records.update('res.company', 1, { fiscalyear_lock_date: day });
    };

    it('names a closed period, where Odoo would move the entry, and another day can be tried', async () => {
      lockUntil('2026-11-30');
      expect(await codeOf(erp.port.postJournal(entry))).toBe('period-closed');
      expect(moves()).toEqual([]);
      expect((await erp.port.postJournal({ ...entry, date: '2026-12-01' })).state).toBe('posted');
    });

    it('removes the draft of a day that was closed before it could be posted', async () => {
      failPosting('status-503');
      await codeOf(erp.port.postJournal(entry));
      lockUntil('2026-11-30');
      expect(await codeOf(erp.port.postJournal(entry))).toBe('period-closed');
      expect(moves()).toEqual([]);
    });

    it('answers for an entry whose period was closed after it', async () => {
      const posted = await erp.port.postJournal(entry);
      lockUntil('2026-11-30');
      expect(await erp.port.postJournal(entry)).toEqual(posted);
    });

    it('says so when the day was locked in the very moment of posting', async () => {
      const open = jest.spyOn(CompanyBook.prototype, 'requireOpen').mockResolvedValue(undefined);
      lockUntil('2026-11-30');
      const code = await codeOf(erp.port.postJournal(entry));
      open.mockRestore();
      expect(code).toBe('erp-entry-differs');
    });
  });

  describe('with other currencies', () => {
    const dollars = { ...entry, currency: 'USD' };

    it('does not take the rate of 1 that Odoo names for a currency without rates', async () => {
      expect(await codeOf(erp.port.postJournal(dollars))).toBe('erp-exchange-rate-missing');
      expect(moves()).toEqual([]);
    });

    it('keeps the amounts beside the converted ones and books what converting leaves over', async () => {
      enterRate(erp.simulator.records, 'USD', 0.8506);
      await erp.port.postJournal(dollars);
      const own = lines().filter((line) => line['currency_id'] === 2);
      expect(own.map((line) => line['amount_currency'])).toEqual([113.05, -90, -5, -18.05, 1.95, -1.95]);
      const sum = lines().reduce((cents, line) => cents + Math.round(Number(line['balance']) * 100), 0);
      expect([lines().length, sum]).toEqual([7, 0]);
      enterRate(erp.simulator.records, 'USD', 0.9);
      expect((await erp.port.postJournal(dollars)).state).toBe('posted');
      await erp.port.reverseJournal(entry.key, `${entry.key}:reversal`, entry.date, 'Booked by mistake');
      const left = lines().reduce((cents, line) => cents + Math.round(Number(line['balance']) * 100), 0);
      expect([lines().length, left]).toEqual([14, 0]);
    });
  });

  it('links a reversal to what it takes back, and reverses nothing that was never posted', async () => {
    const { documentId } = await erp.port.postJournal(entry);
    await erp.port.reverseJournal(entry.key, `${entry.key}:reversal`, entry.date, 'Booked by mistake');
    const [, reversal] = erp.simulator.records.all('account.move');
    expect(reversal?.['reversed_entry_id']).toBe(Number(documentId));
    const none = erp.port.reverseJournal('stripe:txn_none', 'stripe:txn_none:reversal', entry.date, 'x');
    expect(await codeOf(none)).toBe('erp-entry-not-posted');
  });

  it('takes the older of two keys when the newer is refused', async () => {
    const { apiKey } = erp.simulator.connection.secrets;
    expect(await codeOf(erp.open({}, { apiKey: ['f'.repeat(40), apiKey] }).probe())).toBe('none');
  });

  it.each([
    ['a wrong key', {}, { apiKey: ['f'.repeat(40)] }, 'erp-credentials-refused'],
    ['a company that the user may not see', { companyId: 9 }, undefined, 'erp-permission-missing'],
    ['an unknown journal', { journal: 'NOPE' }, undefined, 'erp-not-found'],
    ['a journal of another type', { journal: 'BNK1' }, undefined, 'erp-not-found'],
    ['an unknown account', { accounts: { '1100': '999999' } }, undefined, 'erp-account-missing'],
  ])('names the fault when the probe finds %s', async (_what, settings, secrets, code) => {
    expect(await codeOf(erp.open(settings, secrets).probe())).toBe(code);
  });

  it('names the right that the user lacks', async () => {
    const apiKey = '0'.repeat(40);
    const limited = await startOdoo({ users: [{ apiKey, readOnly: ['account.move'] }] });
    const port = limited.open({}, { apiKey: [apiKey] });
    expect(await codeOf(port.probe())).toBe('erp-permission-missing');
    expect(await codeOf(port.postJournal(entry))).toBe('erp-permission-missing');
    await limited.close();
  });

  it('waits as long as it is told to', async () => {
    erp.faults.add({ match: {}, kind: 'status-429', retryAfter: 7, times: 1 });
    await expect(erp.port.postJournal(entry)).rejects.toMatchObject({
      failureClass: 'rate-limited',
      retryAfterMs: 7000,
    });
  });
});
