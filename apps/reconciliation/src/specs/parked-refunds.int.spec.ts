import { InvoicePaid } from '#contracts/events/subscriptions';
import type { JournalEntry } from '#contracts/models/journal-entry';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { anInvoice } from './an-invoice';
import { shown } from './order-books';
import { type RunningBooks, startBooks } from './start-books';

const bt = aBalanceTransaction;
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('refunds of a subscription that are booked before its invoice is known', () => {
  let books: RunningBooks;
  const clock = new VirtualClock(new Date('2026-11-20T12:00:00Z'));
  let next = 0;
  const id = (prefix: string): string => `${prefix}_${(next += 1)}`;

  beforeAll(async () => {
    books = await startBooks({ clock });
  });
  afterAll(() => books.close());

  const charged = async (chargeId: string): Promise<string> => {
    const key = id('txn');
    await books.moved(null, bt({ balanceTransactionId: key, amount: 1190, sourceId: chargeId }));
    return `stripe:${key}`;
  };
  const refunded = async (chargeId: string, amount: number): Promise<JournalEntry> => {
    const balanceTransactionId = id('txn');
    const about = { reportingCategory: 'refund', type: 'refund', sourceId: id('re'), chargeId };
    await books.moved(null, bt({ balanceTransactionId, amount: -amount, ...about }));
    return books.entry(`stripe:${balanceTransactionId}`);
  };
  const invoiced = async (chargeId: string): Promise<void> => {
    const payments = [{ paymentIntentId: null, chargeId, amount: eur(1190) }];
    const invoice = anInvoice({ amount: 1000, tax: 190, months: 1, invoiceId: id('in'), payments });
    const paid = { storeId: 'shop', invoice, subscription: null, at: '2026-11-20T10:00:00Z' };
    await books.service.publish(InvoicePaid, paid);
    await books.service.publish(InvoicePaid, paid);
  };
  /** What stands on the account for what belongs to nothing, over everything that was booked here. */
  const unknown = async (): Promise<number> => {
    const { rows } = await books.service.database.query<{ sum: string | null }>(
      `SELECT sum(debit - credit) AS sum FROM journal_lines WHERE account = '9000'`,
    );
    return Number(rows[0]?.sum ?? 0);
  };

  it('take back the revenue and tax of the invoice once it has come, and leave nothing on the account for the unknown', async () => {
    const chargeId = id('ch');
    await books.entry(await charged(chargeId));
    const part = await refunded(chargeId, 690);
    const rest = await refunded(chargeId, 500);
    expect([part.rule, rest.rule]).toEqual(['27', '27']);
    await invoiced(chargeId);
    expect(shown((await books.entry(`${part.key}:2`)).lines)).toEqual([
      'D 4900 580',
      'D 2100 110',
      'C 1100 690',
    ]);
    expect(shown((await books.entry(`${rest.key}:2`)).lines)).toEqual([
      'D 4900 420',
      'D 2100 80',
      'C 1100 500',
    ]);
    const reversal = await books.entry(`${part.key}:reversal`);
    expect(reversal.reverses).toBe(part.entryId);
    await books.service.quiet();
    expect(await unknown()).toBe(0);
  });

  it('wait for the charge when the invoice comes first of all and the charge last', async () => {
    const chargeId = id('ch');
    const refund = await refunded(chargeId, 1190);
    expect(refund.rule).toBe('27');
    await invoiced(chargeId);
    await books.service.waitFor(
      async () =>
        (await books.service.database.query('SELECT 1 FROM invoice_charges WHERE charge_id = $1', [chargeId]))
          .count > 0,
      { what: 'the invoice to be known' },
    );
    const charge = await books.entry(await charged(chargeId));
    expect(shown(charge.lines)).toEqual(['D 1100 1190', 'C 4000 1000', 'C 2100 190']);
    const again = await books.entry(`${refund.key}:2`);
    expect([again.rule, ...shown(again.lines)]).toEqual(['6', 'D 4900 1000', 'D 2100 190', 'C 1100 1190']);
    await books.service.quiet();
    expect(await unknown()).toBe(0);
  });
});
