import { erpConformance } from '#connectors/kit/conformance/erp-port.conformance';
import { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { anOrder } from '#testing/factories/order';
import type { RunningBusinessCentral } from './fixtures/start-business-central';
import { startBusinessCentral } from './fixtures/start-business-central';
import { batchCodeOf, documentNumberOf } from './documents/document-number';
import { Ledger } from './journal/ledger';

const API = '/v2.0/*';

erpConformance(
  'Business Central',
  { entry: aJournalEntry(), order: anOrder() },
  async () => {
    const erp = await startBusinessCentral();
    const { tables, world } = erp.simulator;
    return {
      port: erp.port,
      journalsPosted: () => world.postings.length,
      ordersPosted: () => tables.all('salesOrders').length,
      customers: () => tables.all('customers').length,
      loseNextAnswerAfterWrite: () => {
        erp.faults.add({ match: { method: 'POST', pathPattern: API }, kind: 'drop-response', times: 1 });
      },
      close: erp.close,
    };
  },
  { reservations: false },
);

describe('the Business Central connector', () => {
  const clock = new SimulatorClock();
  const entry = aJournalEntry();
  let erp: RunningBusinessCentral;
  beforeEach(async () => {
    erp = await startBusinessCentral({}, clock);
  });
  afterEach(() => erp.close());

  const codeOf = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'none',
      (error: { code: string }) => error.code,
    );
  const postings = (): number => erp.simulator.world.postings.length;
  const batches = (): number => erp.simulator.tables.all('journals').length;

  it('books signed amounts to the unit on the mapped accounts and leaves no batch behind', async () => {
    await erp.port.postJournal(entry);
    const sums: Record<string, number> = {};
    for (const row of erp.simulator.tables.all('generalLedgerEntries')) {
      const cents = Math.round((Number(row['debitAmount']) - Number(row['creditAmount'])) * 100);
      sums[String(row['accountNumber'])] = (sums[String(row['accountNumber'])] ?? 0) + cents;
    }
    expect(sums).toEqual({ '10990': 11110, '40100': -9000, '40200': -500, '22700': -1805, '60100': 195 });
    expect(batches()).toBe(0);
  });

  it('gives a key a number of at most 20 capitals, and keeps the key itself', async () => {
    const key = 'stripe:txn_3QaBcDeFgHiJkLmNoPqRsTuV:reversal';
    const { documentId } = await erp.port.postJournal({ ...entry, key });
    expect(documentId).toMatch(/^TB[A-Z2-7]{18}$/);
    const [movement] = await erp.port.readLedger('4000', entry.date, entry.date);
    expect(movement).toEqual({ key, date: entry.date, debit: 0, credit: 9000 });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'posts once, whichever write loses its answer (write %i)',
    async (lost) => {
      await erp.port.probe();
      let failures = 0;
      // One POST makes the batch, six its lines, the eighth posts; the ninth write is the renewal before it.
      const passing = { method: 'POST', pathPattern: API };
      if (lost > 1 && lost < 9)
        erp.faults.add({ match: passing, kind: 'delay', delayMs: 0, times: lost - 1 });
      const method = lost === 9 ? 'PATCH' : 'POST';
      erp.faults.add({ match: { method, pathPattern: API }, kind: 'drop-response', times: 1 });
      for (let attempt = 0; attempt < 3; attempt += 1) {
        try {
          await erp.port.postJournal(entry);
          break;
        } catch {
          failures += 1;
        }
      }
      expect([failures, postings(), batches()]).toEqual([1, 1, 0]);
    },
  );

  it('completes the lines that a crash left, once its lease is over', async () => {
    erp.faults.add({ match: { method: 'POST', pathPattern: API }, kind: 'delay', delayMs: 0, times: 3 });
    erp.faults.add({ match: { method: 'POST', pathPattern: API }, kind: 'status-503', times: 1 });
    expect(await codeOf(erp.port.postJournal(entry))).toBe('system-unavailable');
    expect(erp.simulator.tables.all('journalLines')).toHaveLength(2);
    const other = erp.open();
    expect(await other.findJournal(entry.key)).toMatchObject({ state: 'draft' });
    expect(await codeOf(other.postJournal(entry))).toBe('erp-entry-in-progress');
    clock.advance(121_000);
    expect((await other.postJournal(entry)).state).toBe('posted');
    expect([postings(), batches(), erp.simulator.tables.all('generalLedgerEntries').length]).toEqual([
      1, 0, 6,
    ]);
  });

  it('replaces lines that somebody has changed instead of posting them', async () => {
    erp.faults.add({ match: { pathPattern: '*Microsoft.NAV.post' }, kind: 'status-503', times: 1 });
    expect(await codeOf(erp.port.postJournal(entry))).toBe('system-unavailable');
    const [line] = erp.simulator.tables.all('journalLines');
    erp.simulator.tables.update('journalLines', line!.id, { amount: 1 }, '*');
    await erp.port.postJournal(entry);
    const posted = erp.simulator.tables.all('generalLedgerEntries');
    expect(posted.map((row) => row['debitAmount'])).toContain(113.05);
    expect(posted).toHaveLength(6);
  });

  it('never posts twice when two processes post at the same time', async () => {
    const ports = [erp.open(), erp.open(), erp.open()];
    const codes = await Promise.all(ports.map((port) => codeOf(port.postJournal(entry))));
    expect(codes.filter((code) => code !== 'none' && code !== 'erp-entry-in-progress')).toEqual([]);
    for (const port of ports) expect((await port.postJournal(entry)).state).toBe('posted');
    expect([postings(), batches()]).toEqual([1, 0]);
  });

  it('does not post what another process has posted since the ledger was looked at', async () => {
    const ofDocument = jest.spyOn(Ledger.prototype, 'ofDocument');
    ofDocument.mockImplementationOnce(async () => {
      await erp.open().postJournal(entry);
      return [];
    });
    expect((await erp.port.postJournal(entry)).state).toBe('posted');
    ofDocument.mockRestore();
    expect([postings(), batches()]).toEqual([1, 0]);
  });

  it('does not touch the lines of others in batches of their own', async () => {
    const theirs = erp.simulator.journals.create({ code: 'DAILY', displayName: 'Daily' });
    erp.simulator.journals.addLine(theirs.id, { accountNumber: '10100', amount: 5, documentNumber: 'X' });
    const keys = ['stripe:txn_a', 'stripe:txn_b', 'stripe:txn_c'];
    await Promise.all(keys.map((key) => erp.port.postJournal({ ...entry, key })));
    expect(erp.simulator.journals.lines(theirs.id)).toHaveLength(1);
    expect(postings()).toBe(3);
  });

  it('leaves a batch of its name alone that a person has made', async () => {
    erp.simulator.journals.create({ code: batchCodeOf(entry.key), displayName: 'Month end' });
    expect(await codeOf(erp.port.postJournal(entry))).toBe('erp-batch-taken');
    expect([postings(), batches()]).toEqual([0, 1]);
  });

  it('says plainly that it takes no entries in another currency', async () => {
    const usd = { ...entry, currency: 'USD' };
    expect(await codeOf(erp.port.postJournal(usd))).toBe('erp-currency-not-supported');
    expect(batches()).toBe(0);
  });

  it('names a closed period and leaves nothing behind, so that another day can be tried', async () => {
    erp.simulator.world.allowPostingFrom = '2026-12-01';
    expect(await codeOf(erp.port.postJournal(entry))).toBe('period-closed');
    expect(batches()).toBe(0);
    expect((await erp.port.postJournal({ ...entry, date: '2026-12-01' })).state).toBe('posted');
  });

  it('sees that a person has reversed an entry', async () => {
    await erp.port.postJournal(entry);
    const { tables } = erp.simulator;
    for (const row of tables.all('generalLedgerEntries')) {
      const { debitAmount, creditAmount, entryNumber } = row;
      const swapped = { debitAmount: creditAmount, creditAmount: debitAmount };
      tables.insert('generalLedgerEntries', { ...row, ...swapped, entryNumber: Number(entryNumber) + 100 });
    }
    expect(await erp.port.findJournal(entry.key)).toMatchObject({ state: 'canceled' });
    expect(await codeOf(erp.port.postJournal(entry))).toBe('erp-document-canceled');
    expect(postings()).toBe(1);
  });

  it('refuses to reverse what was never posted', async () => {
    const reversed = erp.port.reverseJournal('stripe:txn_none', 'stripe:txn_none:reversal', entry.date, 'x');
    expect(await codeOf(reversed)).toBe('erp-entry-not-posted');
  });

  it('fetches one token for many calls, and another before it ends', async () => {
    const orders = ['1', '2', '3'].map((customerId) => anOrder({ customer: { customerId } }));
    await Promise.all(orders.map((order) => erp.port.upsertCustomer(order)));
    expect(erp.simulator.entra.issued).toBe(1);
    clock.advance(55 * 60_000);
    await erp.port.findJournal('a');
    expect(erp.simulator.entra.issued).toBe(2);
  });

  it('fetches a new token when the old one is refused early', async () => {
    await erp.port.probe();
    erp.simulator.entra.forget();
    expect(await codeOf(erp.port.probe())).toBe('none');
    expect(erp.simulator.entra.issued).toBe(2);
  });

  it('takes the older of two secrets while the newer is not known yet', async () => {
    const { clientSecret } = erp.simulator.connection.secrets;
    expect(await codeOf(erp.open({}, { clientSecret: ['not-yet-known-secret', clientSecret] }).probe())).toBe(
      'none',
    );
  });

  it.each([
    ['a wrong secret', {}, { clientSecret: ['wrong-wrong-wrong'] }, 'erp-credentials-refused'],
    ['an unknown company', { company: 'a3bb189e-8bf9-4c3a-9c2e-1d2f3a4b5c6d' }, undefined, 'erp-not-found'],
    ['an unknown account', { accounts: { '1100': '99999' } }, undefined, 'erp-account-missing'],
    ['a heading', { accounts: { '1100': '10000' } }, undefined, 'erp-account-missing'],
  ])('names the fault when the probe finds %s', async (_what, settings, secrets, code) => {
    expect(await codeOf(erp.open(settings, secrets).probe())).toBe(code);
  });

  it('waits as long as it is told to', async () => {
    await erp.port.probe();
    erp.faults.add({ match: { pathPattern: API }, kind: 'status-429', retryAfter: 7, times: 1 });
    await expect(erp.port.postJournal(entry)).rejects.toMatchObject({
      failureClass: 'rate-limited',
      retryAfterMs: 7000,
    });
  });

  describe('with orders', () => {
    const post = async (order = anOrder(), port = erp.port): Promise<string> => {
      const { customerId } = await port.upsertCustomer(order);
      return (await port.postOrder(order, customerId)).documentId;
    };

    it('writes discount, shipping and tax as lines of their own, and the total is the shop’s', async () => {
      const order = anOrder({
        discount: 700,
        lines: [['COFFEE-1', 3, 1000]],
        total: 3000 - 700 + 500 + 1995 + 1,
      });
      expect(await post(order)).toBe(documentNumberOf('shop/1001'));
      const [written] = erp.simulator.tables.all('salesOrders');
      expect(written).toMatchObject({ totalAmountIncludingTax: 47.96, externalDocumentNumber: 'N-1001' });
    });

    it('takes back an order that Business Central adds tax to', async () => {
      const taxed = await startBusinessCentral({ taxPercent: 19 });
      expect(await codeOf(post(anOrder(), taxed.port))).toBe('erp-order-differs');
      expect(taxed.simulator.tables.all('salesOrders')).toEqual([]);
      expect(await codeOf(post(anOrder(), taxed.open({ taxCode: 'ZERO' })))).toBe('none');
      await taxed.close();
    });

    it('makes no second order after the first has been shipped and invoiced', async () => {
      const number = await post();
      erp.simulator.sales.shipAndInvoice(erp.simulator.tables.all('salesOrders')[0]!.id);
      expect(await post()).toBe(number);
      expect(erp.simulator.tables.all('salesOrders')).toEqual([]);
    });

    it('makes one order and one customer when two processes are asked at the same time', async () => {
      const numbers = await Promise.all([post(anOrder(), erp.open()), post(anOrder(), erp.open())]);
      expect(numbers[0]).toBe(numbers[1]);
      const { tables } = erp.simulator;
      expect([tables.all('salesOrders').length, tables.all('customers').length]).toEqual([1, 1]);
    });

    it('names every SKU that is no item', async () => {
      const order = anOrder({
        lines: [
          ['NOPE-1', 1, 100],
          ['NOPE-2', 1, 100],
          [null, 1, 100],
        ],
      });
      expect(await codeOf(post(order))).toBe('erp-line-without-item');
      expect(await codeOf(post(order, erp.open({ fallbackItem: 'MUG-1' })))).toBe('erp-item-missing');
    });

    it('says which switch is off when numbers cannot be given', async () => {
      const strict = await startBusinessCentral({ manualNumbers: false });
      expect(await codeOf(post(anOrder(), strict.port))).toBe('erp-manual-numbers-off');
      await strict.close();
    });

    it('follows a customer’s new name', async () => {
      await post();
      await erp.port.upsertCustomer(anOrder({ customer: { lastName: 'King' } }));
      expect(erp.simulator.tables.all('customers')[0]).toMatchObject({ displayName: 'Ada King' });
    });
  });
});
