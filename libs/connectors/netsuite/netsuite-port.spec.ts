import { erpConformance } from '#connectors/kit/conformance/erp-port.conformance';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { anOrder } from '#testing/factories/order';
import { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import type { RunningNetSuite } from './fixtures/start-netsuite';
import { startNetSuite } from './fixtures/start-netsuite';
import { refId, sublist } from './simulator/records';

const RECORDS = '/services/rest/record/v1/*';

erpConformance(
  'NetSuite',
  { entry: aJournalEntry(), order: anOrder() },
  async () => {
    const erp = await startNetSuite();
    const { records } = erp.simulator;
    return {
      port: erp.port,
      journalsPosted: () => records.all('journalEntry').length,
      ordersPosted: () => records.all('salesOrder').length,
      customers: () => records.all('customer').length,
      loseNextAnswerAfterWrite: () => {
        erp.faults.add({ match: { method: 'POST', pathPattern: RECORDS }, kind: 'drop-response', times: 1 });
      },
      close: erp.close,
    };
  },
  { reservations: true, linesAreReservations: true },
);

describe('the NetSuite connector', () => {
  const clock = new SimulatorClock();
  const entry = aJournalEntry();
  let erp: RunningNetSuite;
  beforeEach(async () => {
    erp = await startNetSuite({}, clock);
  });
  afterEach(() => erp.close());

  const codeOf = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'none',
      (error: { code: string }) => error.code,
    );
  const entries = () => erp.simulator.records.all('journalEntry');

  it('books debit and credit to the unit on the mapped accounts, under a key that addresses hold', async () => {
    await erp.port.postJournal(entry);
    const accounts = erp.simulator.records.all('account');
    const [made] = entries();
    const lines = sublist(made!['line']).map((line) => [
      accounts.find(({ id }) => id === refId(line['account']))?.['acctnumber'],
      line['debit'] ?? 0,
      line['credit'] ?? 0,
    ]);
    expect(lines).toEqual([
      ['11005', 113.05, 0],
      ['40005', 0, 90],
      ['40105', 0, 5],
      ['21005', 0, 18.05],
      ['60005', 1.95, 0],
      ['11005', 0, 1.95],
    ]);
    expect(made).toMatchObject({
      externalId: expect.stringMatching(/^stripe-txn-1\.[0-9a-f]{24}$/) as string,
    });
    expect(made!['memo']).toBe('stripe:txn_1 · Sale N-1001');
  });

  it('never posts twice when several processes post at the same time', async () => {
    const ports = [erp.open(), erp.open(), erp.open(), erp.open()];
    const posted = await Promise.all(ports.map((port) => port.postJournal(entry)));
    expect(new Set(posted.map(({ documentId }) => documentId)).size).toBe(1);
    expect(entries()).toHaveLength(1);
  });

  it('never overwrites: what was changed in NetSuite is told and left as it is', async () => {
    const { documentId } = await erp.port.postJournal(entry);
    const changed = sublist(entries()[0]!['line']).map((line, index) =>
      index === 1 ? { ...line, credit: 80 } : index === 2 ? { ...line, credit: 15 } : line,
    );
    erp.simulator.accounting.change(documentId, { line: { items: changed } });
    const standing = entries();
    expect(await codeOf(erp.port.postJournal(entry))).toBe('erp-entry-differs');
    expect(entries()).toEqual(standing);
  });

  it('leaves the conversion to NetSuite and tells the ledger in the subsidiary’s currency', async () => {
    const dollars = { ...entry, currency: 'USD' };
    await erp.port.postJournal(dollars);
    const [movement] = await erp.port.readLedger('4000', entry.date, entry.date);
    expect(movement).toEqual({ key: entry.key, date: entry.date, debit: 0, credit: 7655 });
    expect(await codeOf(erp.port.postJournal(entry))).toBe('erp-entry-differs');
    expect(await codeOf(erp.port.postJournal({ ...dollars, key: 'k', currency: 'GBP' }))).toBe(
      'erp-currency-missing',
    );
    await erp.port.reverseJournal(entry.key, `${entry.key}:reversal`, entry.date, 'Booked by mistake');
    const both = await erp.port.readLedger('4000', entry.date, entry.date);
    expect(both.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0);
  });

  it('does not show entries of another subsidiary in its ledger', async () => {
    const other = erp.simulator.records.all('subsidiary')[1]!.id;
    await erp.open({ subsidiary: other }).postJournal({ ...entry, key: 'stripe:txn_2' });
    expect(await erp.port.readLedger('1100', entry.date, entry.date)).toEqual([]);
  });

  it('shows entries that people made by their number', async () => {
    await erp.port.postJournal(entry);
    const [made] = entries();
    const { externalId: _externalId, ...copy } = made!;
    erp.simulator.accounting.create({ ...copy, memo: 'stripe:txn_1 · copied' });
    const keys = (await erp.port.readLedger('4000', entry.date, entry.date)).map(({ key }) => key);
    expect(keys).toEqual([entry.key, 'JE2']);
  });

  it('names a closed period and leaves nothing behind, so that another day can be tried', async () => {
    erp.simulator.accounting.openFrom = '2026-12-01';
    expect(await codeOf(erp.port.postJournal(entry))).toBe('period-closed');
    expect(entries()).toEqual([]);
    expect((await erp.port.postJournal({ ...entry, date: '2026-12-01' })).state).toBe('posted');
  });

  it('approves what it made where that is a step of its own, and says who has to do it elsewhere', async () => {
    const twoSteps = await startNetSuite({ approval: 'maker' });
    expect((await twoSteps.port.postJournal(entry)).state).toBe('posted');
    await twoSteps.close();
    const routed = await startNetSuite({ approval: 'others' });
    expect(await codeOf(routed.port.postJournal(entry))).toBe('erp-entry-unapproved');
    expect(await routed.port.findJournal(entry.key)).toMatchObject({ state: 'draft' });
    expect(await routed.port.readLedger('1100', entry.date, entry.date)).toEqual([]);
    const [made] = routed.simulator.records.all('journalEntry');
    routed.simulator.records.update('journalEntry', made!.id, { approved: true });
    expect((await routed.port.postJournal(entry)).state).toBe('posted');
    await routed.close();
  });

  it('works without subsidiaries in an account without OneWorld', async () => {
    const plain = await startNetSuite({ oneWorld: false });
    expect(await codeOf(plain.port.probe())).toBe('none');
    await plain.port.postJournal(entry);
    expect(await plain.port.readLedger('4010', entry.date, entry.date)).toHaveLength(1);
    await plain.close();
  });

  it('reads a ledger of more than a page, each movement once', async () => {
    await erp.port.postJournal(entry);
    const { externalId: _externalId, id: _id, ...copy } = entries()[0]!;
    for (let copies = 0; copies < 600; copies += 1) erp.simulator.accounting.create(copy);
    const ledger = await erp.port.readLedger('1100', entry.date, entry.date);
    expect(ledger).toHaveLength(1202);
    expect(ledger.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(601 * 11110);
  });

  it('reverses nothing that was never posted', async () => {
    const reversed = erp.port.reverseJournal('stripe:txn_none', 'stripe:txn_none:reversal', entry.date, 'x');
    expect(await codeOf(reversed)).toBe('erp-entry-not-posted');
  });

  it.each([
    ['an unknown certificate', { certificateId: 'other' }, 'erp-credentials-refused'],
    ['another integration', { clientId: 'f'.repeat(64) }, 'erp-credentials-refused'],
    ['an unknown subsidiary', { subsidiary: '9' }, 'erp-not-found'],
    ['an unknown account', { accounts: { '1100': '99999' } }, 'erp-account-missing'],
    ['an account that only sums up', { accounts: { '1100': '1000' } }, 'erp-account-missing'],
  ])('names the fault when the probe finds %s', async (_what, settings, code) => {
    expect(await codeOf(erp.open(settings).probe())).toBe(code);
  });

  it('waits as long as it is told to when the account has no request left', async () => {
    await erp.port.probe();
    erp.faults.add({ match: { pathPattern: RECORDS }, kind: 'status-429', retryAfter: 7, times: 1 });
    await expect(erp.port.postJournal(entry)).rejects.toMatchObject({
      failureClass: 'rate-limited',
      retryAfterMs: 7000,
    });
  });
});
