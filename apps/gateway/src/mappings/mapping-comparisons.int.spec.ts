import { CancelMappingComparison, StartMappingComparison } from '#contracts/commands/mapping-comparisons';
import type { MappingComparison } from '#contracts/models/mapping-comparison';
import { GetMappingComparison } from '#contracts/queries/mapping-comparisons';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration } from '../specs/fixtures';
import { Neighbours } from '../specs/neighbours';

const PATH = '/api/v1/mappings/order-to-payment/counterfactual';

const job: MappingComparison = {
  ...{ jobId: 'mcp_1', mappingId: 'order-to-payment', baseVersion: 3, days: 7, state: 'running' },
  ...{ total: 8_214, truncated: false, failure: null, startedBy: 'editor' },
  ...{ startedAt: '2026-01-15T12:00:00.000Z', endedAt: null },
  result: {
    ...{ played: 50, changed: 3, masked: 0, changes: [] },
    money: [{ currency: 'EUR', mapped: -4_120, written: 0 }],
  },
};

describe('a mapping before it is published', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;
  beforeAll(async () => {
    gateway = await createTestGateway();
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
    neighbours = new Neighbours(gateway);
    await neighbours.answer(GetMappingComparison, ({ jobId }) => (jobId === job.jobId ? job : null));
  });
  afterAll(() => gateway.close());

  it('is run on the inputs of the last week, with the rules that stores are to have', async () => {
    const stores = { 'store-1': { locale: null } };
    const document = {
      ...{ id: 'order-to-payment', version: 1, source: 'order', target: 'payment' },
      fields: [{ target: 'description', value: 'x' }],
    };
    const [started, sent] = await Promise.all([
      gateway.api('POST', PATH, { body: { document, stores } }),
      neighbours.settle(StartMappingComparison, () => ({ status: 'done', result: { jobId: 'mcp_1' } })),
    ]);
    expect(started).toMatchObject({ status: 202, body: { jobId: 'mcp_1' } });
    expect(sent).toMatchObject({ mappingId: 'order-to-payment', document, stores, days: 7 });
  });

  it('is the one in use when only a store changes; what does not compile is refused at once', async () => {
    const [, sent] = await Promise.all([
      gateway.api('POST', PATH, { body: { stores: { 'store-1': {} }, days: 30 } }),
      neighbours.settle(StartMappingComparison, () => ({ status: 'done', result: { jobId: 'mcp_1' } })),
    ]);
    expect(sent).toMatchObject({ days: 30, document: { id: 'order-to-payment' } });
    expect(await gateway.api('POST', PATH, { body: { document: { id: 'order-to-payment' } } })).toMatchObject(
      {
        status: 422,
        body: { code: 'mapping-invalid' },
      },
    );
    expect((await gateway.api('POST', PATH, { body: { days: 91 } })).status).toBe(400);
  });

  it('tells how far it is, and ends when somebody says so', async () => {
    expect(await gateway.api('GET', `${PATH}/mcp_1`)).toMatchObject({ status: 200, body: job });
    const result = { jobId: 'mcp_1', state: 'canceled' };
    const [canceled] = await Promise.all([
      gateway.api('DELETE', `${PATH}/mcp_1`),
      neighbours.settle(CancelMappingComparison, () => ({ status: 'done', result })),
    ]);
    expect(canceled).toMatchObject({ status: 200, body: { state: 'canceled' } });
  });

  it('is not found under another mapping, and not for who sees some stores or may not edit', async () => {
    expect((await gateway.api('GET', '/api/v1/mappings/other/counterfactual/mcp_1')).status).toBe(404);
    expect((await gateway.api('GET', `${PATH}/mcp_2`)).status).toBe(404);
    expect((await gateway.api('POST', '/api/v1/mappings/other/counterfactual', { body: {} })).status).toBe(
      404,
    );
    for (const [role, stores] of [
      ['operator', null],
      ['editor', ['store-1']],
    ] as const) {
      const { body } = await gateway.api('POST', '/api/v1/tokens', { body: { name: role, role, stores } });
      const { token } = body as { token: string };
      expect((await gateway.api('POST', PATH, { token, body: {} })).status).toBe(403);
      expect((await gateway.api('GET', `${PATH}/mcp_1`, { token })).status).toBe(403);
      expect((await gateway.api('DELETE', `${PATH}/mcp_1`, { token })).status).toBe(403);
    }
  });
});
