import { ClosePeriod, RecordOwnEntry, ReverseJournalEntry } from '#contracts/commands/books';
import { PeriodClosed } from '#contracts/events/books';
import { DisputeClosed, DisputeOpened, DisputeUpdated } from '#contracts/events/disputes';
import { RequestSettled } from '#contracts/events/platform';
import { InvoicePaid } from '#contracts/events/subscriptions';
import type { BodyOf } from '#contracts/message';
import type { Dispute } from '#contracts/models/dispute';
import type { JournalEntry } from '#contracts/models/journal-entry';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { anOrder } from '#testing/factories/order';
import { RecogniseRevenue } from '../recognise-revenue/recognise-revenue.use-case';
import { anInvoice } from './an-invoice';
import { shown } from './order-books';
import { type RunningBooks, startBooks } from './start-books';

const bt = aBalanceTransaction;
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('the books after the sale', () => {
  let books: RunningBooks;
  const clock = new VirtualClock(new Date('2026-11-20T12:00:00Z'));
  let next = 0;
  const id = (prefix: string): string => `${prefix}_${(next += 1)}`;
  const small = (parts: Parameters<typeof anOrder>[0] = {}) =>
    anOrder({
      orderId: id('o'),
      storeId: 'small',
      lines: [['A', 1, 10000]],
      shipping: 0,
      tax: 1900,
      ...parts,
    });

  beforeAll(async () => {
    books = await startBooks({ clock });
  });
  afterAll(() => books.close());

  const outcome = async (requestId: string): Promise<BodyOf<typeof RequestSettled>['outcome']> =>
    (
      await books.service.waitFor(
        () => books.service.published(RequestSettled).find((one) => one.requestId === requestId),
        { what: `outcome of ${requestId}` },
      )
    ).outcome;
  const refusedWith = async (requestId: string): Promise<string> => {
    const settled = await outcome(requestId);
    return settled.status === 'refused' ? settled.problem.code : settled.status;
  };
  const moved = async (
    order: ReturnType<typeof anOrder>,
    category: string,
    amount: number,
    more: object = {},
  ): Promise<JournalEntry> => {
    const balanceTransactionId = id('txn');
    await books.moved(order, bt({ balanceTransactionId, reportingCategory: category, amount, ...more }));
    return books.entry(`stripe:${balanceTransactionId}`);
  };
  const ended = (
    order: ReturnType<typeof anOrder>,
    disputeId: string,
    end: 'lost' | 'won',
    version: number,
  ) => {
    const dispute: Dispute = {
      disputeId,
      paymentId: null,
      storeId: order.storeId,
      orderId: order.orderId,
      connectionId: 'payment',
      chargeId: 'ch_1',
      status: end,
      version,
      amount: eur(11900),
      reason: 'fraudulent',
      fundsWithdrawn: end === 'lost',
      evidence: { dueBy: null, submitted: false, pastDue: false },
      openedAt: '2026-11-20T10:00:00Z',
      updatedAt: '2026-11-20T11:00:00Z',
    };
    const { storeId, orderId } = order;
    return { storeId, orderId, dispute, payment: null, at: dispute.updatedAt };
  };
  const closed = (...[order, disputeId, end, version]: Parameters<typeof ended>) =>
    books.service.publish(DisputeClosed, { ...ended(order, disputeId, end, version), outcome: end });

  it.each([
    ['its verdict comes last', false],
    ['its verdict comes first', true],
  ])('AC-39: sum two movements of one lost dispute when %s', async (_what, verdictFirst) => {
    const order = small();
    const dispute = id('dp');
    await books.placed(order);
    await moved(order, 'charge', 11900);
    if (verdictFirst) await closed(order, dispute, 'lost', 3);
    await moved(order, 'dispute', -6000, { fee: 2000, sourceId: dispute });
    await moved(order, 'dispute', -5900, { sourceId: dispute });
    if (!verdictFirst) await closed(order, dispute, 'lost', 3);
    const losses = await books.service.waitFor(async () => {
      const found = (await books.entries(order.orderId)).filter(({ rule }) => rule === '10');
      const sum = found.flatMap(({ lines }) => lines).filter(({ account }) => account === '1120');
      return sum.reduce((total, { credit }) => total + credit, 0) === 11900 ? found : undefined;
    });
    expect(losses.every(({ key }) => key.startsWith(`stripe:${dispute}:lost`))).toBe(true);
  });

  it('take a loss back when the dispute is won after all', async () => {
    const order = small();
    const dispute = id('dp');
    await books.placed(order);
    await moved(order, 'charge', 11900);
    await moved(order, 'dispute', -11900, { sourceId: dispute });
    await closed(order, dispute, 'lost', 3);
    await books.entry(`stripe:${dispute}:lost`);
    await closed(order, dispute, 'won', 4);
    expect(shown((await books.entry(`stripe:${dispute}:lost:2`)).lines)).toEqual([
      'C 6020 11900',
      'D 1120 11900',
    ]);
  });

  it.each([
    ['is told as opened after it was told as closed', DisputeOpened, 3],
    ['is told of once more after its end', DisputeUpdated, 4],
  ])('keep a loss written off when its dispute %s', async (_what, event, version) => {
    const order = small();
    const dispute = id('dp');
    await books.placed(order);
    await moved(order, 'charge', 11900);
    await moved(order, 'dispute', -6000, { sourceId: dispute });
    await closed(order, dispute, 'lost', 3);
    await books.entry(`stripe:${dispute}:lost`);
    await books.service.publish(event, ended(order, dispute, 'lost', version));
    await moved(order, 'dispute', -5900, { sourceId: dispute });
    expect(shown((await books.entry(`stripe:${dispute}:lost:2`)).lines)).toEqual([
      'D 6020 5900',
      'C 1120 5900',
    ]);
  });

  it('write a lost dispute off as its order’s when it was told as nobody’s at first', async () => {
    const order = small();
    const dispute = id('dp');
    await books.placed(order);
    await moved(order, 'charge', 11900);
    const { dispute: told, ...fact } = ended(order, dispute, 'lost', 3);
    const nobodys = { ...told, orderId: null, version: 2, status: 'needs_response' as const };
    await books.service.publish(DisputeOpened, { ...fact, orderId: null, dispute: nobodys });
    await moved(order, 'dispute', -11900, { sourceId: dispute });
    await closed(order, dispute, 'lost', 3);
    expect((await books.entry(`stripe:${dispute}:lost`)).orderId).toBe(order.orderId);
  });

  it('earn a year month by month, each month once, and stop when the rest is refunded', async () => {
    const order = small({ lines: [['YEAR', 1, 12000]], tax: 2280 });
    await books.placed(order);
    await moved(order, 'charge', 14280);
    const recognise = books.service.app.get(RecogniseRevenue);
    const earned = async () => (await books.entries(order.orderId)).filter(({ rule }) => rule === '23');
    expect(await recognise.run()).toBe(0);
    clock.set(new Date('2027-02-01T00:30:00Z'));
    await recognise.run();
    await recognise.run();
    expect((await earned()).map(({ date, lines }) => [date, ...shown(lines)])).toEqual([
      ['2027-01-31', 'D 2200 1000', 'C 4000 1000'],
      ['2026-12-31', 'D 2200 1000', 'C 4000 1000'],
      ['2026-11-30', 'D 2200 1000', 'C 4000 1000'],
    ]);
    const refund = await moved(order, 'refund', -10710);
    expect(shown(refund.lines)).toEqual(['D 2200 9000', 'D 2100 1710', 'C 1100 10710']);
    clock.set(new Date('2028-02-01T00:30:00Z'));
    await recognise.run();
    expect(await earned()).toHaveLength(3);
    clock.set(new Date('2026-11-20T12:00:00Z'));
  });

  it('give a charge its meaning when its invoice comes after it', async () => {
    const chargeId = id('ch');
    const key = id('txn');
    await books.moved(null, bt({ balanceTransactionId: key, amount: 1190, sourceId: chargeId }));
    expect((await books.entry(`stripe:${key}`)).rule).toBe('27');
    const payments = [{ paymentIntentId: null, chargeId, amount: eur(1190) }];
    const invoice = anInvoice({ amount: 1000, tax: 190, months: 1, invoiceId: id('in'), payments });
    await books.service.publish(InvoicePaid, {
      storeId: 'shop',
      invoice,
      subscription: null,
      at: '2026-11-20T10:00:00Z',
    });
    expect(shown((await books.entry(`stripe:${key}:identified`)).lines)).toEqual([
      'D 9000 1190',
      'C 4000 1000',
      'C 2100 190',
    ]);
  });

  it("take a subscription's refund from the invoice's own revenue and tax, what is not earned yet first", async () => {
    const chargeId = id('ch');
    const payments = [{ paymentIntentId: null, chargeId, amount: eur(14_280) }];
    const invoice = anInvoice({ amount: 12_000, tax: 2280, months: 12, invoiceId: id('in'), payments });
    const paid = { storeId: 'shop', invoice, subscription: null, at: '2026-11-20T10:00:00Z' };
    await books.service.publish(InvoicePaid, paid);
    // Otherwise the charge may come first, and is then booked as unknown until the invoice is there.
    await books.service.waitFor(
      async () =>
        (await books.service.database.query('SELECT 1 FROM invoice_charges WHERE charge_id = $1', [chargeId]))
          .count > 0,
      { what: 'the invoice to be known' },
    );
    const key = id('txn');
    await books.moved(null, bt({ balanceTransactionId: key, amount: 14_280, sourceId: chargeId }));
    expect(shown((await books.entry(`stripe:${key}`)).lines)).toEqual([
      'D 1100 14280',
      'C 2200 12000',
      'C 2100 2280',
    ]);
    const refund = async (amount: number) => {
      const balanceTransactionId = id('txn');
      const about = { reportingCategory: 'refund', type: 'refund', sourceId: id('re'), chargeId };
      await books.moved(null, bt({ balanceTransactionId, amount: -amount, ...about }));
      return books.entry(`stripe:${balanceTransactionId}`);
    };
    const part = await refund(4280);
    expect([part.rule, ...shown(part.lines)]).toEqual(['24', 'D 2200 3597', 'D 2100 683', 'C 1100 4280']);
    expect(shown((await refund(10_000)).lines)).toEqual(['D 2200 8403', 'D 2100 1597', 'C 1100 10000']);
    clock.set(new Date('2028-02-01T00:30:00Z'));
    await books.service.app.get(RecogniseRevenue).run();
    clock.set(new Date('2026-11-20T12:00:00Z'));
    const earned = await books.service.database.query(
      `SELECT 1 FROM deferral_schedules AS schedule JOIN journal_entries AS entry USING (entry_id)
       WHERE entry.source_id = $1 AND schedule.left_amount <> 0`,
      [chargeId],
    );
    expect(earned.count).toBe(0);
  });

  it('take an entry back by its mirror image, book it anew and do the same in the ERP', async () => {
    const order = small({ storeId: 'shop' });
    await books.placed(order);
    const entry = await moved(order, 'charge', 11900, { fee: 200 });
    await books.entry(entry.key, 'posted');
    const ask = { storeId: 'shop', entryId: entry.entryId, reason: 'wrong tax', rebook: true, actor: 'test' };
    await books.service.publish(ReverseJournalEntry, { ...ask, requestId: 'reverse-1' });
    expect(await outcome('reverse-1')).toMatchObject({ status: 'done' });
    const reversal = await books.entry(`${entry.key}:reversal`, 'posted');
    expect(reversal.reverses).toBe(entry.entryId);
    const again = await books.entry(`${entry.key}:2`, 'posted');
    expect(again.lines).toEqual(entry.lines);
    await books.service.publish(ReverseJournalEntry, { ...ask, requestId: 'reverse-2' });
    expect(await refusedWith('reverse-2')).toBe('entry-reversed-already');
    const keys = [entry.key, reversal.key, again.key];
    const ledger = await books.erp.port.readLedger('1100', '2026-11-01', '2026-11-30');
    const net = ledger
      .filter(({ key }) => keys.includes(key))
      .reduce((sum, { debit, credit }) => sum + debit - credit, 0);
    expect(net).toBe(11700);
  });

  it('date what belongs to a closed period on the first open day and keep the day it belongs to', async () => {
    const close = { storeId: 'small', actor: 'test' };
    await books.service.publish(ClosePeriod, { ...close, closedThrough: '2026-11-20', requestId: 'close-1' });
    expect(await refusedWith('close-1')).toBe('period-not-over');
    await books.service.publish(ClosePeriod, { ...close, closedThrough: '2026-11-18', requestId: 'close-2' });
    expect(await outcome('close-2')).toMatchObject({ status: 'done' });
    const order = small();
    await books.placed(order);
    const entry = await moved(order, 'charge', 11900, { createdAt: '2026-11-10T10:00:00Z' });
    expect([entry.date, entry.originalDate]).toEqual(['2026-11-19', '2026-11-10']);
    await books.service.publish(ClosePeriod, { ...close, closedThrough: null, requestId: 'close-3' });
    expect(await refusedWith('close-3')).toBe('reason-missing');
    expect(books.service.published(PeriodClosed)).toMatchObject([{ closedThrough: '2026-11-18' }]);
  });

  it('book store credit once per reference', async () => {
    const credit = {
      storeId: 'small',
      kind: 'store-credit-issued' as const,
      reference: 'CN-1',
      amount: 1190,
      tax: 190,
      currency: 'EUR',
      date: '2026-11-20',
      actor: 'test',
    };
    await books.service.publish(RecordOwnEntry, { ...credit, requestId: 'own-1' });
    expect(await refusedWith('own-1')).toBe('done');
    await books.service.publish(RecordOwnEntry, { ...credit, requestId: 'own-2' });
    await books.service.publish(RecordOwnEntry, { ...credit, amount: 1200, requestId: 'own-3' });
    expect([await refusedWith('own-2'), await refusedWith('own-3')]).toEqual([
      'done',
      'reference-booked-already',
    ]);
    const entry = await books.entry('store-credit-issued:CN-1');
    expect(shown(entry.lines)).toEqual(['D 4900 1000', 'D 2100 190', 'C 2310 1190']);
  });
});
