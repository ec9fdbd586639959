import { PostJournal, PostOrder, ReleaseInventory, ReserveInventory } from '#contracts/commands/erp';
import { SettleStep } from '#contracts/commands/settle-step';
import {
  ErpOrderPosted,
  InventoryReleased,
  InventoryReserved,
  JournalEntryPosted,
} from '#contracts/events/books';
import type { CommandDefinition } from '#contracts/message';
import type { Order } from '#contracts/models/order';
import { armFailpoints } from '#platform/failpoint/failpoint';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import { anOrder } from '#testing/factories/order';
import { type RunningBooks, startBooks } from './start-books';

describe('orders in the ERP', () => {
  let books: RunningBooks;
  let next = 0;

  beforeAll(async () => {
    books = await startBooks();
  });
  afterAll(() => books.close());
  afterEach(() => {
    armFailpoints(undefined, 'test');
    books.erp.faults.clear();
  });

  const newOrder = async (parts: Parameters<typeof anOrder>[0] = {}): Promise<Order> => {
    const order = anOrder({ orderId: `e${(next += 1)}`, ...parts });
    await books.placed(order);
    return order;
  };
  /** Sends a command as a workflow's step would and waits for what becomes of the step. */
  const step = async (command: CommandDefinition, { storeId, orderId }: Order, stepId = command.name) => {
    const runId = `run-${orderId}`;
    await books.service.publish(command, { storeId, orderId }, { step: { runId, stepId, attempt: 1 } });
    return books.service.waitFor(
      () =>
        books.service
          .published(SettleStep)
          .find((settled) => settled.runId === runId && settled.stepId === stepId),
      { what: `${command.name} of ${orderId}` },
    );
  };
  const salesOrders = (order: Order) =>
    books.erp.documents('Sales Order').filter((doc) => doc['po_no'] === order.number);
  const held = () =>
    books.erp.documents('Stock Reservation Entry').filter(({ docstatus }) => docstatus === 1);

  it('are posted with their customer, told once and completed as a step', async () => {
    const order = await newOrder();
    const settled = await step(PostOrder, order);
    const [document] = salesOrders(order);
    expect(settled).toMatchObject({
      outcome: 'completed',
      result: { erpCustomerId: 'Ada Lovelace', erpOrderId: document!.name },
    });
    await step(PostOrder, order, 'again');
    expect(salesOrders(order)).toHaveLength(1);
    const told = books.service.published(ErpOrderPosted).filter(({ orderId }) => orderId === order.orderId);
    expect(told).toMatchObject([{ erpOrderId: document!.name }]);
  });

  it('complete with nothing in a store without an ERP', async () => {
    const order = await newOrder({ storeId: 'small' });
    expect(await step(PostOrder, order)).toMatchObject({ result: { erpOrderId: null } });
    expect(await step(ReserveInventory, order)).toMatchObject({ result: { reservations: [] } });
    expect(await step(ReleaseInventory, order)).toMatchObject({ result: { released: false } });
  });

  it('hold stock, tell what is held and what is missing, and let it go', async () => {
    const order = await newOrder({
      lines: [
        ['COFFEE-1', 2, 100],
        ['MUG-1', 101, 100],
      ],
    });
    const before = held().length;
    const reserved = await step(ReserveInventory, order);
    expect(reserved.result).toMatchObject({
      reservations: [expect.any(String), expect.any(String)],
      shortages: [{ sku: 'MUG-1', requested: 101, reserved: 100 }],
    });
    const about = ({ orderId }: { orderId: string }): boolean => orderId === order.orderId;
    await books.service.waitFor(() => books.service.published(InventoryReserved).some(about));
    expect(await step(ReleaseInventory, order)).toMatchObject({ result: { released: true } });
    await books.service.waitFor(() => books.service.published(InventoryReleased).some(about));
    expect(held()).toHaveLength(before);
  });

  it('hold nothing again when a copy of the reservation comes after its release', async () => {
    const order = await newOrder({ lines: [['COFFEE-1', 2, 100]] });
    const before = held().length;
    const { storeId, orderId } = order;
    const messageId = `reserve-${orderId}`;
    const about = (told: { orderId: string }): boolean => told.orderId === orderId;
    await books.service.publish(ReserveInventory, { storeId, orderId }, { messageId });
    await books.service.waitFor(() => books.service.published(InventoryReserved).some(about));
    expect(held()).toHaveLength(before + 1);
    expect(await step(ReleaseInventory, order)).toMatchObject({ result: { released: true } });
    await books.service.publish(ReserveInventory, { storeId, orderId }, { messageId });
    // What comes after the copy, several at a time, is through when these are.
    for (const stepId of ['one', 'two', 'three']) await step(PostOrder, order, stepId);
    expect(held()).toHaveLength(before);
  });

  it('let nothing go for an order that the ERP never got', async () => {
    const order = await newOrder();
    expect(await step(ReleaseInventory, order)).toMatchObject({ result: { released: false } });
    expect(salesOrders(order)).toEqual([]);
  });

  it('fail their step with the reason when the ERP does not know the item', async () => {
    const order = await newOrder({ lines: [['UNKNOWN-1', 1, 100]] });
    const settled = await step(PostOrder, order);
    expect(settled).toMatchObject({ outcome: 'failed', error: { code: 'erp-item-missing' } });
    expect(salesOrders(order)).toEqual([]);
  });

  it('exist once after lost answers, errors and twenty deliveries at the same time', async () => {
    const order = await newOrder();
    // The first three, whichever they are: by chance alone none of the few might be hit.
    books.erp.faults.add({ match: { method: 'POST' }, kind: 'drop-response', times: 3 });
    const { storeId, orderId } = order;
    await Promise.all(
      Array.from({ length: 20 }, () => books.service.publish(PostOrder, { storeId, orderId })),
    );
    await step(PostOrder, order, 'last');
    expect(books.erp.faults.list()[0]!.hits).toBe(3);
    expect(salesOrders(order).map(({ docstatus }) => docstatus)).toEqual([1]);
    expect(books.erp.documents('Customer')).toHaveLength(1);
  });

  it.each(['erp.after-intent-before-call', 'erp.after-call-before-result'])(
    'exist once when the work dies at %s and is delivered again',
    async (name) => {
      const order = await newOrder();
      armFailpoints(`${name}:1:1:throw`, 'test');
      const { storeId, orderId } = order;
      const messageId = await books.service.publish(PostOrder, { storeId, orderId });
      const state = async (): Promise<string | undefined> => {
        const { rows } = await books.service.database.query<{ state: string }>(
          `SELECT state FROM erp_operations WHERE kind = 'order' AND order_id = $1`,
          [orderId],
        );
        return rows[0]?.state;
      };
      await books.service.waitFor(async () => {
        const { rows } = await books.service.database.query(
          'SELECT 1 FROM dead_letters WHERE message_id = $1',
          [messageId],
        );
        return rows.length > 0;
      });
      expect(await state()).toBe('pending');
      armFailpoints(undefined, 'test');
      await step(PostOrder, order, 'redelivered');
      expect([await state(), salesOrders(order).length]).toEqual(['done', 1]);
    },
  );

  it('leave one entry in the ERP when the work dies after the ERP has it', async () => {
    const order = await newOrder();
    armFailpoints('erp.after-call-before-result:1:1:throw', 'test');
    await books.moved(order, aBalanceTransaction({ balanceTransactionId: 'txn_crash', amount: 12495 }));
    const journals = () =>
      books.erp.documents('Journal Entry').filter((doc) => doc['bridge_key'] === 'stripe:txn_crash');
    await books.service.waitFor(() => journals()[0]?.docstatus === 1);
    const { entryId, state } = await books.entry('stripe:txn_crash');
    expect(state).toBe('recorded');
    armFailpoints(undefined, 'test');
    await books.service.publish(PostJournal, { storeId: 'shop', entryId });
    await books.entry('stripe:txn_crash', 'posted');
    expect(journals()).toHaveLength(1);
    await books.service.waitFor(() =>
      books.service.published(JournalEntryPosted).some(({ entry }) => entry.entryId === entryId),
    );
  });
});
