import { OrderPlaced, OrderStatusChanged } from '#contracts/events/orders';
import { JournalEntryPosted } from '#contracts/events/books';
import { PaymentCreated, PaymentSucceeded } from '#contracts/events/payments';
import { PublishWorkflow, ResolveApproval, SaveWorkflowDraft } from '#contracts/commands/orchestrator';
import { RequestSettled } from '#contracts/events/platform';
import {
  GetTimeline,
  GetWorkflow,
  GetWorkflowRun,
  ListWorkflowRuns,
  ListWorkflows,
  ListWorkflowVersions,
} from '#contracts/queries/orchestrator';
import { silentLogger } from '#platform/logging/logger';
import { QueryClient } from '#messaging/query-client';
import { Periodic } from '#service/schedule/periodic';
import { createApp } from '#service/create-app';
import { AppModule } from '../app.module';
import { ForgetBodies } from '../forget-bodies/forget-bodies.use-case';
import { FIRE_TIMERS } from '../fire-timers/fire-timers.use-case';
import { commands, subscriptions } from '../messages';
import { OrderFacts } from './facts';
import { createOrchestrator, type UnderTest } from './orchestrator-under-test';

const store = {
  id: 'shop',
  commerce: 'kentico',
  payment: 'stripe',
  erp: 'erp',
  mail: 'mail',
  urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
  workflows: ['order-to-cash', 'approved-shipping'],
};
const connections = [
  { id: 'kentico', system: 'kentico-xperience-13' },
  { id: 'stripe', system: 'stripe' },
  { id: 'erp', system: 'erpnext' },
  { id: 'mail', system: 'smtp' },
];

/** Waits a day, asks a person, then releases the stock. */
const approvedShipping = (note: string) => ({
  id: 'approved-shipping',
  name: 'Approved shipping',
  trigger: { event: 'payment.created' },
  start: 'a-day',
  steps: [
    { id: 'a-day', type: 'wait', for: 'P1D', next: 'ask' },
    { id: 'ask', type: 'approval', title: 'Ship?', approved: 'say', rejected: 'end' },
    { id: 'say', type: 'call', command: 'cms-sync.update-order', with: { note }, next: 'end' },
  ],
});

