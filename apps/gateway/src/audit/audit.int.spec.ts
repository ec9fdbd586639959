import { PublishWorkflow } from '#contracts/commands/orchestrator';
import { CapturePayment } from '#contracts/commands/payments';
import { GetWorkflow } from '#contracts/queries/orchestrator';
import { GetPayment } from '#contracts/queries/payments';
import type { Outcome } from '../requests/action-request.repository';
import { aPayment } from '../specs/a-payment';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration, secrets } from '../specs/fixtures';
import { Neighbours } from '../specs/neighbours';

interface Entry {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
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

  it('says what a workflow was before it was published and what it is after, once that has happened', async () => {
    const neighbours = new Neighbours(gateway);
    const step = (type: string) => ({
      steps: [{ id: 'a', catch: { next: { deep: { deeper: [{ type }] } } } }],
    });
    const versions = { published: step('wait'), draft: step('call') };
    await neighbours.answer(GetWorkflow, ({ workflowId, version }) =>
      version === 'draft' || version === 'published'
        ? {
            workflowId,
            version: version === 'draft' ? null : 3,
            revision: 7,
            document: versions[version],
            publishedAt: null,
            publishedBy: null,
          }
        : null,
    );
    const publish = async (outcome: Outcome) => {
      const asked = gateway.api('POST', '/api/v1/workflows/w/publish');
      const command = await neighbours.settle(PublishWorkflow, () => outcome);
      return { command, answer: await asked };
    };
    const entries = async () => (await audit('action=workflow.publish')).page.items;

    const problem = { status: 422, code: 'invalid-workflow', title: 'No', detail: 'No' };
    expect((await publish({ status: 'refused', problem })).answer.status).toBe(422);
    expect(await entries()).toEqual([]);

    const done = await publish({ status: 'done', result: { workflowId: 'w', version: 4 } });
    expect(done.command).toMatchObject({ workflowId: 'w', expectedRevision: 7 });
    expect(await entries()).toMatchObject([
      {
        actor: 'admin token',
        subject: 'w',
        before: { version: 3, document: versions.published },
        after: { document: versions.draft },
        details: { result: { version: 4 } },
      },
    ]);

    versions.draft = versions.published;
    await publish({ status: 'done', result: { workflowId: 'w', version: 4 } });
    expect(await entries()).toHaveLength(1);
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
