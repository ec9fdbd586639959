import { CapturePayment } from '#contracts/commands/payments';
import { GetPayment } from '#contracts/queries/payments';
import { aPayment } from '../specs/a-payment';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration, secrets } from '../specs/fixtures';
import { Neighbours } from '../specs/neighbours';

interface Entry {
  readonly actor: string;
  readonly action: string;
  readonly storeId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly details: Record<string, unknown>;
}

describe('the audit', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await createTestGateway();
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
  });
  afterAll(() => gateway.close());

  const audit = async (query: string, token?: string) => {
    const answer = await gateway.api('GET', `/api/v1/audit?${query}`, token === undefined ? {} : { token });
    return { ...answer, page: answer.body as { items: Entry[]; nextCursor: string | null } };
  };
  const newToken = async (body: object): Promise<string> =>
    ((await gateway.api('POST', '/api/v1/tokens', { body })).body as { token: string }).token;

  it('says who changed what of the configuration, before and after, and which secrets, without one of them', async () => {
    const changed = configuration({ stripeWebhook: [`${secrets.stripeWebhook}0`] });
    changed.stores[0]!.urls.success = 'https://shop.example/danke';
    await gateway.api('PUT', '/api/v1/configuration', { body: changed });
    const { page, text } = await audit('action=configuration.apply&actor=admin%20token');
    expect(page.items).toHaveLength(2);
    expect(page.items[0]).toMatchObject({
      actor: 'admin token',
      storeId: null,
      before: {
        version: 1,
        connections: [],
        stores: [{ id: 'store-1', urls: { success: 'https://shop.example/thanks' } }],
      },
      after: {
        version: 2,
        connections: [],
        stores: [{ id: 'store-1', urls: { success: 'https://shop.example/danke' } }],
      },
      details: { changedSecrets: ['stripe-1/webhookSecret'] },
    });
    expect(page.items[1]).toMatchObject({ before: null, after: { version: 1 } });
    for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
  });

  it('is read page by page, newest first', async () => {
    for (const name of ['a', 'b', 'c']) await newToken({ name, role: 'viewer' });
    const first = (await audit('action=token.create&limit=2')).page;
    expect(first.items.map(({ after }) => after)).toMatchObject([{ name: 'c' }, { name: 'b' }]);
    const second = (await audit(`action=token.create&limit=2&cursor=${first.nextCursor}`)).page;
    expect(second.items.map(({ after }) => after)).toMatchObject([{ name: 'a' }]);
    expect(second.nextCursor).toBeNull();
  });

  it('is for administrators, and shows a token of some stores what was done to these alone', async () => {
    const neighbours = new Neighbours(gateway);
    await neighbours.answer(GetPayment, ({ paymentId }) =>
      aPayment({ paymentId, storeId: paymentId === 'pay-2' ? 'store-2' : 'store-1' }),
    );
    for (const paymentId of ['pay-1', 'pay-2']) {
      const asked = gateway.api('POST', `/api/v1/payments/${paymentId}/capture`, {
        body: {},
        headers: { 'idempotency-key': `audit-${paymentId}` },
      });
      await neighbours.settle(CapturePayment, () => ({ status: 'done', result: aPayment({ paymentId }) }));
      await asked;
    }
    const operator = await newToken({ name: 'operator', role: 'operator', stores: ['store-1'] });
    expect((await audit('', operator)).status).toBe(403);
    const admin = await newToken({ name: 'store admin', role: 'admin', stores: ['store-1'] });
    const { page } = await audit('', admin);
    expect(page.items.map(({ storeId }) => storeId)).toEqual(['store-1']);
    expect((await audit('store=store-2', admin)).page.items).toEqual([]);
    expect((await audit('store=store-2')).page.items).toHaveLength(1);
  });
});