describe('runs are durable', () => {
  let service: UnderTest;
  let requests = 0;

  beforeAll(async () => {
    service = await createOrchestrator();
    await service.configure({ connections, stores: [store] });
  });
  afterAll(async () => {
    await service.close();
  });

  async function request(
    definition: typeof SaveWorkflowDraft | typeof PublishWorkflow | typeof ResolveApproval,
    body: object,
  ) {
    requests += 1;
    const requestId = `req-${requests}`;
    await service.publish(definition, { requestId, by: 'jo', ...body } as never);
    const settled = await service.waitFor(() =>
      service.published(RequestSettled).find((answer) => answer.requestId === requestId),
    );
    return settled.outcome;
  }

  const runOf = async (workflowId: string, orderId: string) => {
    const page = await service.ask(ListWorkflowRuns, { storeIds: null, workflowId, orderId, state: null });
    return page.items[0];
  };

  it('refuses what is no workflow, keeps drafts by revision, and publishes only what is sound', async () => {
    const broken = { ...approvedShipping('one'), steps: [{ id: 'x', type: 'call', next: 'nowhere' }] };
    expect(
      await request(SaveWorkflowDraft, { workflowId: 'approved-shipping', document: broken }),
    ).toMatchObject({
      status: 'refused',
      problem: {
        status: 422,
        code: 'invalid-workflow',
        errors: expect.arrayContaining([expect.objectContaining({ path: 'steps[0].command' })]),
      },
    });
    const dangling = { ...approvedShipping('one'), start: 'nowhere' };
    expect(
      await request(SaveWorkflowDraft, { workflowId: 'approved-shipping', document: dangling }),
    ).toMatchObject({
      status: 'done',
      result: { revision: 1, valid: false },
    });
    expect(await request(PublishWorkflow, { workflowId: 'approved-shipping' })).toMatchObject({
      status: 'refused',
      problem: {
        status: 422,
        errors: [{ path: 'start' }, expect.anything(), expect.anything(), expect.anything()],
      },
    });
    const draft = { workflowId: 'approved-shipping', document: approvedShipping('one'), expectedRevision: 7 };
    expect(await request(SaveWorkflowDraft, draft)).toMatchObject({
      status: 'refused',
      problem: { status: 412 },
    });
    expect(await request(SaveWorkflowDraft, { ...draft, expectedRevision: 1 })).toMatchObject({
      result: { revision: 2, valid: true },
    });
    expect(await request(PublishWorkflow, { workflowId: 'approved-shipping' })).toMatchObject({
      result: { version: 1 },
    });
    expect(await request(PublishWorkflow, { workflowId: 'unheard-of' })).toMatchObject({
      problem: { status: 404 },
    });
    const list = await service.ask(ListWorkflows, {});
    expect(list.items.map((item) => [item.workflowId, item.publishedVersion])).toEqual([
      ['approved-shipping', 1],
      ['credit-notes', 1],
      ['disputes', 1],
      ['failed-refunds', 1],
      ['order-to-cash', 1],
      ['refunds', 1],
      ['renewed-orders', 1],
      ['returns', 1],
      ['subscription-billing', 1],
      ['subscription-renewals', 1],
    ]);
  });

  it('a run goes on with the version it started with, through times, people and a new version', async () => {
    const facts = new OrderFacts({ orderId: 'pinned-1' });
    await service.publish(PaymentCreated, facts.paymentFact('pending'));
    const run = await service.waitFor(() => runOf('approved-shipping', 'pinned-1'));
    await request(SaveWorkflowDraft, { workflowId: 'approved-shipping', document: approvedShipping('two') });
    expect(await request(PublishWorkflow, { workflowId: 'approved-shipping' })).toMatchObject({
      result: { version: 2 },
    });
    expect(await service.ask(GetWorkflow, { workflowId: 'approved-shipping', version: 1 })).toMatchObject({
      version: 1,
      publishedBy: 'jo',
    });
    expect(
      (await service.ask(ListWorkflowVersions, { workflowId: 'approved-shipping' })).items.map(
        (item) => item.version,
      ),
    ).toEqual([2, 1]);

    const early = await request(ResolveApproval, { runId: run.runId, stepId: 'ask', approved: true });
    expect(early).toMatchObject({ status: 'refused', problem: { status: 409, code: 'not-waiting' } });
    const timers = service.app.get(Periodic);
    await timers.runNow(FIRE_TIMERS);
    expect(await service.ask(GetWorkflowRun, { runId: run.runId })).toMatchObject({
      steps: [{ stepId: 'a-day', state: 'waiting' }],
    });
    service.clock.advance(25 * 3600_000);
    await Promise.all([timers.runNow(FIRE_TIMERS), timers.runNow(FIRE_TIMERS)]);
    await timers.runNow(FIRE_TIMERS);

    const answers = await Promise.all([
      request(ResolveApproval, { runId: run.runId, stepId: 'ask', approved: true }),
      request(ResolveApproval, { runId: run.runId, stepId: 'ask', approved: true }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(['done', 'refused']);
    await service.waitFor(async () => (await runOf('approved-shipping', 'pinned-1'))?.state === 'completed');
    const said = service
      .sent('cms-sync.update-order')
      .filter((command) => command.body['orderId'] === 'pinned-1');
    expect(said.map((command) => [command.body['note'], command.step.attempt])).toEqual([['one', 1]]);
    expect(
      await request(ResolveApproval, { runId: 'run_unknown', stepId: 'ask', approved: true }),
    ).toMatchObject({ problem: { status: 404 } });
  });

  it('a run that stands still goes on when its command succeeds after all', async () => {
    const facts = new OrderFacts({ orderId: 'dead-1' });
    service.answerWith((command) =>
      command.step.stepId === 'mark-awaiting'
        ? { error: { code: 'credentials-refused', message: 'Kentico refused us.' } }
        : {},
    );
    await service.publish(OrderPlaced, { order: facts.order });
    await service.publish(PaymentCreated, facts.paymentFact('pending'));
    const run = await service.waitFor(async () => {
      const found = await runOf('order-to-cash', 'dead-1');
      return found?.state === 'failed' ? found : null;
    });
    await service.publish(PaymentSucceeded, facts.paymentFact('paid'));
    service.answerWith(() => ({}));
    const failed = service.sent('cms-sync.update-order').find((command) => command.step.runId === run.runId)!;
    await service.settle(failed, {});
    await service.waitFor(() =>
      service.sent('reconciliation.reserve-inventory').some((command) => command.step.runId === run.runId),
    );
    expect(await runOf('order-to-cash', 'dead-1')).toMatchObject({ finishedAt: null });
  });

  it('forgets the bodies of old facts and keeps the sentences of the timeline', async () => {
    const facts = new OrderFacts({ orderId: 'old-1' });
    await service.publish(PaymentCreated, facts.paymentFact('pending'));
    const timeline = await service.waitFor(async () => {
      const { items } = await service.ask(GetTimeline, facts.key);
      return items.length > 0 ? items : null;
    });
    const bodies = async () =>
      (
        await service.database.query('SELECT 1 FROM order_events WHERE order_id = $1 AND body IS NOT NULL', [
          'old-1',
        ])
      ).count;
    const forget = service.app.get(ForgetBodies);
    await forget.execute();
    expect(await bodies()).toBe(1);
    service.clock.advance(31 * 24 * 3600_000);
    await forget.execute();
    expect(await bodies()).toBe(0);
    expect((await service.ask(GetTimeline, facts.key)).items).toEqual(timeline);
  });

  it('X-03: a restart in the middle loses nothing, and changes no run that has ended', async () => {
    const facts = new OrderFacts({ orderId: 'restart-1' });
    const ended = await runOf('approved-shipping', 'pinned-1');
    await service.publish(OrderPlaced, { order: facts.order });
    await service.publish(PaymentCreated, facts.paymentFact('pending'));
    await service.waitFor(() =>
      service.sent('cms-sync.update-order').some((command) => command.body['orderId'] === 'restart-1'),
    );
    const second = await createApp({
      service: 'orchestrator',
      module: AppModule,
      subscriptions,
      commands,
      config: service.config,
      clock: service.clock,
      timers: false,
      logger: silentLogger,
    });
    await second.startAllMicroservices();
    await second.listen(0, '127.0.0.1');
    try {
      await service.app.close();
      const ask = second.get(QueryClient);
      await service.publish(PaymentSucceeded, facts.paymentFact('paid'));
      await service.publish(JournalEntryPosted, facts.journalPosted());
      await service.publish(OrderStatusChanged, facts.statusChanged('completed'));
      const find = async (workflowId: string, orderId: string) =>
        (await ask.ask(ListWorkflowRuns, { storeIds: null, workflowId, orderId, state: null })).items[0];
      await service.waitFor(async () => (await find('order-to-cash', 'restart-1'))?.state === 'completed');
      expect(await find('approved-shipping', 'pinned-1')).toEqual(ended);
      const list = await ask.ask(ListWorkflows, {});
      expect(list.items.find((item) => item.workflowId === 'order-to-cash')?.publishedVersion).toBe(1);
    } finally {
      await second.close();
    }
  });
});
