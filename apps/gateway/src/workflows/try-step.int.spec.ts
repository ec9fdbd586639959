import { PostOrder } from '#contracts/commands/erp';
import { CreatePayment } from '#contracts/commands/payments';
import { PaymentsInspection, ReconciliationInspection } from '#contracts/queries/message-inspection';
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
    await neighbours.answer(TryWorkflowStep, ({ stepId, data }) => {
      const { name } = stepId === 'pay' ? CreatePayment : PostOrder;
      return {
        errors: [],
        tried: {
          ...{ state: 'running' as const, input: null, output: null, error: null, waitsFor: name },
          ...{ goesOnTo: null, sends: { name, body: data } },
        },
      };
    });
    for (const query of [ReconciliationInspection, PaymentsInspection] as const)
      await neighbours.answer(query, inspect);
  });
  afterAll(() => gateway.close());

  const inspect = ({ type, body }: { readonly type: string; readonly body?: unknown }) => {
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
  };
  const attempt = (data: object, token?: string, stepId = 'post') =>
    gateway.api('POST', PATH, {
      body: { document, stepId, data },
      ...(token === undefined ? {} : { token }),
    });
  const editorOf = async (store: string): Promise<string> => {
    const editor = { name: 'e', role: 'editor', stores: [store] };
    const { body } = await gateway.api('POST', '/api/v1/tokens', { body: editor });
    return (body as { token: string }).token;
  };

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
    const token = await editorOf('store-2');
    expect((await attempt({ storeId: 'store-1', orderId: '17' }, token)).body).toMatchObject({
      preview: null,
    });
    expect(inspected).toEqual([]);
  });

  it('goes by the store of the order, where the command has none of its own', async () => {
    inspected.length = 0;
    const order = { storeId: 'store-1', orderId: '17' };
    expect((await attempt({ order }, undefined, 'pay')).body).toMatchObject({
      preview: { verdict: 'would-act' },
    });
    expect(inspected).toEqual([{ type: CreatePayment.type, body: { order } }]);
  });

  it('is not deceived by a store of the caller’s beside an order of another', async () => {
    inspected.length = 0;
    const token = await editorOf('store-1');
    const order = { storeId: 'store-2', orderId: '17' };
    expect((await attempt({ storeId: 'store-1', order }, token, 'pay')).body).toMatchObject({
      preview: null,
    });
    expect(inspected).toEqual([]);
  });
});
