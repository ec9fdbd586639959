import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { CancelCounterfactual, StartCounterfactual } from '#contracts/commands/orchestrator';
import { OrderPlaced, OrderStatusChanged } from '#contracts/events/orders';
import { PaymentAuthorized, PaymentCreated, PaymentSucceeded } from '#contracts/events/payments';
import type { EventDefinition } from '#contracts/message';
import { RequestSettled } from '#contracts/events/platform';
import {
  GetCounterfactual,
  GetCounterfactualCommands,
  GetTimeline,
  GetWorkflow,
} from '#contracts/queries/orchestrator';
import type { Counterfactual } from '#contracts/models/counterfactual';
import { PlayCounterfactuals } from '../counterfactual/play-counterfactuals.use-case';
import type { WorkflowDocument } from '../engine/document/workflow-document';
import { OrderFacts } from './facts';
import { createOrchestrator, type UnderTest } from './orchestrator-under-test';

const WORKFLOW = 'order-to-cash';

describe('A document before it is published', () => {
  let service: UnderTest;
  let published: WorkflowDocument;

  beforeAll(async () => {
    service = await createOrchestrator();
    published = (await service.ask(GetWorkflow, { workflowId: WORKFLOW, version: 'published' }))!
      .document as WorkflowDocument;
    for (const [orderId, total] of [
      ['big', 9_000],
      ['small', 2_000],
    ] as const) {
      await captured(new OrderFacts({ orderId, storeId: 'shop', total }));
    }
  });
  afterAll(() => service?.close());

  /** As it really went: held, captured by the shop's wish; one fact after the other. */
  async function captured(facts: OrderFacts): Promise<void> {
    const manual = { captureMode: 'manual' as const };
    const tell = async <D extends EventDefinition>(event: D, body: z.input<D['schema']>): Promise<void> => {
      await service.publish(event, body);
      await service.waitFor(async () => {
        const { items } = await service.ask(GetTimeline, facts.key);
        return items.some(({ type }) => type === event.name);
      });
    };
    await tell(OrderPlaced, { order: facts.order });
    await tell(PaymentCreated, facts.paymentFact('pending', manual));
    await tell(PaymentAuthorized, facts.paymentFact('authorized', manual));
    await tell(OrderStatusChanged, facts.statusChanged('ready_for_capture'));
    await tell(PaymentSucceeded, facts.paymentFact('paid', manual));
  }

  const changed = (stepId: string, step: object): unknown => ({
    ...published,
    steps: published.steps.map((one) => (one.id === stepId ? { ...one, ...step } : one)),
  });
  const settled = (requestId: string) =>
    service.waitFor(() => service.published(RequestSettled).find((body) => body.requestId === requestId));
  async function start(document: unknown, days = 7) {
    const requestId = randomUUID();
    await service.publish(StartCounterfactual, {
      ...{ requestId, workflowId: WORKFLOW, document, days, by: 'editor@shop.example' },
    });
    return (await settled(requestId)).outcome;
  }
  const get = (jobId: string) => service.ask(GetCounterfactual, { jobId });
  async function played(document: unknown): Promise<Counterfactual> {
    const outcome = await start(document);
    expect(outcome.status).toBe('done');
    const { jobId } = (outcome as { result: { jobId: string } }).result;
    const play = service.app.get(PlayCounterfactuals);
    while (await play.execute());
    return (await get(jobId))!;
  }

  it('changes nothing when it is what is published', async () => {
    expect(await played(published)).toMatchObject({
      state: 'done',
      total: 2,
      baseVersion: 1,
      truncated: false,
      result: { played: 2, changed: 0, money: [{ currency: 'EUR', captured: 0, refunded: 0 }], changes: [] },
    });
  });

  it('says how many orders and how much money it would change', async () => {
    const capped = changed('capture', {
      with: { amount: { amount: '${ $min([payment.authorized.amount, 5000]) }', currency: 'EUR' } },
    });
    const { result } = await played(capped);
    expect(result).toMatchObject({
      played: 2,
      changed: 2,
      money: [{ currency: 'EUR', captured: -4_000, refunded: 0 }],
      changes: [{ kind: 'command-changed', about: 'payments.capture-payment', count: 2 }],
    });
  });

  it('plays one order again for the commands in which the two differ', async () => {
    const without = {
      ...published,
      steps: published.steps.map((one) =>
        one.id === 'capture' ? { ...one, with: { amount: { amount: 5_000, currency: 'EUR' } } } : one,
      ),
    };
    const { jobId } = await played(without);
    const commands = (orderId: string, command = 'payments.capture-payment') =>
      service.ask(GetCounterfactualCommands, { jobId, storeId: 'shop', orderId, command });
    expect(await commands('big')).toMatchObject({
      before: [{ stepId: 'capture', body: { orderId: 'big' } }],
      after: [{ stepId: 'capture', body: { amount: { amount: 5_000, currency: 'EUR' } } }],
    });
    expect(await commands('big', 'payments.create-payment')).toEqual({ before: [], after: [] });
    expect(await commands('unknown')).toBeNull();
  });

  it('sends nothing', async () => {
    const before = service.sent().length;
    await played(changed('mark-awaiting', { with: { orderStatus: 'paid' } }));
    // What would have been sent would have come before the answer to this.
    await played(published);
    expect(service.sent()).toHaveLength(before);
  });

  it('is refused with its faults when it is no workflow', async () => {
    const outcome = await start({ id: WORKFLOW });
    expect(outcome).toMatchObject({ status: 'refused', problem: { status: 422, code: 'invalid-workflow' } });
  });

  it('is played no further when it is canceled, and what was played is still to be seen', async () => {
    const outcome = await start(published);
    const { jobId } = (outcome as { result: { jobId: string } }).result;
    const requestId = randomUUID();
    await service.publish(CancelCounterfactual, { requestId, jobId });
    expect((await settled(requestId)).outcome).toMatchObject({ result: { state: 'canceled' } });
    expect(await service.app.get(PlayCounterfactuals).execute()).toBe(false);
    expect(await get(jobId)).toMatchObject({ state: 'canceled', result: { played: 0 } });
  });

  it('takes the newest ten thousand orders, and says that there were more', async () => {
    await service.database.query(
      `INSERT INTO order_events (store_id, order_id, event_id, type, at, source, summary, body, noted_at)
       SELECT 'shop', 'many-' || n, 'many-' || n, 'order.placed', $1, 'shop', 'Placed', '{}', $1
       FROM generate_series(1, 10000) AS n`,
      [service.clock.now()],
    );
    const outcome = await start(published);
    const { jobId } = (outcome as { result: { jobId: string } }).result;
    expect(await get(jobId)).toMatchObject({ state: 'running', total: 10_000, truncated: true });
    expect(await service.app.get(PlayCounterfactuals).execute()).toBe(true);
    const { result, state } = (await get(jobId))!;
    expect(state).toBe('running');
    expect(result.played).toBeGreaterThan(0);
    expect(result.played).toBeLessThanOrEqual(50);
    const requestId = randomUUID();
    await service.publish(CancelCounterfactual, { requestId, jobId });
    await settled(requestId);
  });

  it('leaves orders alone whose facts are older than asked for, and is forgotten after a week', async () => {
    service.clock.advance(9 * 86_400_000);
    const job = await played(published);
    expect(job).toMatchObject({ state: 'done', total: 0 });
    service.clock.advance(8 * 86_400_000);
    await service.app.get(PlayCounterfactuals).forget();
    expect(await get(job.jobId)).toBeNull();
  });
});
