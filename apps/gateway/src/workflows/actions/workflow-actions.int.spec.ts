import { randomUUID } from 'node:crypto';
import { ValidateWorkflow } from '#contracts/queries/orchestrator';
import { createTestGateway, type TestGateway } from '../../specs/create-test-gateway';
import { configuration } from '../../specs/fixtures';
import { Neighbours } from '../../specs/neighbours';
import type { ActionView } from './action-view';

const orderCloud = (putBackStock: boolean) => ({
  id: 'oc-1',
  system: 'sitecore-ordercloud',
  settings: { apiUrl: 'http://127.0.0.1:1', clientId: 'client', putBackStock },
  secrets: { clientSecret: randomUUID(), hashKey: randomUUID() },
});

describe('what workflows can have done here', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await createTestGateway();
    const neighbours = new Neighbours(gateway);
    await neighbours.answer(ValidateWorkflow, () => ({ valid: true, errors: [], warnings: [] }));
  });
  afterAll(() => gateway.close());

  const connect = async (...more: ReadonlyArray<ReturnType<typeof orderCloud>>) => {
    const { connections, ...rest } = configuration();
    const body = { ...rest, connections: [...connections, ...more] };
    expect((await gateway.api('PUT', '/api/v1/configuration', { body })).status).toBe(200);
  };
  const actions = async (token?: string) => {
    const answer = await gateway.api('GET', '/api/v1/workflow-actions', token === undefined ? {} : { token });
    const { items } = answer.body as { items: ActionView[] };
    return (name: string) => items.find((item) => item.name === name)!;
  };
  const warnings = async (...commands: string[]) => {
    const steps = commands.map((command, index) => ({ id: `step-${index}`, type: 'call', command }));
    const body = { document: { id: 'w', steps } };
    const answer = await gateway.api('POST', '/api/v1/workflows/w/validate', { body });
    return (answer.body as { warnings: object[] }).warnings;
  };

  it('is what the manifests of the connected systems say, each action with the connections that can do it', async () => {
    await connect();
    const action = await actions();
    expect(action('payments.capture-payment')).toEqual({
      name: 'payments.capture-payment',
      own: false,
      connections: [{ id: 'stripe-1', system: 'stripe', name: 'Stripe' }],
      unable: null,
    });
    expect(action('cms-sync.create-order').connections.map(({ id }) => id)).toEqual([
      'kentico-1',
      'kentico-open',
    ]);
    expect(action('reconciliation.retry-booking')).toMatchObject({ own: true, unable: null });
  });

  it('says why nothing can do the others: no such system, none of these, or a switch that is off', async () => {
    await connect();
    expect((await actions())('reconciliation.post-order')).toMatchObject({
      connections: [],
      unable: {
        code: 'not-connected',
        systems: expect.arrayContaining([{ system: 'erpnext', name: 'ERPNext' }]),
      },
    });
    expect((await actions())('cms-sync.put-back-stock').unable).toMatchObject({
      code: 'not-by-these',
      systems: [{ system: 'sitecore-ordercloud' }],
    });
    await connect(orderCloud(false));
    expect((await actions())('cms-sync.put-back-stock').unable).toMatchObject({
      code: 'switched-off',
      switches: [
        { connectionId: 'oc-1', setting: 'putBackStock', label: { en: expect.any(String) as string } },
      ],
    });
    await connect(orderCloud(true));
    expect((await actions())('cms-sync.put-back-stock')).toMatchObject({
      connections: [{ id: 'oc-1' }],
      unable: null,
    });
  });

  it('is told by the check of a document, which stays publishable', async () => {
    await connect(orderCloud(false));
    expect(await warnings('payments.create-payment', 'reconciliation.retry-booking', 'nonsense')).toEqual([]);
    expect(
      await warnings('payments.create-payment', 'orchestrator.send-email', 'cms-sync.put-back-stock'),
    ).toEqual([
      {
        path: 'steps[1].command',
        code: 'action-not-offered',
        message: 'No connected system can do orchestrator.send-email: none of SMTP is connected',
        way: ['step-1'],
      },
      {
        path: 'steps[2].command',
        code: 'action-not-offered',
        message:
          'No connected system can do cms-sync.put-back-stock: the setting putBackStock of its connection is off',
        way: ['step-2'],
      },
    ]);
  });

  it('shows a token of one store its connections alone', async () => {
    await connect(orderCloud(true));
    const body = { name: 'one store', role: 'viewer', stores: ['store-1'] };
    const { token } = (await gateway.api('POST', '/api/v1/tokens', { body })).body as { token: string };
    const action = await actions(token);
    expect(action('cms-sync.update-order').connections.map(({ id }) => id)).toEqual(['kentico-1']);
    expect(action('cms-sync.put-back-stock').connections).toEqual([]);
  });
});
