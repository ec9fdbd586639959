import { HandleException } from '#contracts/commands/reconciliation';
import { PayoutComposed } from '#contracts/events/payouts';
import { RequestSettled } from '#contracts/events/platform';
import type { ReconciliationException } from '#contracts/models/reconciliation-exception';
import { GetException, ListExceptions } from '#contracts/queries/reconciliation';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { Failure } from '#platform/errors/failure';
import { Connectors } from '#service/connectors/connectors';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { anOrder } from '#testing/factories/order';
import { aPayout } from '#testing/factories/payout';
import { FindExceptions } from '../expectations/find-exceptions';
import { ReconcilePayout } from '../reconcile-payout/reconcile-payout';
import { type RunningBooks, startBooks } from './start-books';

describe('the bench of exceptions', () => {
  let books: RunningBooks;
  const clock = new VirtualClock(new Date('2026-11-20T10:00:00Z'));
  beforeAll(async () => {
    books = await startBooks({ clock });
  });
  afterAll(() => books.close());

  const fee = (balanceTransactionId: string, amount: number, reportingCategory = 'fee') =>
    aBalanceTransaction({ balanceTransactionId, reportingCategory, amount, sourceId: null });
  const find = () => books.service.app.get(FindExceptions).run();
  const list = async (filter: object = {}): Promise<ReconciliationException[]> => {
    const all = { storeIds: null, state: null, kind: null, owner: null, openedBefore: null };
    return (await books.service.ask(ListExceptions, { ...all, ...filter })).items;
  };
  const about = async (subject: string): Promise<ReconciliationException | undefined> =>
    (await list()).find((exception) => exception.subject === subject);
  const trail = async (exceptionId: string) =>
    (await books.service.ask(GetException, { exceptionId, storeIds: null }))!.trail;
  let requests = 0;
  const handle = async (exceptionId: string, action: object, stores: string[] | null = null) => {
    const requestId = `req_${(requests += 1)}`;
    await books.service.publish(HandleException, {
      exceptionId,
      action: action as never,
      stores,
      actor: 'token tok_1 (Ada)',
      requestId,
    });
    const settled = await books.service.waitFor(() =>
      books.service.published(RequestSettled).find((one) => one.requestId === requestId),
    );
    return settled.outcome;
  };

  it('opens a movement that no rule books, once, and keeps all that people do with it', async () => {
    await books.moved(null, fee('bench_1', -50, 'quantum_levy'));
    await books.service.waitFor(async () => {
      await find();
      return (await list()).length === 1;
    });
    await find();
    const [exception] = await list({ kind: 'not-booked', state: 'open' });
    expect(exception).toMatchObject({
      subject: 'bench_1',
      amount: -50,
      currency: 'EUR',
      code: 'unknown-category',
    });

    const { exceptionId } = exception!;
    await handle(exceptionId, { kind: 'assign', owner: 'Ada' });
    await handle(exceptionId, { kind: 'comment', text: 'Asked the provider' });
    expect(await handle(exceptionId, { kind: 'force', reason: 'written off' })).toMatchObject({
      status: 'done',
      result: { exception: { state: 'closed', resolution: 'forced', owner: 'Ada' } },
    });
    expect(await handle(exceptionId, { kind: 'void', reason: 'again' })).toMatchObject({
      problem: { status: 409, code: 'exception-closed' },
    });
    expect(await handle(exceptionId, { kind: 'reopen', reason: 'not mine' }, ['small'])).toMatchObject({
      problem: { status: 404 },
    });
    await find();
    expect(await list({ state: 'open' })).toEqual([]);
    expect(await trail(exceptionId)).toMatchObject([
      { actor: 'system', action: 'opened' },
      { actor: 'token tok_1 (Ada)', action: 'assign', note: 'Ada' },
      { action: 'comment', note: 'Asked the provider' },
      { action: 'force', note: 'written off' },
    ]);
    await expect(books.service.database.query('DELETE FROM reconciliation_exception_trail')).rejects.toThrow(
      /immutable/,
    );
  });

  it('opens an entry that the ERP does not have after 15 minutes, with the cause', async () => {
    const erp = jest.spyOn(books.service.app.get(Connectors), 'erp');
    erp.mockRejectedValue(Failure.permanent('erp-refused', 'No such account'));
    await books.moved(null, fee('bench_2', -70));
    const { entryId } = await books.entry('stripe:bench_2', 'failed');
    erp.mockRestore();
    await find();
    expect(await about(entryId)).toBeUndefined();
    clock.advance(15 * 60_000 + 1);
    await find();
    expect(await about(entryId)).toMatchObject({ kind: 'missing-in-erp', code: 'erp-refused', amount: 70 });
  });

  it('gives the ERP once more what it is without, and heals when it has it', async () => {
    const { entryId } = await books.entry('stripe:bench_2', 'failed');
    const { exceptionId } = (await about(entryId))!;
    expect(await handle(exceptionId, { kind: 'create', reason: 'The account exists now' })).toMatchObject({
      result: { exception: { state: 'open' } },
    });
    await books.entry('stripe:bench_2', 'posted');
    await find();
    expect(await about(entryId)).toMatchObject({ state: 'closed', resolution: 'healed' });
    expect((await trail(exceptionId)).map(({ action }) => action)).toEqual(['opened', 'create', 'healed']);
  });

  it('corrects an entry by its mirror image and a new one, and says what cannot be made', async () => {
    const odd = (await list({ kind: 'not-booked' }))[0]!;
    await handle(odd.exceptionId, { kind: 'reopen', reason: 'Looked at again' });
    const acted = (action: object) => handle(odd.exceptionId, { reason: 'Seen by Ada', ...action });
    expect(await acted({ kind: 'create' })).toMatchObject({ problem: { code: 'unknown-category' } });
    expect(await acted({ kind: 'correct', entryId: 'je_nobody' })).toMatchObject({
      problem: { status: 404 },
    });
    const { entryId } = await books.entry('stripe:bench_2', 'posted');
    expect(await acted({ kind: 'correct', entryId })).toMatchObject({
      result: { exception: { state: 'open' } },
    });
    expect(await books.entry('stripe:bench_2:reversal')).toMatchObject({ reverses: entryId });
    await books.entry('stripe:bench_2:2');
    expect((await trail(odd.exceptionId)).at(-1)).toMatchObject({
      action: 'correct',
      note: `${entryId}: Seen by Ada`,
    });
    await handle(odd.exceptionId, { kind: 'force', reason: 'written off' });
    expect(await acted({ kind: 'create' })).toMatchObject({ problem: { code: 'exception-closed' } });
  });

  it('closes by itself when the cause is gone, and opens again when it is back', async () => {
    const payout = aPayout({ payoutId: 'po_bench', amount: -800 });
    const at = clock.now().toISOString();
    await books.service.publish(PayoutComposed, {
      ...{ storeId: 'shop', payout, at, page: 0, last: true },
      balanceTransactionIds: ['bench_3'],
    });
    clock.advance(3_600_001);
    await books.service.waitFor(async () => {
      await find();
      return about('po_bench');
    });
    expect(await about('po_bench')).toMatchObject({ kind: 'missing-in-payout', amount: -800, state: 'open' });
    await books.moved(null, fee('bench_3', -800));
    await books.entry('stripe:bench_3');
    await books.service.app.get(ReconcilePayout).run();
    await find();
    const healed = await about('po_bench');
    expect(healed).toMatchObject({ state: 'closed', resolution: 'healed' });
    await books.service.database.query(
      `UPDATE payouts SET state = 'movements-missing' WHERE payout_id = 'po_bench'`,
    );
    await find();
    expect((await trail(healed!.exceptionId)).map(({ action }) => action)).toEqual([
      'opened',
      'healed',
      'opened',
    ]);
  });

  it('links a movement to the order that a person names, and books it', async () => {
    const order = anOrder({ orderId: 'linked', lines: [['A', 1, 900]], shipping: 0, tax: 0 });
    await books.placed(order);
    // A charge of another amount than the order that it was booked for stops for a person.
    const other = anOrder({ orderId: 'wrong', lines: [['A', 1, 100]], shipping: 0, tax: 0 });
    await books.placed(other);
    await books.moved(other, aBalanceTransaction({ balanceTransactionId: 'bench_4', amount: 900 }));
    const exception = await books.service.waitFor(async () => {
      await find();
      return about('bench_4');
    });
    const link = { kind: 'link', reason: 'Asked the shop' };
    const handled = (action: object) => handle(exception.exceptionId, { ...link, ...action });
    expect(await handled({ payoutIds: ['po_1'] })).toMatchObject({ problem: { code: 'cannot-link' } });
    expect(await handled({ orderId: 'nobody' })).toMatchObject({ problem: { code: 'order-unknown' } });
    expect(await handled({ orderId: 'linked' })).toMatchObject({
      result: { exception: { state: 'closed' } },
    });
    expect(await books.entry('stripe:bench_4')).toMatchObject({ orderId: 'linked', rule: '2' });
    expect((await trail(exception.exceptionId)).at(-1)).toMatchObject({
      action: 'link',
      note: 'order linked: Asked the shop',
    });
  });

  it('lists the oldest first, page by page', async () => {
    const all = await list();
    expect(all.map(({ subject }) => subject)[0]).toBe('bench_1');
    const filter = { storeIds: null, state: null, kind: null, owner: null, openedBefore: null };
    const first = await books.service.ask(ListExceptions, { ...filter, limit: 1 });
    const rest = await books.service.ask(ListExceptions, { ...filter, cursor: first.nextCursor });
    expect([...first.items, ...rest.items]).toEqual(all);
    expect(await list({ storeIds: ['small'] })).toEqual([]);
    expect(await list({ owner: 'Ada' })).toHaveLength(1);
  });
});
