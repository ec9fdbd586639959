import { PostOrder } from '#contracts/commands/erp';
import { ReconciliationInspection } from '#contracts/queries/message-inspection';
import { TryWorkflowStep } from '#contracts/queries/orchestrator';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration } from '../specs/fixtures';
import { Neighbours } from '../specs/neighbours';

const PATH = '/api/v1/workflows/order-to-cash/try-step';
const document = { id: 'order-to-cash' };

describe('one step, tried on sample data', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;
  const inspected: unknown[] = [];

  beforeAll(async () => {
    gateway = await createTestGateway();
    neighbours = new Neighbours(gateway);
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
    await neighbours.answer(TryWorkflowStep, ({ data }) => ({
      errors: [],
      tried: {
        ...{ state: 'running' as const, input: null, output: null, error: null, waitsFor: PostOrder.name },
        ...{ goesOnTo: null, sends: { name: PostOrder.name, body: data } },
      },
    }));
    await neighbours.answer(ReconciliationInspection, ({ type, body }) => {
      inspected.push({ type, body });
      return {
        ...{ handled: true, faults: [], effectHappened: false, comparedWith: null, differences: [] },
        preview: {
          verdict: 'would-act' as const,
          code: 'erp-documents',
          sentence: 'Would give',
          details: {},
        },
      };
    });
  });
  afterAll(() => gateway.close());

  const attempt = (data: object, token?: string) =>
    gateway.api('POST', PATH, {
      body: { document, stepId: 'post', data },
      ...(token === undefined ? {} : { token }),
    });

  it('is answered by the engine, and what its command would do by the service', async () => {
    const data = { storeId: 'store-1', orderId: '17' };
    expect(await attempt(data)).toMatchObject({
      status: 200,
      body: {
        tried: { sends: { name: PostOrder.name, body: data } },
        preview: { verdict: 'would-act', code: 'erp-documents' },
      },
    });
    expect(inspected).toEqual([{ type: PostOrder.type, body: data }]);
  });

  it('asks no service about stores that are not ours, or not the caller’s', async () => {
    inspected.length = 0;
    expect((await attempt({ storeId: 'nowhere', orderId: '17' })).body).toMatchObject({ preview: null });
    const editor = { name: 'e', role: 'editor', stores: ['store-2'] };
    const { body } = await gateway.api('POST', '/api/v1/tokens', { body: editor });
    const { token } = body as { token: string };
    expect((await attempt({ storeId: 'store-1', orderId: '17' }, token)).body).toMatchObject({
      preview: null,
    });
    expect(inspected).toEqual([]);
  });
});
