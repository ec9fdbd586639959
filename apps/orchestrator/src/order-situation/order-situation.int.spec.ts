import { ConnectionDegraded } from '#contracts/events/platform';
import { OrderPlaced } from '#contracts/events/orders';
import { PaymentCaptureFailed } from '#contracts/events/payments';
import { GetOrderSituation } from '#contracts/queries/order-situation';
import { OrderFacts } from '../specs/facts';
import { createOrchestrator, type UnderTest } from '../specs/orchestrator-under-test';

describe('the situation of an order', () => {
  let service: UnderTest;
  beforeAll(async () => {
    service = await createOrchestrator();
    service.answerWith(() => 'none');
  });
  afterAll(() => service.close());

  const situation = (facts: OrderFacts) => service.ask(GetOrderSituation, facts.key);

  it('says at which step each run waits and for what', async () => {
    const facts = new OrderFacts({ orderId: '2001' });
    await service.publish(OrderPlaced, { order: facts.order });
    const [command] = await service.waitFor(() => {
      const sent = service.sent('payments.create-payment');
      return sent.length > 0 ? sent : null;
    });
    const found = await situation(facts);
    expect(found.runs.find(({ runId }) => runId === command!.step.runId)).toMatchObject({
      workflowId: 'order-to-cash',
      state: 'running',
      failure: null,
      waits: [
        { stepId: command!.step.stepId, kind: 'call', waitingFor: 'payments.create-payment', attempts: 1 },
      ],
    });
    expect(found.runCount).toBeGreaterThan(0);
    expect(found.events.map(({ type }) => type)).toContain('order.placed');
  });

  it('tells the alerts of the order and of the connections of its store, and of no other', async () => {
    const facts = new OrderFacts({ orderId: '2002' });
    await service.publish(PaymentCaptureFailed, {
      ...facts.paymentFact('authorized'),
      error: { code: 'declined', message: 'No' },
    });
    const degraded = (connectionId: string) => ({
      connectionId,
      service: 'payments' as const,
      failures: 9,
      since: '2026-01-15T12:00:00Z',
      code: 'timeout',
      message: 'Too slow',
      at: '2026-01-15T12:00:00Z',
    });
    await service.publish(ConnectionDegraded, degraded('stripe'));
    await service.publish(ConnectionDegraded, degraded('stripe-of-others'));
    const raised = async () =>
      (await situation(facts)).alerts.map(({ kind, subject }) => `${kind} ${subject}`);
    await service.waitFor(async () => {
      const { rows } = await service.database.query(`SELECT 1 FROM alerts WHERE state = 'raised'`);
      return rows.length === 3;
    });
    expect((await raised()).sort()).toEqual([
      'connection.degraded stripe',
      expect.stringMatching(/^payment\.capture-failed /) as unknown,
    ]);
    expect(await situation(new OrderFacts({ orderId: '2003' }))).toMatchObject({
      runs: [],
      runCount: 0,
      alerts: [{ subject: 'stripe' }],
      events: [],
    });
  });
});
