import { PostJournal, PostOrder } from '#contracts/commands/erp';
import { UpdateOrder } from '#contracts/commands/orders';
import { OrderSentAgain } from '#contracts/events/orders';
import { ListJournalEntries } from '#contracts/queries/books';
import {
  CmsSyncInspection,
  ReconciliationInspection,
  type MessageInspection,
} from '#contracts/queries/message-inspection';
import { GetOrder } from '#contracts/queries/orders';
import { ListOrderPayments } from '#contracts/queries/payments';
import type { Payment } from '#contracts/models/payment';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { anOrder } from '#testing/factories/order';
import { aPayment } from '../../specs/a-payment';
import { createTestGateway, type TestGateway } from '../../specs/create-test-gateway';
import { configuration } from '../../specs/fixtures';
import { Neighbours } from '../../specs/neighbours';

type Preview = NonNullable<MessageInspection['preview']>;
const KEY = { storeId: 'store-1', orderId: '17' };
const paid = aPayment({ status: 'paid', captured: { amount: 12_999, currency: 'EUR' } });

describe('sending an order again', () => {
  let gateway: TestGateway;
  /** What the neighbours answer; a test changes it before it asks. */
  let world: {
    payments: Payment[];
    previews: Record<string, Preview['verdict']>;
    inspected: unknown[];
  };

  beforeAll(async () => {
    gateway = await createTestGateway();
    const { connections, stores, ...rest } = configuration();
    await gateway.configure({
      ...rest,
      connections: [
        ...connections.map(({ id, system }) => ({ id, system })),
        { id: 'erp-1', system: 'erpnext' },
      ],
      stores: stores.map((store) => (store.id === 'store-1' ? { ...store, erp: 'erp-1' } : store)),
    });
    const neighbours = new Neighbours(gateway);
    await neighbours.answer(GetOrder, ({ storeId, orderId }) => {
      if (orderId !== '17') return null;
      const order = anOrder({ storeId, orderId });
      const { number, commerce, total, placedAt } = order;
      const stands = { orderStatus: 'awaiting_payment' as const, commerceStatus: 'New' };
      const summary = { storeId, orderId, number, commerce, total, placedAt, updatedAt: placedAt, ...stands };
      return { order, summary: { ...summary, paymentStatus: 'paid' as const } };
    });
    await neighbours.answer(ListOrderPayments, () => ({
      payments: world.payments,
      refunds: [],
      disputes: [],
    }));
    await neighbours.answer(ListJournalEntries, () => ({
      items: [
        aJournalEntry({ entryId: 'newer', state: 'failed' }),
        aJournalEntry({ entryId: 'older', state: 'recorded' }),
        aJournalEntry({ entryId: 'there', state: 'posted' }),
      ],
      nextCursor: null,
    }));
    const inspect = ({ type, body }: { type: string; body?: unknown }): MessageInspection => {
      world.inspected.push(body);
      const verdict = world.previews[type] ?? 'would-act';
      const preview = { verdict, code: 'code', sentence: `It ${verdict}`, details: {} };
      return {
        ...{ handled: true, faults: [], effectHappened: false, preview },
        ...{ comparedWith: null, differences: [] },
      };
    };
    await neighbours.answer(CmsSyncInspection, inspect);
    await neighbours.answer(ReconciliationInspection, inspect);
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    world = {
      payments: [aPayment({ paymentId: 'pay-0', status: 'canceled' }), paid],
      previews: {},
      inspected: [],
    };
  });

  const path = (store = 'store-1', order = '17') => `/api/v1/orders/${store}/${order}/send-again`;
  const preview = (to: string, where = path()) => gateway.api('GET', `${where}?to=${to}`);
  const send = (to: string, key: string, where = path(), token?: string) =>
    gateway.api('POST', where, {
      body: { to },
      headers: { 'idempotency-key': key },
      ...(token === undefined ? {} : { token }),
    });
  const refusedWith = (code: string) => ({ status: 422, body: { code } });
  const sentCount = () =>
    [UpdateOrder, PostOrder, PostJournal].flatMap((command) => gateway.published<typeof command>(command))
      .length;

  it('shows what the shop would get, and sends nothing', async () => {
    expect(await preview('shop')).toMatchObject({
      status: 200,
      body: {
        to: 'shop',
        messages: [{ service: 'cms-sync', type: UpdateOrder.type, preview: { verdict: 'would-act' } }],
        refusal: null,
      },
    });
    expect(world.inspected).toEqual([{ ...KEY, orderStatus: 'paid', payment: paid }]);
    expect(sentCount()).toBe(0);
  });

  it('sends status and payment to the shop once per key, tells who asked, and keeps it in the audit log', async () => {
    const first = await send('shop', 'shop-1');
    expect(first).toMatchObject({
      status: 202,
      body: { to: 'shop', messages: [{ type: UpdateOrder.type }] },
    });
    expect((await send('shop', 'shop-1')).body).toEqual(first.body);
    expect(await send('erp', 'shop-1')).toMatchObject({
      status: 409,
      body: { code: 'idempotency-key-reused' },
    });
    const [told] = await gateway.waitFor(() => {
      const all = gateway.published(OrderSentAgain);
      return all.length > 0 ? all : undefined;
    });
    expect(gateway.published(UpdateOrder)).toEqual([{ ...KEY, orderStatus: 'paid', payment: paid }]);
    const { rows } = await gateway.database.query<{ actor: string; subject: string; store_id: string }>(
      "SELECT actor, subject, store_id FROM audit_log WHERE action = 'order.send-again'",
    );
    expect(rows).toEqual([{ actor: told!.by, subject: 'store-1/17', store_id: 'store-1' }]);
    expect(told).toMatchObject({ ...KEY, to: 'shop', types: [UpdateOrder.type] });
    expect(gateway.published(OrderSentAgain)).toHaveLength(1);
  });

  it('sends the order and what the ERP lacks of its entries to the ERP, the oldest first', async () => {
    expect(await send('erp', 'erp-1')).toMatchObject({
      status: 202,
      body: { messages: [{ type: PostOrder.type }, { type: PostJournal.type }, { type: PostJournal.type }] },
    });
    await gateway.waitFor(() => gateway.published(PostJournal).length === 2);
    expect(gateway.published(PostJournal).map(({ entryId }) => entryId)).toEqual(['older', 'newer']);
    expect(gateway.published(PostOrder)).toMatchObject([{ ...KEY, order: { orderId: '17' }, payment: paid }]);
  });

  it('leaves out what is there already', async () => {
    world.previews[PostOrder.type] = 'nothing-to-do';
    expect((await preview('erp')).body).toMatchObject({
      messages: [{ type: PostJournal.type }, { type: PostJournal.type }],
    });
    world.previews[PostJournal.type] = 'nothing-to-do';
    expect(await send('erp', 'erp-none')).toMatchObject(refusedWith('nothing-to-send'));
  });

  it('refuses what makes no sense, and says why beforehand too', async () => {
    const before = sentCount();
    expect(await send('erp', 'no-erp', path('store-2'))).toMatchObject(refusedWith('no-erp'));
    expect(await preview('erp', path('store-2'))).toMatchObject({
      status: 200,
      body: { messages: [], refusal: { code: 'no-erp' } },
    });
    world.previews[UpdateOrder.type] = 'would-fail';
    expect(await send('shop', 'fails')).toMatchObject({
      status: 422,
      body: { code: 'would-fail', detail: 'It would-fail' },
    });
    world.payments = [];
    expect(await send('shop', 'no-payment')).toMatchObject(refusedWith('nothing-to-send'));
    expect(await send('shop', 'unknown', path('store-1', '18'))).toMatchObject({ status: 404 });
    expect(await send('mars', 'mars')).toMatchObject({ status: 400 });
    expect(sentCount()).toBe(before);
  });

  it('is for operators of the order’s store', async () => {
    const token = async (role: string, stores: string[]): Promise<string> => {
      const { body } = await gateway.api('POST', '/api/v1/tokens', {
        body: { name: `${role} ${stores.join()}`, role, stores },
      });
      return (body as { token: string }).token;
    };
    expect(await send('shop', 'v', path(), await token('viewer', ['store-1']))).toMatchObject({
      status: 403,
    });
    expect(await send('shop', 'o', path(), await token('operator', ['store-2']))).toMatchObject({
      status: 404,
    });
    expect(await send('shop', 'p', path(), await token('operator', ['store-1']))).toMatchObject({
      status: 202,
    });
  });
});
