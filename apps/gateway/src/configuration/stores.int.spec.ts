import { ListWorkflows } from '#contracts/queries/orchestrator';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration } from '../specs/fixtures';
import { Neighbours } from '../specs/neighbours';

describe('stores of a configuration', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await createTestGateway();
  });
  afterAll(() => gateway.close());

  const put = (body: unknown) => gateway.api('PUT', '/api/v1/configuration', { body });
  const withWorkflows = (...workflows: string[]) => {
    const document = configuration();
    const [first, ...others] = document.stores;
    return { ...document, stores: [{ ...first, workflows }, ...others] };
  };
  const unknown = {
    status: 422,
    body: { errors: [{ path: 'stores[0].workflows[1]', code: 'unknown-workflow' }] },
  };

  it('run shipped workflows while the orchestrator is away; a new name waits for it', async () => {
    expect(await put(withWorkflows('order-to-cash', 'refunds'))).toMatchObject({ status: 200 });
    expect(await put(withWorkflows('order-to-cash', 'gift-wrap'))).toMatchObject(unknown);
  });

  it('run what operators have published, not drafts and not typing errors, and keep what they run', async () => {
    const neighbours = new Neighbours(gateway);
    const summary = (workflowId: string, publishedVersion: number | null) => ({
      workflowId,
      name: workflowId,
      publishedVersion,
      draftRevision: 1,
      updatedAt: '2026-01-15T12:00:00.000Z',
    });
    await neighbours.answer(ListWorkflows, ({ cursor }) =>
      cursor === null
        ? { items: [summary('draft-only', null)], nextCursor: 'more' }
        : { items: [summary('gift-wrap', 3)], nextCursor: null },
    );
    expect(await put(withWorkflows('order-to-cash', 'gift-wrap'))).toMatchObject({ status: 200 });
    expect(await put(withWorkflows('order-to-cash', 'draft-only'))).toMatchObject(unknown);
    expect(await put(withWorkflows('order-to-cash', 'order-to-cahs'))).toMatchObject(unknown);
    await neighbours.answer(ListWorkflows, () => ({ items: [], nextCursor: null }));
    expect(await put(withWorkflows('gift-wrap'))).toMatchObject({ status: 200 });
  });

  it('do not share a commerce connection: nothing says whose an order would be', async () => {
    const document = configuration();
    document.stores[1]!.commerce = document.stores[0]!.commerce;
    expect(await put(document)).toMatchObject({
      status: 422,
      body: {
        code: 'configuration-invalid',
        errors: [{ path: 'stores[1].commerce', code: 'commerce-connection-shared' }],
      },
    });
  });

  it('have an ERP that sends no webhooks: its address is 404, and nothing dies in a queue', async () => {
    const document = configuration();
    const erp = {
      id: 'erp-1',
      system: 'erpnext',
      settings: { baseUrl: 'http://127.0.0.1:1', company: 'Shop', warehouse: 'Stores - S', accounts: {} },
      secrets: { apiKey: 'abcdef0123456789', apiSecret: 'fedcba9876543210' },
    };
    const applied = await put({ ...document, connections: [...document.connections, erp] });
    expect(applied).toMatchObject({ status: 200 });
    const answer = await fetch(`${gateway.url}/webhooks/erp-1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"doctype":"Sales Order"}',
    });
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'unknown-connection' }]);
  });
});
