import { PublishWorkflow, SaveWorkflowDraft } from '#contracts/commands/orchestrator';
import { InventoryReserved } from '#contracts/events/books';
import { CustomerLinked } from '#contracts/events/customers';
import { OrderPlaced } from '#contracts/events/orders';
import { PaymentCreated } from '#contracts/events/payments';
import { GetTimeline, ListWorkflowRuns } from '#contracts/queries/orchestrator';
import { OrderFacts } from '../specs/facts';
import { createOrchestrator, type UnderTest } from '../specs/orchestrator-under-test';

const connections = [
  { id: 'kentico', system: 'kentico-xperience-13' },
  { id: 'stripe', system: 'stripe' },
  { id: 'erp', system: 'erpnext' },
  { id: 'mail', system: 'smtp' },
];
const store = {
  id: 'shop',
  commerce: 'kentico',
  payment: 'stripe',
  erp: 'erp',
  mail: 'mail',
  urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
  workflows: ['order-to-cash', 'greet', 'count-stock'],
};

const greet = {
  id: 'greet',
  name: 'Greet new customers',
  trigger: { event: 'customer.linked' },
  start: 'later',
  steps: [{ id: 'later', type: 'wait', for: 'P1D', next: 'end' }],
};

/** Listens to what the other workflow of the order is deaf to. */
const countStock = {
  id: 'count-stock',
  name: 'Count stock',
  trigger: { event: 'order.placed' },
  start: 'stock',
  steps: [{ id: 'stock', type: 'listen', for: [{ event: 'inventory.reserved', next: 'end' }] }],
};

describe('taking a fact', () => {
  let service: UnderTest;

  beforeAll(async () => {
    service = await createOrchestrator();
    await service.configure({ connections, stores: [store] });
  });
  afterAll(() => service.close());

  const noted = async (type: string): Promise<number> =>
    (await service.database.query('SELECT 1 FROM inbox WHERE handler = $1', [type])).count;
  const linked = (customerId: string) => ({
    storeId: 'shop',
    connectionId: 'stripe',
    customerId,
    externalId: `cus_${customerId}`,
    replaces: null,
    at: '2026-01-15T12:00:00Z',
  });
  const runs = async (workflowId: string) =>
    (await service.ask(ListWorkflowRuns, { storeIds: null, workflowId, orderId: null, state: null })).items;
  const publish = async (document: typeof greet | typeof countStock): Promise<void> => {
    const workflowId = document.id;
    const request = { workflowId, by: 'jo' };
    const isThere = (table: string) => async (): Promise<boolean> =>
      (await service.database.query(`SELECT 1 FROM ${table} WHERE workflow_id = $1`, [workflowId])).count > 0;
    await service.publish(SaveWorkflowDraft, { ...request, requestId: `draft-${workflowId}`, document });
    await service.waitFor(isThere('workflows'));
    await service.publish(PublishWorkflow, { ...request, requestId: `publish-${workflowId}` });
    await service.waitFor(isThere('workflow_versions'));
  };

  it('about no order leaves no trace as long as it starts nothing, and starts what it triggers', async () => {
    const facts = new OrderFacts({ orderId: 'after-it' });
    await service.publish(CustomerLinked, linked('7'));
    await service.publish(PaymentCreated, facts.paymentFact('pending'));
    await service.waitFor(async () => (await service.ask(GetTimeline, facts.key)).items.length > 0);
    expect(await noted(CustomerLinked.type)).toBe(0);
    expect(await noted(PaymentCreated.type)).toBe(1);

    await publish(greet);
    await service.publish(CustomerLinked, linked('8'));
    await service.waitFor(async () => (await runs('greet')).length === 1);
    expect(await noted(CustomerLinked.type)).toBe(1);
  });

  it('keeps what made it happen: a step of the run, the fact before, the webhook', async () => {
    const facts = new OrderFacts({ orderId: 'caused' });
    const came = { messageId: 'placed-caused', causationId: 'whe_1' };
    await service.publish(OrderPlaced, { order: facts.order }, came);
    const started = await service.waitFor(async () =>
      (await runs('order-to-cash')).find(({ orderId }) => orderId === 'caused'),
    );
    const causationId = `${started.runId}:create-payment:1`;
    await service.publish(PaymentCreated, facts.paymentFact('pending'), { causationId });
    const timeline = await service.waitFor(async () => {
      const { items } = await service.ask(GetTimeline, facts.key);
      return items.some(({ type }) => type === 'payment.created') ? items : null;
    });
    const causes = Object.fromEntries(timeline.map(({ type, cause }) => [type, cause]));
    expect(causes).toMatchObject({
      'order.placed': { kind: 'message', messageId: 'whe_1' },
      'workflow-run.started': { kind: 'event', eventId: 'placed-caused' },
      'payment.created': {
        ...{ kind: 'step', workflowId: 'order-to-cash' },
        ...{ runId: started.runId, stepId: 'create-payment' },
      },
    });
  });

  it('gives it to the run that listens beside one that does not, and writes only that one anew', async () => {
    await publish(countStock);
    const facts = new OrderFacts({ orderId: 'two-runs' });
    await service.publish(OrderPlaced, { order: facts.order });
    await service.waitFor(() =>
      service
        .sent('payments.create-payment')
        .some(({ body }) => (body['order'] as { orderId: string }).orderId === 'two-runs'),
    );
    const waiting = async (workflowId: string) =>
      (await runs(workflowId)).find(({ orderId }) => orderId === 'two-runs')?.state;
    await service.waitFor(async () => (await waiting('order-to-cash')) === 'waiting');
    const written = async () =>
      (
        await service.database.query<{ version: string }>(
          `SELECT xmin::text AS version FROM workflow_runs WHERE workflow_id = 'order-to-cash' AND order_id = 'two-runs'`,
        )
      ).rows[0]?.version;
    const before = await written();
    await service.publish(InventoryReserved, {
      ...facts.key,
      reservations: ['r'],
      at: '2026-01-15T12:00:00Z',
    });
    await service.waitFor(async () => (await waiting('count-stock')) === 'completed');
    expect(await written()).toBe(before);
  });
});
