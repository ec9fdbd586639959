import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportBankStatement } from '#contracts/commands/bank';
import { ClosePeriod } from '#contracts/commands/books';
import { HandleException } from '#contracts/commands/reconciliation';
import { RequestSettled } from '#contracts/events/platform';
import { BalanceTransactionRecorded } from '#contracts/events/payments';
import { BalanceRead, PayoutRecorded } from '#contracts/events/payouts';
import type { CommandDefinition, ResponseOf } from '#contracts/message';
import {
  EVIDENCE_SECTIONS,
  type EvidenceSection,
  ExportEvidence,
  GetPeriod,
} from '#contracts/queries/periods';
import { ListExceptions } from '#contracts/queries/reconciliation';
import { Database } from '#platform/database/database';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { aCamtFile, type BankFileLine } from '#testing/factories/bank-file';
import { aPayout } from '#testing/factories/payout';
import { POSTING_TABLE, POSTING_TABLE_VERSION, versionOf } from '../domain/posting-table';
import { PostingTableRepository } from '../database/posting-table.repository';
import { FindExceptions } from '../expectations/find-exceptions';
import { type RunningBooks, startBooks } from './start-books';

describe('the end of a month', () => {
  let books: RunningBooks;
  beforeAll(async () => {
    books = await startBooks({ clock: new VirtualClock(new Date('2026-12-03T10:00:00Z')) });
  });
  afterAll(() => books.close());

  let requests = 0;
  const command = async (definition: CommandDefinition, body: object) => {
    const requestId = `req_${(requests += 1)}`;
    await books.service.publish(definition, { actor: 'Ada', ...body, requestId });
    const settled = await books.service.waitFor(
      () => books.service.published(RequestSettled).find((one) => one.requestId === requestId),
      { what: definition.name },
    );
    return settled.outcome;
  };
  const period = async (month: string) =>
    (await books.service.ask(GetPeriod, { storeId: 'small', period: month }))!;
  const inTheWay = async (month = '2026-11') =>
    (await period(month)).checks
      .filter(({ ok }) => !ok)
      .map(({ check, subjects }) => `${check}: ${subjects.join()}`);
  const moved = (id: string, amount: number, day: string, parts: object = {}) =>
    books.service.publish(BalanceTransactionRecorded, {
      ...{
        storeId: 'small',
        orderId: null,
        paymentId: null,
        connectionId: 'payment',
        at: `${day}T10:00:00Z`,
      },
      balanceTransaction: aBalanceTransaction({
        ...{ balanceTransactionId: id, reportingCategory: 'fee', amount, sourceId: null },
        createdAt: `${day}T10:00:00Z`,
        ...parts,
      }),
    });
  const bank = (opening: number, from: string, to: string, lines: BankFileLine[]) =>
    command(ImportBankStatement, {
      ...{ storeId: 'small', format: 'camt.053' },
      content: Buffer.from(aCamtFile({ opening, from, to, number: from, lines })).toString('base64'),
    });
  const close = (parts: object) =>
    command(ClosePeriod, { storeId: 'small', closedThrough: '2026-11-30', ...parts });

  it('says what is in the way, one check after the other, until nothing is', async () => {
    await moved('end_fee', -200, '2026-11-10');
    await books.entry('stripe:end_fee');
    await moved('end_out', -1000, '2026-11-29', { reportingCategory: 'payout', sourceId: 'po_end' });
    await moved('end_odd', -5, '2026-11-12', { reportingCategory: 'quantum_levy', type: 'quantum_levy' });
    await books.entry('stripe:end_out');
    const payout = aPayout({
      ...{ payoutId: 'po_end', amount: 1000, automatic: false, traceId: 'TRC-END-1' },
      ...{ arrivalDate: '2026-12-01', balanceTransactionId: 'end_out' },
    });
    await books.service.publish(PayoutRecorded, { storeId: 'small', payout, at: '2026-11-29T10:00:00Z' });
    const odd = await books.service.waitFor(async () => {
      await books.service.app.get(FindExceptions).run();
      const all = { storeIds: null, state: 'open' as const, kind: null, owner: null, openedBefore: null };
      return (await books.service.ask(ListExceptions, all)).items[0];
    });
    await books.service.waitFor(async () => (await inTheWay()).length === 2);
    expect(await inTheWay()).toEqual([
      `exceptions: ${odd.exceptionId}`,
      'clearing: no reading of the balance',
    ]);
    expect((await inTheWay('2026-12'))[0]).toBe('period-over: 2026-12-31');
    expect(await inTheWay('2026-10')).toEqual(['clearing: no reading of the balance']);

    const { exceptionId } = odd;
    await command(HandleException, {
      exceptionId,
      stores: null,
      action: { kind: 'force', reason: 'Five cents' },
    });
    const balances = [{ currency: 'EUR', pending: 0, available: -1200, reserved: 0 }];
    const reading = { storeId: 'small', connectionId: 'payment', balances, at: '2026-11-30T20:00:00Z' };
    await books.service.publish(BalanceRead, reading);
    await books.service.waitFor(async () => (await period('2026-11')).clearing.length === 1);
    // The movement that a person accepted is not booked all the same: 1100 is not the provider's balance.
    expect(await inTheWay()).toEqual(['clearing: EUR']);
    expect((await period('2026-11')).clearing).toMatchObject([
      { provider: -1200, books: -1200, notBooked: -5 },
    ]);
  });

  it('is closed by force only while something is in the way, and with a reason', async () => {
    expect(await close({})).toMatchObject({
      status: 'refused',
      problem: {
        status: 422,
        code: 'period-not-ready',
        errors: [{ code: 'clearing', path: 'closedThrough' }],
      },
    });
    expect(await close({ force: true })).toMatchObject({ problem: { code: 'period-not-ready' } });
    expect(await close({ force: true, reason: 'Five cents are accepted' })).toMatchObject({ status: 'done' });
    expect((await period('2026-11')).closedThrough).toBe('2026-11-30');
  });

  it('lists what lies on its two sides, and the balance of every account', async () => {
    expect(
      await bank(0, '2026-11-01', '2026-11-20', [{ amount: 500, day: '2026-11-20', text: 'Rent back' }]),
    ).toMatchObject({
      status: 'done',
    });
    expect(await inTheWay()).toContain('bank-statements: DE89370400440532013000');
    await bank(500, '2026-11-21', '2026-12-02', [{ amount: 1000, day: '2026-12-02', text: 'TRC-END-1' }]);
    expect(await inTheWay()).toEqual(['clearing: EUR']);
    await moved('end_late', -70, '2026-11-28');
    const late = await books.entry('stripe:end_late');
    expect(late).toMatchObject({ date: '2026-12-01', originalDate: '2026-11-28' });
    const november = await period('2026-11');
    expect(november.timingDifferences).toEqual([
      { kind: 'in-transit', subject: 'po_end', currency: 'EUR', amount: 1000, settledOn: '2026-12-02' },
      { kind: 'late-entry', subject: late.entryId, currency: 'EUR', amount: 70, settledOn: '2026-12-01' },
    ]);
    const balance = (number: string, { accounts }: typeof november) =>
      accounts.find(({ account }) => account === number);
    expect(balance('1110', november)).toMatchObject({ opening: 0, debit: 1000, credit: 0, closing: 1000 });
    expect(balance('1000', november)).toBeUndefined();
    const december = await period('2026-12');
    expect(balance('1110', december)).toMatchObject({ opening: 1000, credit: 1000, closing: 0 });
    expect(balance('1000', december)).toMatchObject({ closing: 1000 });
  });

  const records = async (section: EvidenceSection, limit: number) => {
    const all: Array<Record<string, unknown>> = [];
    let cursor: string | null = null;
    do {
      const page: ResponseOf<typeof ExportEvidence> = await books.service.ask(ExportEvidence, {
        ...{ storeId: 'small', period: '2026-11', section, limit },
        cursor,
      });
      all.push(...page!.records);
      cursor = page!.nextCursor;
    } while (cursor !== null);
    return all;
  };

  it('leaves evidence that a script without the product finds whole', async () => {
    const chain = new TestChain();
    for (const section of EVIDENCE_SECTIONS) {
      const whole = await records(section, 100);
      expect(await records(section, 1)).toEqual(whole);
      for (const record of whole) chain.add(section, record);
    }
    expect(await records('bank-statement', 100)).toHaveLength(2);
    expect(await records('payout', 100)).toMatchObject([
      { payout: { payoutId: 'po_end' }, bank: { state: 'in-bank' } },
    ]);
    expect(await records('entry', 100)).toMatchObject([
      { entry: { key: 'stripe:end_fee' }, input: { net: -200 }, connectionId: 'payment' },
      { entry: { key: 'stripe:end_out' } },
    ]);
    expect(await records('exception', 100)).toMatchObject([
      {
        kind: 'not-booked',
        resolution: 'forced',
        trail: [{ action: 'opened' }, { action: 'force', actor: 'Ada' }],
      },
    ]);
    // Each entry's own table, word for word; that of an older release was kept when it ran.
    expect(await records('posting-table', 100)).toEqual([
      { version: POSTING_TABLE_VERSION, table: POSTING_TABLE },
    ]);
    const folder = await mkdtemp(join(tmpdir(), 'evidence-'));
    const file = join(folder, 'november.ndjson');
    await writeFile(file, chain.whole());
    const script = join(__dirname, '../../../../scripts/verify-evidence.mjs');
    const { stdout } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
    await rm(folder, { recursive: true });
    // Only the gateway signs.
    expect(stdout.match(/^!.*$/gm)).toEqual(['! The signature is missing']);
    expect(stdout).toContain('2 entry');
  });

  it('leaves every posting table as evidence that its entries were made by, and none that they were not', async () => {
    const database = books.service.app.get(Database);
    const older = POSTING_TABLE.slice(1);
    const [kept, unkept] = [versionOf(older), '1+000000000000'];
    await books.service.app.get(PostingTableRepository).keep(database, kept, older, new Date());
    for (const [version, key] of [
      [kept, 'stripe:end_fee'],
      [unkept, 'stripe:end_out'],
    ]) {
      await database.transaction(async (tx) => {
        await tx.execute(
          `INSERT INTO journal_entries (entry_id, store_id, key, rule, rule_version, description, currency, date, source, movement, created_at)
           SELECT 'je_' || $1, store_id, key || ':' || $1, rule, $1, description, currency, date, source, movement, created_at
           FROM journal_entries WHERE store_id = 'small' AND key = $2`,
          [version, key],
        );
        await tx.execute(
          `INSERT INTO journal_lines (entry_id, position, account, account_name, debit, credit)
           SELECT 'je_' || $1, position, account, account_name, debit, credit
           FROM journal_lines JOIN journal_entries USING (entry_id) WHERE store_id = 'small' AND key = $2`,
          [version, key],
        );
      });
    }
    const tables = await records('posting-table', 1);
    expect(tables).toEqual([
      { version: unkept, table: null },
      ...[
        { version: kept, table: older },
        { version: POSTING_TABLE_VERSION, table: POSTING_TABLE },
      ].sort((a, b) => (a.version < b.version ? -1 : 1)),
    ]);
  });
});

/** The bundle as its description says it is made, once more. */
class TestChain {
  private readonly lines: string[] = [];
  private readonly sections: Record<string, { count: number; text: string }> = {};
  private head = '0'.repeat(64);

  add(kind: string, data: object): void {
    const body = JSON.stringify({ n: this.lines.length + 1, kind, data });
    this.head = sha256(this.head + body);
    const line = `${body.slice(0, -1)},"hash":"${this.head}"}`;
    this.lines.push(line);
    const section = (this.sections[kind] ??= { count: 0, text: '' });
    section.count += 1;
    section.text += `${line}\n`;
  }

  whole(): string {
    const { head } = this;
    const sections = Object.fromEntries(
      Object.entries(this.sections).map(([kind, { count, text }]) => [kind, { count, sha256: sha256(text) }]),
    );
    this.add('manifest', { records: this.lines.length, head, sections });
    return `${this.lines.join('\n')}\n`;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
