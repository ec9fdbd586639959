import { Controller, Module } from '@nestjs/common';
import { OrderPlaced } from '#contracts/events/orders';
import { PaymentsFigures } from '#contracts/queries/figures';
import { Handles } from '#messaging/handles';
import { Failure } from '#platform/errors/failure';
import { anOrder } from '#testing/factories/order';
import { createTestService, type TestService } from '#testing/service/create-test-service';
import { KeepFigures } from './keep-figures';

@Controller()
class PickyConsumer {
  @Handles(OrderPlaced)
  async handle({ order }: { order: { orderId: string } }): Promise<void> {
    await Promise.resolve();
    if (order.orderId === 'bad') throw Failure.permanent('refused', 'Not this one');
  }
}

@Module({ controllers: [PickyConsumer] })
class PickyModule {}

describe('the figures of a service', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService({
      service: 'payments',
      module: PickyModule,
      subscriptions: [OrderPlaced],
      migrations: [],
    });
  });
  afterAll(() => service.close());

  it('say what became of its messages, how long they took and what lies in its queues', async () => {
    const figures = service.app.get(KeepFigures, { strict: false });
    for (const orderId of ['1', '2', 'bad'])
      await service.publish(OrderPlaced, { order: anOrder({ orderId }) });
    const now = service.clock.now().getTime();
    const range = {
      from: new Date(now - 3_600_000).toISOString(),
      to: new Date(now + 3_600_000).toISOString(),
      widthSeconds: 3_600,
    };
    const found = await service.waitFor(async () => {
      await figures.write();
      const answer = await service.ask(PaymentsFigures, range);
      const line = answer.lines.find(({ name }) => name === OrderPlaced.type);
      return line?.done === 2 && line.failed === 1 && answer.queues.dead === 1 ? answer : null;
    });
    const line = found.lines.find(({ name }) => name === OrderPlaced.type)!;
    expect(line).toMatchObject({ kind: 'message', part: '', retried: 0 });
    expect(line.p95Ms).toBeGreaterThanOrEqual(line.p50Ms!);
    expect(found.queues).toMatchObject({ retrying: 0 });
    expect(found.points.reduce((sum, { failed }) => sum + failed, 0)).toBe(1);
  });

  it('are added to by several processes', async () => {
    const figures = service.app.get(KeepFigures, { strict: false });
    const call = {
      connectionId: 'stripe',
      operation: 'capture',
      startedAt: 0,
      durationMs: 30,
      failure: undefined,
    };
    for (let n = 0; n < 2; n += 1) {
      figures.called(call);
      await figures.write();
    }
    const now = service.clock.now().getTime();
    const { lines } = await service.ask(PaymentsFigures, {
      from: new Date(now - 3_600_000).toISOString(),
      to: new Date(now + 3_600_000).toISOString(),
      widthSeconds: 3_600,
    });
    expect(lines.find(({ kind }) => kind === 'call')).toEqual({
      kind: 'call',
      name: 'stripe',
      part: 'capture',
      done: 2,
      retried: 0,
      failed: 0,
      p50Ms: 50,
      p95Ms: 50,
    });
  });
});
