import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { PublishWorkflow, RestartRun, SaveWorkflowDraft } from '#contracts/commands/orchestrator';
import { OrderPlaced } from '#contracts/events/orders';
import { GetWorkflow, GetWorkflowRun, ListWorkflowRuns } from '#contracts/queries/orchestrator';
import type { WorkflowDocument } from '../engine/document/workflow-document';
import { OrderFacts } from './facts';
import { createOrchestrator, type UnderTest } from './orchestrator-under-test';

const WORKFLOW = 'refunds';

/** Two commands in a row; the second is refused as long as the note is the old one. */
const version = (note: string): WorkflowDocument => ({
  id: WORKFLOW,
  name: 'Two commands',
  trigger: { event: 'order.placed', runs: 'per-order' },
  start: 'first',
  steps: [
    {
      id: 'first',
      type: 'call',
      command: 'payments.create-payment',
      with: { order: '${ order }' },
      catch: [],
      next: 'second',
    },
    {
      id: 'second',
      type: 'call',
      command: 'cms-sync.update-order',
      with: { note: `${note}: \${ steps.first.paymentId }` },
      catch: [],
      next: 'end',
    },
  ],
});

describe('Restarting a run', () => {
  let service: UnderTest;
  beforeAll(async () => {
    service = await createOrchestrator();
    service.answerWith(({ name, body }) => {
      if (name === 'payments.create-payment') return { result: { paymentId: 'pay_1' } };
      return JSON.stringify(body['note'] ?? '').startsWith('"old')
        ? { error: { code: 'refused', message: 'Not like this' } }
        : {};
    });
  });
  afterAll(async () => {
    await service.close();
  });

  const publish = async (document: WorkflowDocument): Promise<number> => {
    const known = await service.ask(GetWorkflow, { workflowId: WORKFLOW, version: 'published' });
    const by = 'somebody';
    const about = { requestId: randomUUID(), workflowId: WORKFLOW, by };
    await service.publish(SaveWorkflowDraft, { ...about, document, expectedRevision: null });
    // Two messages of one moment may overtake each other; the API, too, publishes only what it was told is saved.
    await service.waitFor(async () => {
      const draft = await service.ask(GetWorkflow, { workflowId: WORKFLOW, version: 'draft' });
      return isDeepStrictEqual(draft?.document, document);
    });
    await service.publish(PublishWorkflow, { ...about, requestId: randomUUID() });
    return service.waitFor(async () => {
      const now = await service.ask(GetWorkflow, { workflowId: WORKFLOW, version: 'published' });
      return now && now.version !== known?.version ? now.version : null;
    });
  };
  const runOf = async (orderId: string) => {
    const { items } = await service.ask(ListWorkflowRuns, {
      storeIds: null,
      workflowId: WORKFLOW,
      orderId,
      state: null,
    });
    return items[0] ? service.ask(GetWorkflowRun, { runId: items[0].runId }) : null;
  };
  const inState = (orderId: string, state: string) =>
    service.waitFor(async () => {
      const run = await runOf(orderId);
      return run?.state === state ? run : null;
    });
  const sentFor = (orderId: string) =>
    service
      .sent()
      .filter(({ body, step }) => step !== undefined && JSON.stringify(body).includes(orderId))
      .map(({ step }) => `${step.stepId} ${step.attempt}`)
      .filter((sent) => /^(first|second) /.test(sent));
  const restart = (runId: string, from: string | null, wanted: 'same' | 'published') =>
    service.publish(RestartRun, { requestId: randomUUID(), runId, from, version: wanted, by: 'somebody' });

  it('X-04: a run that stands still goes on from its step with the new version, without repeating what was done', async () => {
    const old = await publish(version('old'));
    const facts = new OrderFacts({ orderId: 'retry-1' });
    await service.publish(OrderPlaced, { order: facts.order });
    const failed = await inState('retry-1', 'failed');
    expect(failed.version).toBe(old);
    const fixed = await publish(version('new'));

    await restart(failed.runId, 'second', 'same');
    await service.waitFor(() => sentFor('retry-1').includes('second 2'));
    await inState('retry-1', 'failed');
    await restart(failed.runId, 'second', 'published');
    const done = await inState('retry-1', 'completed');

    expect(done.version).toBe(fixed);
    expect(sentFor('retry-1')).toEqual(['first 1', 'second 1', 'second 2', 'second 3']);
    const last = service
      .sent('cms-sync.update-order')
      .filter(({ body }) => body['orderId'] === 'retry-1')
      .at(-1);
    expect(last?.body['note']).toBe('new: pay_1');
  });

  it('X-04: from the start everything is done again, under ids of its own; a step that is not there is refused', async () => {
    const facts = new OrderFacts({ orderId: 'retry-2' });
    await service.publish(OrderPlaced, { order: facts.order });
    const done = await inState('retry-2', 'completed');
    await restart(done.runId, 'no-such-step', 'same');
    await restart(done.runId, null, 'same');
    await service.waitFor(() => sentFor('retry-2').includes('second 2'));
    await inState('retry-2', 'completed');
    expect(sentFor('retry-2')).toEqual(['first 1', 'second 1', 'first 2', 'second 2']);
  });
});
