import { MailPaymentLink } from '#contracts/commands/emails';
import type { Order } from '#contracts/models/order';
import type { Payment } from '#contracts/models/payment';
import { OrchestratorInspection } from '#contracts/queries/message-inspection';
import { GetOrder } from '#contracts/queries/orders';
import { ListOrderPayments } from '#contracts/queries/payments';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { anOrder } from '#testing/factories/order';
import { aPayment } from '../../specs/a-payment';
import { createTestGateway, type TestGateway } from '../../specs/create-test-gateway';
import { configuration } from '../../specs/fixtures';
import { Neighbours } from '../../specs/neighbours';

const MINUTE = 60_000;
const LINK = { payUrl: 'https://pay.test/pay/abc' } as const;

describe('mailing the payment link', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;
  const clock = new VirtualClock();
  /** What the neighbours answer; a test changes it before it asks. */
  let world: { payments: Payment[]; email: string | null; orderStatus: 'awaiting_payment' | 'canceled' };

  beforeAll(async () => {
    gateway = await createTestGateway({ clock });
    const { connections, stores, ...rest } = configuration();
    await gateway.configure({
      ...rest,
      connections: [
        ...connections.map(({ id, system }) => ({ id, system })),
        { id: 'mail-1', system: 'smtp' },
      ],
      stores: stores.map((store) => (store.id === 'store-1' ? { ...store, mail: 'mail-1' } : store)),
    });
    neighbours = new Neighbours(gateway);
    await neighbours.answer(GetOrder, ({ storeId, orderId }) => {
      if (orderId === 'unknown') return null;
      const order: Order = anOrder({ storeId, orderId });
      const { number, commerce, total, placedAt } = order;
      const stands = {
        orderStatus: world.orderStatus,
        commerceStatus: 'New',
        paymentStatus: 'pending' as const,
      };
      const summary = { storeId, orderId, number, commerce, total, placedAt, updatedAt: placedAt, ...stands };
      return { order: { ...order, customer: { ...order.customer, email: world.email } }, summary };
    });
    await neighbours.answer(ListOrderPayments, () => ({
      payments: world.payments,
      refunds: [],
      disputes: [],
    }));
    await neighbours.answer(OrchestratorInspection, ({ type, body }) => {
      const { to } = body as { to: string };
      const written = type === MailPaymentLink.type;
      const details = { to, subject: 'Your link', text: 'Pay here' };
      return {
        ...{ handled: written, faults: [], effectHappened: false, comparedWith: null, differences: [] },
        preview: written
          ? { verdict: 'would-act' as const, code: 'mail', sentence: 'Would mail', details }
          : null,
      };
    });
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    world = {
      payments: [aPayment({ status: 'pending', ...LINK })],
      email: 'ada@shop.test',
      orderStatus: 'awaiting_payment',
    };
  });

  const path = (order: string, store = 'store-1') => `/api/v1/orders/${store}/${order}/payment-link`;
  const preview = (order: string, store?: string) => gateway.api('GET', path(order, store));
  const ask = (order: string, key: string, token?: string) =>
    gateway.api('POST', path(order), {
      headers: { 'idempotency-key': key },
      ...(token === undefined ? {} : { token }),
    });
  const settled = async (order: string, key: string) => {
    const asked = ask(order, key);
    await neighbours.settle(MailPaymentLink, ({ to }) => ({ status: 'done', result: { to } }));
    return asked;
  };
  const sent = () => gateway.published(MailPaymentLink).length;

  it('shows the mail first, sends it once per key, and the audit says who asked', async () => {
    expect(await preview('first')).toMatchObject({
      status: 200,
      body: { mail: { to: 'ada@shop.test', subject: 'Your link', text: 'Pay here' }, refusal: null },
    });
    expect(sent()).toBe(0);
    expect(await settled('first', 'once')).toMatchObject({ status: 200, body: { to: 'ada@shop.test' } });
    expect(await ask('first', 'once')).toMatchObject({ status: 200, body: { to: 'ada@shop.test' } });
    expect(sent()).toBe(1);
    const { storeId, orderId, payUrl, by } = gateway.published(MailPaymentLink)[0]!;
    expect({ storeId, orderId, payUrl, by }).toEqual({
      storeId: 'store-1',
      orderId: 'first',
      by: 'admin token',
      ...LINK,
    });
    expect(await gateway.api('GET', '/api/v1/audit?store=store-1')).toMatchObject({
      body: { items: [{ actor: 'admin token', subject: 'payment-link store-1/first', storeId: 'store-1' }] },
    });
    const text = await gateway.api('GET', '/api/v1/audit?store=store-1');
    expect(text.text).not.toContain('ada@shop.test');
  });

  it.each([
    ['paid', { status: 'paid', ...LINK }, 'nothing-to-pay'],
    ['under way', { status: 'processing', ...LINK }, 'nothing-to-pay'],
    ['expired', { status: 'expired', ...LINK }, 'payment-ended'],
    ['canceled', { status: 'canceled', ...LINK }, 'payment-ended'],
    ['without a page to pay on', { status: 'pending', payUrl: null }, 'no-payment'],
  ] as const)('is refused for a payment that is %s', async (_state, payment, code) => {
    world.payments = [aPayment(payment)];
    expect(await preview('refused')).toMatchObject({ status: 200, body: { mail: null, refusal: { code } } });
    expect(await ask('refused', `refused ${code}`)).toMatchObject({ status: 422, body: { code } });
  });

  it('is refused for a canceled order, without a payment, an address or a mail connection', async () => {
    const code = async (store?: string) =>
      ((await preview('refused', store)).body as { refusal: { code: string } }).refusal.code;
    expect(await code('store-2')).toBe('no-mail-connection');
    world.email = null;
    expect(await code()).toBe('no-email');
    world.payments = [];
    expect(await code()).toBe('no-payment');
    world.orderStatus = 'canceled';
    expect(await code()).toBe('order-canceled');
    expect((await ask('unknown', 'unknown')).status).toBe(404);
  });

  it('goes out not more often than allowed, also to two who ask at once', async () => {
    const both = Promise.all([ask('often', 'a'), ask('often', 'b')]);
    await neighbours.settle(MailPaymentLink, ({ to }) => ({ status: 'done', result: { to } }));
    const answers = await both;
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429]);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(refused.body).toMatchObject({ code: 'too-soon' });
    expect(Number(refused.headers.get('retry-after'))).toBe(600);
    expect(await preview('often')).toMatchObject({ body: { mail: null, refusal: { code: 'too-soon' } } });
    for (const key of ['c', 'd', 'e', 'f']) {
      clock.advance(10 * MINUTE);
      expect((await settled('often', key)).status).toBe(200);
    }
    clock.advance(10 * MINUTE);
    expect(await ask('often', 'g')).toMatchObject({ status: 429, body: { code: 'too-often' } });
    clock.advance(24 * 60 * MINUTE);
    expect((await settled('often', 'g')).status).toBe(200);
  });

  it('does not count what the mail server refused', async () => {
    const asked = ask('unreachable', 'x');
    const problem = { status: 422, code: 'mail-rejected', title: 'No', detail: 'No such mailbox' };
    await neighbours.settle(MailPaymentLink, () => ({ status: 'refused', problem }));
    expect(await asked).toMatchObject({ status: 422, body: { code: 'mail-rejected' } });
    expect((await settled('unreachable', 'y')).status).toBe(200);
  });

  it('is for operators of the store', async () => {
    const tokenOf = async (role: string, stores: string[]) =>
      (
        (await gateway.api('POST', '/api/v1/tokens', { body: { name: role, role, stores } })).body as {
          token: string;
        }
      ).token;
    expect((await ask('first', 'viewer', await tokenOf('viewer', ['store-1']))).status).toBe(403);
    expect((await ask('first', 'other', await tokenOf('operator', ['store-2']))).status).toBe(404);
  });
});
