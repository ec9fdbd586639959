import { CapturePayment, RefundPayment } from '#contracts/commands/payments';
import { GetPayment } from '#contracts/queries/payments';
import { Housekeeping } from '../housekeeping';
import { aPayment } from '../specs/a-payment';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration } from '../specs/fixtures';
import { Neighbours } from '../specs/neighbours';
import type { ApprovalView } from './approval';

const PASSWORD = 'a long enough password';
const OWN_SCRIPT = { 'x-requested-with': 'tillbridge-console' };
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const paid = aPayment({ status: 'paid', captured: eur(12_999) });

type Person = Record<string, string>;

describe('money actions above a limit', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;
  let anna: Person;
  let ben: Person;
  let cleo: Person;
  let count = 0;

  beforeAll(async () => {
    const document = configuration();
    const [first, ...others] = document.stores;
    gateway = await createTestGateway({
      configuration: {
        ...document,
        connections: [],
        stores: [{ ...first!, approvals: { above: { EUR: 5_000 }, expireAfterHours: 48 } }, ...others],
      },
    });
    neighbours = new Neighbours(gateway);
    await neighbours.answer(GetPayment, ({ paymentId }) => ({ ...paid, paymentId }));
    anna = await signedIn('anna@shop.example', 'operator');
    ben = await signedIn('ben@shop.example', 'operator');
    cleo = await signedIn('cleo@shop.example', 'admin');
  });
  afterAll(() => gateway.close());

  async function signedIn(email: string, role: string, stores: string[] | null = null): Promise<Person> {
    await gateway.api('POST', '/api/v1/accounts', {
      body: { email, name: email, role, stores, password: PASSWORD },
    });
    const answer = await gateway.api('POST', '/api/v1/session', {
      token: null,
      headers: OWN_SCRIPT,
      body: { email, password: PASSWORD },
    });
    return { ...OWN_SCRIPT, cookie: answer.headers.get('set-cookie')!.split(';')[0]! };
  }
  const as = (person: Person, method: string, path: string, body?: unknown, more: Person = {}) =>
    gateway.api(method, path, {
      token: null,
      headers: { ...person, ...more },
      ...(body === undefined ? {} : { body }),
    });
  const refund = (person: Person, paymentId: string, key: string, body: object = {}) =>
    as(person, 'POST', `/api/v1/payments/${paymentId}/refunds`, body, { 'idempotency-key': key });
  const decide = (person: Person, id: string, approved: boolean) =>
    as(person, 'POST', `/api/v1/approvals/${id}/decision`, { approved });
  /** A refund of everything that waits, of a payment of its own. */
  const waiting = async (person: Person) => {
    count += 1;
    const paymentId = `pay-${count}`;
    const answer = await refund(person, paymentId, `key-${count}`);
    expect(answer).toMatchObject({ status: 202, body: { code: 'approval-required' } });
    const { approval } = answer.body as { approval: ApprovalView };
    return { paymentId, key: `key-${count}`, approval };
  };
  const refundsOf = (id: string) =>
    gateway.published(RefundPayment).filter(({ paymentId }) => paymentId === id);

  it('wait for somebody else, and then the very command goes out, once', async () => {
    const { approval, paymentId, key } = await waiting(anna);
    expect(approval).toMatchObject({
      state: 'open',
      action: 'refund',
      amount: eur(12_999),
      limit: eur(5_000),
      requestedBy: 'anna@shop.example',
      mayDecide: false,
    });
    expect(await refund(anna, paymentId, key)).toMatchObject({
      status: 202,
      body: { approval: { id: approval.id } },
    });
    const seen = await as(ben, 'GET', '/api/v1/approvals?state=open&orderId=17');
    expect(seen.body).toMatchObject({ items: [{ id: approval.id, mayDecide: true }] });

    expect(await decide(ben, approval.id, true)).toMatchObject({
      status: 200,
      body: { state: 'approved', decidedBy: 'ben@shop.example' },
    });
    expect(await decide(ben, approval.id, true)).toMatchObject({ status: 200, body: { state: 'approved' } });
    const [answer] = await Promise.all([
      refund(anna, paymentId, key),
      neighbours.settle(RefundPayment, () => ({ status: 'done', result: paid })),
    ]);
    expect(answer).toMatchObject({ status: 200, body: paid });
    expect(refundsOf(paymentId)).toMatchObject([{ paymentId, amount: eur(12_999), orderId: '17' }]);
    const after = await as(anna, 'GET', `/api/v1/approvals/${approval.id}`);
    expect(after.body).toMatchObject({ outcome: { status: 'done' } });
  });

  it('go through at once up to the limit, and wait when earlier ones bring them above it', async () => {
    const [small] = await Promise.all([
      refund(anna, 'pay-small', 'small-1', { amount: 5_000 }),
      neighbours.settle(RefundPayment, () => ({ status: 'done', result: paid })),
    ]);
    expect(small.status).toBe(200);
    expect((await refund(anna, 'pay-small', 'small-2', { amount: 5_001 })).status).toBe(202);
    await neighbours.answer(GetPayment, ({ paymentId }) => ({ ...paid, paymentId, refunded: eur(4_000) }));
    expect((await refund(anna, 'pay-small', 'small-3', { amount: 1_001 })).status).toBe(202);
    await neighbours.answer(GetPayment, ({ paymentId }) => ({ ...paid, paymentId }));
  });

  it('are not decided by who asked, nor by a token, also not one that goes back to who asked', async () => {
    const { approval } = await waiting(cleo);
    expect(await decide(cleo, approval.id, true)).toMatchObject({
      status: 403,
      body: { code: 'own-request' },
    });
    expect(
      await gateway.api('POST', `/api/v1/approvals/${approval.id}/decision`, { body: { approved: true } }),
    ).toMatchObject({ status: 403, body: { code: 'approval-needs-person' } });

    const first = await as(cleo, 'POST', '/api/v1/tokens', { name: 'first', role: 'admin' });
    const { token } = first.body as { token: string };
    const made = await gateway.api('POST', '/api/v1/tokens', {
      token,
      body: { name: 'x', role: 'operator' },
    });
    const second = { authorization: `Bearer ${(made.body as { token: string }).token}` };
    const asked = await refund(second, 'pay-token', 'token-1');
    const { id } = (asked.body as { approval: ApprovalView }).approval;
    expect(await decide(cleo, id, true)).toMatchObject({ status: 403, body: { code: 'own-request' } });
    expect(await decide(second, id, true)).toMatchObject({
      status: 403,
      body: { code: 'approval-needs-person' },
    });
    expect((await decide(ben, id, false)).status).toBe(200);
    expect(refundsOf('pay-token')).toEqual([]);
  });

  it('are decided by one of two who decide at the same moment', async () => {
    const { approval, paymentId } = await waiting(anna);
    const answers = await Promise.all([decide(ben, approval.id, true), decide(cleo, approval.id, false)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = await as(anna, 'GET', `/api/v1/approvals/${approval.id}`);
    const approved = (body as ApprovalView).state === 'approved';
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'approval-decided' });
    if (approved) await neighbours.settle(RefundPayment, () => ({ status: 'done', result: paid }));
    expect(refundsOf(paymentId)).toHaveLength(approved ? 1 : 0);
  });

  it('tell who asked that they were rejected', async () => {
    const { approval, paymentId, key } = await waiting(anna);
    await as(ben, 'POST', `/api/v1/approvals/${approval.id}/decision`, {
      approved: false,
      comment: 'Ask the shop',
    });
    expect(await refund(anna, paymentId, key)).toMatchObject({
      status: 409,
      body: { code: 'approval-rejected', detail: 'ben@shop.example has rejected it: Ask the shop' },
    });
  });

  it('are invisible to people of other stores', async () => {
    const { approval } = await waiting(anna);
    const dora = await signedIn('dora@shop.example', 'operator', ['store-2']);
    expect((await decide(dora, approval.id, true)).status).toBe(404);
    expect((await as(dora, 'GET', '/api/v1/approvals')).body).toMatchObject({ items: [] });
  });

  it('hold captures back too, and only in the currencies that have a limit', async () => {
    const capture = (paymentId: string) =>
      as(anna, 'POST', `/api/v1/payments/${paymentId}/capture`, {}, { 'idempotency-key': paymentId });
    await neighbours.answer(GetPayment, ({ paymentId }) => ({ ...aPayment(), paymentId }));
    expect(await capture('pay-capture')).toMatchObject({
      status: 202,
      body: { approval: { action: 'capture' } },
    });
    const usd = {
      amount: { amount: 90_000, currency: 'USD' },
      authorized: { amount: 90_000, currency: 'USD' },
    };
    await neighbours.answer(GetPayment, ({ paymentId }) => ({ ...aPayment(usd), paymentId }));
    const [free] = await Promise.all([
      capture('pay-usd'),
      neighbours.settle(CapturePayment, () => ({ status: 'done', result: paid })),
    ]);
    expect(free.status).toBe(200);
    await neighbours.answer(GetPayment, ({ paymentId }) => ({ ...paid, paymentId }));
  });

  it('end when nobody decides in time, and every step is in the audit', async () => {
    const { approval, paymentId, key } = await waiting(anna);
    for (let passed = 0; passed < 50; passed += 10) {
      expect((await refund(anna, paymentId, key)).status).toBe(202);
      expect((await as(ben, 'GET', '/api/v1/session')).status).toBe(200);
      gateway.clock.advance(10 * 3_600_000);
    }
    expect(await decide(ben, approval.id, true)).toMatchObject({
      status: 409,
      body: { code: 'approval-expired' },
    });
    await gateway.app.get(Housekeeping).run();
    expect(await refund(anna, paymentId, key)).toMatchObject({
      status: 409,
      body: { code: 'approval-expired' },
    });
    expect(refundsOf(paymentId)).toEqual([]);
    const audit = await gateway.api('GET', `/api/v1/audit?subject=${approval.id}`);
    expect((audit.body as { items: Array<{ action: string }> }).items.map(({ action }) => action)).toEqual([
      'approval.expire',
      'approval.request',
    ]);
  });
});
