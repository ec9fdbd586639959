import { ReverseJournalEntry } from '#contracts/commands/books';
import { ImportBankStatement, MatchBankLine, UnmatchBankLine } from '#contracts/commands/bank';
import { HandleException } from '#contracts/commands/reconciliation';
import { RequestSettled } from '#contracts/events/platform';
import { PayoutRecorded } from '#contracts/events/payouts';
import type { CommandDefinition } from '#contracts/message';
import type { BankLine } from '#contracts/models/bank-statement';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Payout } from '#contracts/models/payout';
import { ListBankLines } from '#contracts/queries/bank';
import { ExplainPayout, ListExceptions } from '#contracts/queries/reconciliation';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { aCamtFile, type BankFileLine } from '#testing/factories/bank-file';
import { aPayout } from '#testing/factories/payout';
import { FindExceptions } from '../expectations/find-exceptions';
import { shown } from './order-books';
import { type RunningBooks, startBooks } from './start-books';

const DAY_MS = 86_400_000;

describe('payouts in the bank', () => {
  let books: RunningBooks;
  const clock = new VirtualClock(new Date('2026-11-20T10:00:00Z'));
  beforeAll(async () => {
    books = await startBooks({ clock });
  });
  afterAll(() => books.close());

  let requests = 0;
  const command = async (definition: CommandDefinition, body: object) => {
    const requestId = `req_${(requests += 1)}`;
    await books.service.publish(definition, { actor: 'Ada', stores: null, ...body, requestId });
    return (
      await books.service.waitFor(
        () => books.service.published(RequestSettled).find((one) => one.requestId === requestId),
        { what: definition.name },
      )
    ).outcome;
  };
  let balance = 0;
  let statements = 0;
  const bank = async (...lines: BankFileLine[]): Promise<void> => {
    const file = aCamtFile({ opening: balance, number: String((statements += 1)), lines });
    balance = lines.reduce((sum, { amount }) => sum + amount, balance);
    const content = Buffer.from(file).toString('base64');
    const outcome = await command(ImportBankStatement, { storeId: 'small', format: 'camt.053', content });
    if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
  };
  const told = (parts: Parameters<typeof aPayout>[0], at = '2026-11-19T00:00:00Z') => {
    const payout = aPayout({ automatic: false, arrivalDate: '2026-11-20', ...parts });
    return books.service.publish(PayoutRecorded, { storeId: 'small', payout, at });
  };
  const explain = async (payoutId: string) => books.service.ask(ExplainPayout, { storeIds: null, payoutId });
  const known = (payoutId: string, status: Payout['status'] = 'paid') =>
    books.service.waitFor(async () => (await explain(payoutId))?.payout.status === status);
  const line = async (text: string): Promise<BankLine> => {
    const all = { storeIds: null, state: null, statementId: null, provider: false, limit: 200 };
    const { items } = await books.service.ask(ListBankLines, all);
    return items.find((one) => one.text.includes(text))!;
  };
  const entryOf = async (key: string): Promise<JournalEntry> =>
    (await books.entries()).find((entry) => entry.key === key)!;
  const exceptions = async (state = 'open') => {
    await books.service.app.get(FindExceptions).run();
    const all = { storeIds: null, state: state as 'open', kind: null, owner: null, openedBefore: null };
    const { items } = await books.service.ask(ListExceptions, all);
    return items.map(({ kind, subject, amount }) => `${kind} ${subject} ${amount}`).sort();
  };

  it('are found by the trace id, booked out of 1110, and shown with the payout', async () => {
    await told({ payoutId: 'po_traced', amount: 15000, traceId: 'TRC-2026-0001' });
    await known('po_traced');
    await bank({ amount: 15000, day: '2026-11-20', text: 'Zahlung TRC 2026 0001', reference: 'B1' });
    const found = await line('TRC 2026 0001');
    expect(found).toMatchObject({
      state: 'matched',
      matches: [{ payoutId: 'po_traced', leg: 'paid', rule: 'trace-id', actor: 'system' }],
    });
    const entry = await entryOf(`bank:${found.lineId}`);
    expect(entry).toMatchObject({ entryId: found.entryId, rule: '12', date: '2026-11-20', orderId: null });
    expect(shown(entry.lines)).toEqual(['D 1000 15000', 'C 1110 15000']);
    expect((await explain('po_traced'))?.bank).toMatchObject({
      state: 'in-bank',
      paid: {
        lineId: found.lineId,
        amount: 15000,
        valueDate: '2026-11-20',
        state: 'matched',
        entryId: entry.entryId,
      },
      returned: null,
    });
  });

  it('are found whichever comes first, the line or the payout', async () => {
    await bank({ amount: 4200, day: '2026-11-20', text: 'STRIPE late payout', reference: 'B2' });
    expect((await line('late payout')).state).toBe('open');
    await told({ payoutId: 'po_second', amount: 4200 });
    const found = await books.service.waitFor(async () =>
      (await line('late payout')).state === 'matched' ? line('late payout') : undefined,
    );
    expect(found.matches).toMatchObject([{ payoutId: 'po_second', rule: 'descriptor-amount' }]);
  });

  it('are an exception when the line has another amount or comes twice; a person forces the one with a reason', async () => {
    await told({ payoutId: 'po_short', amount: 9000, traceId: 'TRC-SHORT-1' });
    await known('po_short');
    await bank(
      { amount: 8965, day: '2026-11-20', text: 'TRC-SHORT-1', reference: 'B3' },
      { amount: 15000, day: '2026-11-20', text: 'again TRC-2026-0001 STRIPE', reference: 'B4' },
    );
    const [short, twice] = [await line('TRC-SHORT-1'), await line('again TRC')];
    expect([short.state, twice.state]).toEqual(['amount', 'duplicate']);
    expect(await exceptions()).toEqual([
      `bank-amount-mismatch ${short.lineId} 8965`,
      `bank-line-duplicate ${twice.lineId} 15000`,
    ]);
    const wanted = { lineId: short.lineId, payoutIds: ['po_short'], reason: 'The bank kept 35 cents' };
    expect(await command(MatchBankLine, wanted)).toMatchObject({
      status: 'refused',
      problem: { status: 422, code: 'bank-amount-mismatch' },
    });
    expect(await command(MatchBankLine, { ...wanted, stores: ['shop'], force: true })).toMatchObject({
      problem: { status: 404 },
    });
    const forced = await command(MatchBankLine, { ...wanted, force: true });
    expect(forced).toMatchObject({ status: 'done', result: { line: { state: 'forced' } } });
    const entry = await entryOf(`bank:${short.lineId}`);
    expect(shown(entry.lines)).toEqual(['D 1000 9000', 'C 1110 9000', 'D 6030 35', 'C 1000 35']);
    expect(await exceptions()).toEqual([`bank-line-duplicate ${twice.lineId} 15000`]);
    expect(await command(MatchBankLine, { ...wanted, force: true })).toMatchObject({
      problem: { code: 'bank-line-matched' },
    });
    expect(await command(MatchBankLine, { ...wanted, lineId: twice.lineId, force: true })).toMatchObject({
      problem: { code: 'payout-matched' },
    });
  });

  it('are taken apart by a person, with the entry reversed, and stay apart until a person joins them again', async () => {
    await told({ payoutId: 'po_wrong', amount: 3300, traceId: 'TRC-WRONG-1' });
    await known('po_wrong');
    await bank({ amount: 3300, day: '2026-11-20', text: 'TRC-WRONG-1', reference: 'B5' });
    const found = await line('TRC-WRONG-1');
    const reverse = { storeId: 'small', entryId: found.entryId, reason: 'by hand' };
    expect(await command(ReverseJournalEntry, reverse)).toMatchObject({
      problem: { code: 'bank-line-matched' },
    });
    const apart = { lineId: found.lineId, reason: 'Another merchant' };
    expect(await command(UnmatchBankLine, apart)).toMatchObject({
      status: 'done',
      result: { line: { state: 'open', matches: [], entryId: null }, reversal: { reverses: found.entryId } },
    });
    expect(await command(UnmatchBankLine, apart)).toMatchObject({ problem: { code: 'bank-line-open' } });
    await told({ payoutId: 'po_wrong', amount: 3300, traceId: 'TRC-WRONG-1' }, '2026-11-20T00:00:00Z');
    await bank({ amount: 1, day: '2026-11-20', text: 'Interest', reference: 'B6' });
    expect((await line('TRC-WRONG-1')).state).toBe('open');
    const joined = { lineId: found.lineId, payoutIds: ['po_wrong'], reason: 'It was ours after all' };
    expect(await command(MatchBankLine, joined)).toMatchObject({
      result: { line: { state: 'manual' }, entry: { key: `bank:${found.lineId}:2` } },
    });
  });

  it('that failed after they were paid come back by a line of their own, or are missed', async () => {
    const parts = { payoutId: 'po_failed', amount: 5000, traceId: 'TRC-FAILED-1' };
    await told(parts);
    await known('po_failed');
    await bank({ amount: 5000, day: '2026-11-20', text: 'TRC-FAILED-1 in', reference: 'B7' });
    await told({ ...parts, status: 'failed' }, '2026-11-21T00:00:00Z');
    await known('po_failed', 'failed');
    expect((await explain('po_failed'))?.bank?.state).toBe('return-expected');
    await bank({ amount: -5000, day: '2026-11-20', text: 'TRC-FAILED-1 back', reference: 'B8' });
    const back = await line('TRC-FAILED-1 back');
    expect(shown((await entryOf(`bank:${back.lineId}`)).lines)).toEqual(['C 1000 5000', 'D 1110 5000']);
    expect((await explain('po_failed'))?.bank).toMatchObject({
      state: 'returned',
      returned: { amount: -5000 },
    });
  });

  it('are missing after five working days, and no longer when the line is there', async () => {
    await told({ payoutId: 'po_lost', amount: 7700 });
    await known('po_lost');
    expect((await explain('po_lost'))?.bank?.state).toBe('expected');
    expect(await exceptions()).not.toContain('missing-in-bank po_lost 7700');
    clock.advance(8 * DAY_MS);
    expect((await explain('po_lost'))?.bank?.state).toBe('missing');
    expect(await exceptions()).toContain('missing-in-bank po_lost 7700');
    await bank({ amount: 7700, day: '2026-11-27', text: 'STRIPE found', reference: 'B9' });
    expect((await explain('po_lost'))?.bank?.state).toBe('in-bank');
    expect(await exceptions()).not.toContain('missing-in-bank po_lost 7700');
  });

  it('are asked for when a line names the provider and no payout is it', async () => {
    await bank({ amount: 123, day: '2026-11-27', text: 'STRIPE nobody knows', reference: 'B10' });
    const odd = await line('nobody knows');
    expect(odd).toMatchObject({ state: 'open', provider: true });
    expect(await exceptions()).not.toContain(`bank-line-unmatched ${odd.lineId} 123`);
    clock.advance(3_600_001);
    expect(await exceptions()).toContain(`bank-line-unmatched ${odd.lineId} 123`);
    await told({ payoutId: 'po_odd', amount: 100 });
    await known('po_odd');
    const all = { storeIds: null, state: 'open' as const, kind: null, owner: null, openedBefore: null };
    const { items } = await books.service.ask(ListExceptions, all);
    const { exceptionId } = items.find(({ subject }) => subject === odd.lineId)!;
    const link = { kind: 'link', payoutIds: ['po_odd'], reason: 'A bonus of the bank' };
    expect(await command(HandleException, { exceptionId, action: link })).toMatchObject({
      problem: { code: 'bank-amount-mismatch' },
    });
    expect(await command(HandleException, { exceptionId, action: { ...link, force: true } })).toMatchObject({
      result: { exception: { state: 'closed', resolution: 'healed' } },
    });
    expect(await line('nobody knows')).toMatchObject({ state: 'forced', matches: [{ payoutId: 'po_odd' }] });
    const entry = await entryOf(`bank:${odd.lineId}`);
    expect(shown(entry.lines)).toEqual(['D 1000 100', 'C 1110 100', 'C 6030 23', 'D 1000 23']);
    expect(await exceptions()).not.toContain(`bank-line-unmatched ${odd.lineId} 123`);
  });
});
