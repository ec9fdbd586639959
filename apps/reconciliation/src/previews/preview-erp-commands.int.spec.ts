import { PostJournal, PostOrder, ReleaseInventory, ReserveInventory } from '#contracts/commands/erp';
import { SettleStep } from '#contracts/commands/settle-step';
import type { CommandDefinition } from '#contracts/message';
import type { ErpDraft, ErpDraftOf } from '#contracts/models/erp-draft';
import type { Order } from '#contracts/models/order';
import { DraftErpDocuments } from '#contracts/queries/erp-drafts';
import { ReconciliationInspection } from '#contracts/queries/message-inspection';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { anOrder } from '#testing/factories/order';
import { type RunningBooks, startBooks } from '../specs/start-books';

type Row = Readonly<Record<string, unknown>>;

describe('what a command for the ERP would post', () => {
  let books: RunningBooks;
  let next = 0;

  beforeAll(async () => {
    books = await startBooks();
  });
  afterAll(() => books.close());

  const newOrder = async (parts: Parameters<typeof anOrder>[0] = {}): Promise<Order> => {
    const order = anOrder({ orderId: `p${(next += 1)}`, ...parts });
    await books.placed(order);
    await books.service.waitFor(async () => (await drafted(PostOrder, order)).fault === null);
    return order;
  };
  const drafted = ({ name }: CommandDefinition, { storeId, orderId }: Order) =>
    books.service.ask(DraftErpDocuments, { command: name, body: { storeId, orderId } });
  const foretold = async ({ type }: CommandDefinition, body: object) =>
    (await books.service.ask(ReconciliationInspection, { messageId: 'none', type, body })).preview!;
  const documentsOf = ({ details }: { details: Record<string, unknown> }): ErpDraft[] =>
    details['documents'] as ErpDraft[];
  const step = async (command: CommandDefinition, { storeId, orderId }: Order): Promise<void> => {
    const runId = `run-${orderId}-${command.name}`;
    await books.service.publish(command, { storeId, orderId }, { step: { runId, stepId: 's', attempt: 1 } });
    await books.service.waitFor(() =>
      books.service.published(SettleStep).some((settled) => settled.runId === runId),
    );
  };
  const inErp = (doctype: string, key: string): Row =>
    books.erp.documents(doctype).find((doc) => doc['bridge_key'] === key)!;
  const calls = () => books.erp.documents('Sales Order').length + books.erp.documents('Customer').length;

  it('is the very customer and Sales Order that are made then, and asking makes none', async () => {
    const order = await newOrder({
      lines: [
        ['COFFEE-1', 3, 1_000],
        ['MUG-1', 1, 5_000],
      ],
      discount: 500,
      total: 10_001,
    });
    const key = { storeId: order.storeId, orderId: order.orderId };
    const before = calls();
    const preview = await foretold(PostOrder, key);
    expect(preview).toMatchObject({ verdict: 'would-act', code: 'erp-documents' });
    expect(calls()).toBe(before);
    const [customer, draft] = documentsOf(preview) as [ErpDraftOf<'customer'>, ErpDraftOf<'order'>];
    await step(PostOrder, order);
    expect(inErp('Customer', customer.key)).toMatchObject({ customer_name: customer.name });
    const made = inErp('Sales Order', draft.key);
    expect(made).toMatchObject({ transaction_date: draft.date, grand_total: draft.total / 100 });
    const goods = (made['items'] as Row[]).map((row) => [
      row['item_code'],
      row['qty'],
      Math.round(Number(row['qty']) * Number(row['rate']) * 100),
    ]);
    const charges = (made['taxes'] as Row[]).map((row) => [
      row['account_head'],
      1,
      Math.round(Number(row['tax_amount']) * 100),
    ]);
    const discount = [null, 1, -Math.round(Number(made['discount_amount']) * 100)];
    const shown = draft.lines.map(({ item, quantity, amount }) => [item, quantity, amount]);
    expect(shown).toEqual([...goods, discount, ...charges]);
    expect(await foretold(PostOrder, key)).toMatchObject({
      verdict: 'nothing-to-do',
      code: 'order-posted',
      details: { orderId: made['name'] },
    });
    // A comparison asks what it would be, not whether it is there.
    expect((await drafted(PostOrder, order)).documents).toEqual([customer, draft]);
  });

  it('is the very Journal Entry, account by account', async () => {
    const order = await newOrder();
    const movement = aBalanceTransaction({ balanceTransactionId: 'txn_p1', amount: 12_495, fee: 205 });
    books.erp.faults.add({ kind: 'status-503', match: { method: 'POST' } });
    await books.moved(order, movement);
    const { entryId, key } = await books.entry('stripe:txn_p1');
    const body = { storeId: order.storeId, entryId };
    const preview = await foretold(PostJournal, body);
    const [draft] = documentsOf(preview) as [ErpDraftOf<'journal'>];
    expect(preview.sentence).toContain(`Journal Entry ${key} of ${draft.date} over 127.00 EUR`);
    books.erp.faults.clear();
    await books.service.publish(PostJournal, body);
    await books.entry(key, 'posted');
    const made = inErp('Journal Entry', draft.key);
    expect(made['posting_date']).toBe(draft.date);
    const rows = (made['accounts'] as Row[]).map((row) => [
      row['account'],
      Math.round(Number(row['debit_in_account_currency']) * 100),
      Math.round(Number(row['credit_in_account_currency']) * 100),
    ]);
    expect(draft.lines.map(({ account, debit, credit }) => [account, debit, credit])).toEqual(rows);
    expect(await foretold(PostJournal, body)).toMatchObject({ code: 'entry-posted' });
  });

  it('is a reservation behind the order it belongs to, and what is let go', async () => {
    const order = await newOrder();
    const key = { storeId: order.storeId, orderId: order.orderId };
    const kinds = async (command: CommandDefinition) =>
      documentsOf(await foretold(command, key)).map(({ kind }) => kind);
    expect(await foretold(ReleaseInventory, key)).toMatchObject({ code: 'nothing-held' });
    expect(await kinds(ReserveInventory)).toEqual(['customer', 'order', 'reservation']);
    await step(ReserveInventory, order);
    expect(await kinds(ReserveInventory)).toEqual(['reservation']);
    const [release] = documentsOf(await foretold(ReleaseInventory, key));
    expect(release).toMatchObject({
      kind: 'release',
      lines: [
        { item: 'COFFEE-1', quantity: 2 },
        { item: 'MUG-1', quantity: 1 },
      ],
    });
  });

  it('is nothing in a store without an ERP, and fails as it would then', async () => {
    const small = await newOrder({ storeId: 'small' });
    const key = { storeId: 'small', orderId: small.orderId };
    for (const command of [PostOrder, ReserveInventory, ReleaseInventory])
      expect(await foretold(command, key)).toMatchObject({ verdict: 'nothing-to-do', code: 'no-erp' });
    expect(await drafted(PostOrder, small)).toEqual({ connectionId: null, documents: [], fault: null });
    const nameless = await newOrder({ lines: [['COFFEE-1', 1, 100]] });
    const order = { ...nameless, lines: nameless.lines.map((line) => ({ ...line, sku: null })) };
    expect(await foretold(PostOrder, { ...key, storeId: 'shop', order })).toMatchObject({
      verdict: 'would-fail',
      code: 'erp-line-without-item',
    });
    expect(await foretold(PostJournal, { storeId: 'shop', entryId: 'none' })).toMatchObject({
      code: 'entry-unknown',
    });
    expect((await drafted(PostOrder, { ...nameless, orderId: 'none' })).fault).toMatchObject({
      code: 'order-unknown-yet',
    });
  });
});
