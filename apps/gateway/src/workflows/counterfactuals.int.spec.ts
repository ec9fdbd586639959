import { CancelCounterfactual, StartCounterfactual } from '#contracts/commands/orchestrator';
import type { Counterfactual } from '#contracts/models/counterfactual';
import { DraftErpDocuments } from '#contracts/queries/erp-drafts';
import { GetCounterfactual, GetCounterfactualCommands } from '#contracts/queries/orchestrator';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { Neighbours } from '../specs/neighbours';

const PATH = '/api/v1/workflows/order-to-cash/counterfactual';

const job: Counterfactual = {
  ...{ jobId: 'cfl_1', workflowId: 'order-to-cash', baseVersion: 3, days: 7, state: 'running' },
  ...{ total: 8_214, truncated: false, failure: null, startedBy: 'editor' },
  ...{ startedAt: '2026-01-15T12:00:00.000Z', endedAt: null },
  result: { played: 50, changed: 3, money: [{ currency: 'EUR', captured: 4_120, refunded: 0 }], changes: [] },
};

describe('a workflow before it is published', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;
  beforeAll(async () => {
    gateway = await createTestGateway();
    neighbours = new Neighbours(gateway);
    await neighbours.answer(GetCounterfactual, ({ jobId }) => (jobId === job.jobId ? job : null));
    await neighbours.answer(GetCounterfactualCommands, ({ orderId, storeId }) =>
      orderId === 'o-1' ? { before: [], after: [{ stepId: 'post', body: { storeId, orderId } }] } : null,
    );
    await neighbours.answer(DraftErpDocuments, ({ command, body }) => ({
      connectionId: 'erp',
      documents: [
        { kind: 'customer' as const, document: command, key: JSON.stringify(body), name: 'Ada', email: null },
      ],
      fault: null,
    }));
  });
  afterAll(() => gateway.close());

  it('is played on the orders of the last week, or of as many days as are asked for', async () => {
    const done = () => ({ status: 'done' as const, result: { jobId: 'cfl_1' } });
    const [started, sent] = await Promise.all([
      gateway.api('POST', PATH, { body: {} }),
      neighbours.settle(StartCounterfactual, done),
    ]);
    expect(started).toMatchObject({ status: 202, body: { jobId: 'cfl_1' } });
    expect(sent).toMatchObject({ workflowId: 'order-to-cash', document: null, days: 7 });
    const [, other] = await Promise.all([
      gateway.api('POST', PATH, { body: { document: { id: 'order-to-cash' }, days: 30 } }),
      neighbours.settle(StartCounterfactual, done),
    ]);
    expect(other).toMatchObject({ document: { id: 'order-to-cash' }, days: 30 });
    expect((await gateway.api('POST', PATH, { body: { days: 31 } })).status).toBe(400);
  });

  it('tells how far it is, and ends when somebody says so', async () => {
    expect(await gateway.api('GET', `${PATH}/cfl_1`)).toMatchObject({ status: 200, body: job });
    const [canceled] = await Promise.all([
      gateway.api('DELETE', `${PATH}/cfl_1`),
      neighbours.settle(CancelCounterfactual, ({ jobId }) => ({
        status: 'done',
        result: { jobId, state: 'canceled' },
      })),
    ]);
    expect(canceled).toMatchObject({ status: 200, body: { state: 'canceled' } });
  });

  it('shows what the ERP would get of an order, by either document', async () => {
    const ask = (orderId: string) =>
      gateway.api(
        'GET',
        `${PATH}/cfl_1/erp-documents?storeId=store-1&orderId=${orderId}&command=reconciliation.post-order`,
      );
    expect(await ask('o-1')).toMatchObject({
      status: 200,
      body: {
        before: [],
        after: [
          {
            stepId: 'post',
            connectionId: 'erp',
            documents: [
              { document: 'reconciliation.post-order', key: '{"storeId":"store-1","orderId":"o-1"}' },
            ],
          },
        ],
      },
    });
    expect((await ask('o-2')).status).toBe(404);
    const elsewhere = '/api/v1/workflows/refunds/counterfactual/cfl_1/erp-documents';
    const query = 'storeId=store-1&orderId=o-1&command=reconciliation.post-order';
    expect((await gateway.api('GET', `${elsewhere}?${query}`)).status).toBe(404);
  });

  it('is not found under another workflow, and not for who sees some stores or may not edit', async () => {
    expect((await gateway.api('GET', '/api/v1/workflows/refunds/counterfactual/cfl_1')).status).toBe(404);
    expect((await gateway.api('DELETE', `${PATH}/cfl_2`)).status).toBe(404);
    const tokenOf = async (role: string, stores: string[] | null) => {
      const { body } = await gateway.api('POST', '/api/v1/tokens', { body: { name: role, role, stores } });
      return (body as { token: string }).token;
    };
    const operator = await tokenOf('operator', null);
    expect((await gateway.api('POST', PATH, { token: operator, body: {} })).status).toBe(403);
    const scoped = await tokenOf('editor', ['store-1']);
    expect((await gateway.api('POST', PATH, { token: scoped, body: {} })).status).toBe(403);
    expect((await gateway.api('GET', `${PATH}/cfl_1`, { token: scoped })).status).toBe(403);
    const documents = `${PATH}/cfl_1/erp-documents?storeId=store-1&orderId=o-1&command=reconciliation.post-order`;
    expect((await gateway.api('GET', documents, { token: scoped })).status).toBe(403);
  });
});
