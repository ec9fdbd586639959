import { CreditNoteIssued } from '#contracts/events/subscriptions';
import { RecordOwnEntry } from '#contracts/commands/books';
import { RequestSettled } from '#contracts/events/platform';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { shown } from '../specs/order-books';
import { type RunningBooks, startBooks } from '../specs/start-books';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const at = '2026-11-20T10:00:00.000Z';

describe('a credit note of the provider', () => {
  let books: RunningBooks;
  beforeAll(async () => {
    books = await startBooks({ clock: new VirtualClock(new Date('2026-11-20T12:00:00Z')) });
  });
  afterAll(() => books.close());

  const issued = (number: string, toBalance: number, refunded = 0) =>
    books.service.publish(CreditNoteIssued, {
      storeId: 'shop',
      orderId: null,
      payment: null,
      at,
      creditNote: {
        ...{ creditNoteId: `cn_${number}`, number, invoiceId: 'in_1', reason: null, createdAt: at },
        ...{ total: eur(1190), tax: eur(190), toBalance: eur(toBalance), refunded: eur(refunded) },
      },
    });
  const keyed = async (key: string) => (await books.entries()).filter((entry) => entry.key === key);

  it('owes the customer what it puts to the balance, its tax in proportion, once', async () => {
    await issued('CN-1', 595, 595);
    await issued('CN-1', 595, 595);
    const entry = await books.entry('store-credit-issued:CN-1', 'posted');
    expect([entry.rule, ...shown(entry.lines)]).toEqual(['20', 'D 4900 500', 'D 2100 95', 'C 2310 595']);
    expect(await keyed('store-credit-issued:CN-1')).toHaveLength(1);
  });

  it('that only refunds books nothing: its refund is a movement of its own', async () => {
    await issued('CN-2', 0, 1190);
    await issued('CN-3', 1190);
    await books.entry('store-credit-issued:CN-3');
    expect(await keyed('store-credit-issued:CN-2')).toEqual([]);
  });

  it('is not booked again where somebody has booked it by its number', async () => {
    const asked = { requestId: 'r1', actor: 'jo' };
    const own = {
      kind: 'store-credit-issued' as const,
      reference: 'CN-4',
      amount: 1190,
      tax: 190,
      currency: 'EUR',
    };
    await books.service.publish(RecordOwnEntry, { storeId: 'shop', ...own, date: '2026-11-20', ...asked });
    await books.service.waitFor(() => books.service.published(RequestSettled).length > 0);
    await issued('CN-4', 1190);
    await issued('CN-5', 1190);
    await books.entry('store-credit-issued:CN-5');
    expect(await keyed('store-credit-issued:CN-4')).toHaveLength(1);
  });
});
