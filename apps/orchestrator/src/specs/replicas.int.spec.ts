import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from 'pg';
import { PublishWorkflow, SaveWorkflowDraft } from '#contracts/commands/orchestrator';
import { PaymentCreated } from '#contracts/events/payments';
import { RequestSettled } from '#contracts/events/platform';
import { Database } from '#platform/database/database';
import { silentLogger, type Logger } from '#platform/logging/logger';
import { createApp } from '#service/create-app';
import { createLimitedRole, type LimitedRole } from '#testing/postgres/limited-role';
import { startTypeScript } from '#testing/start-typescript';
import { AppModule } from '../app.module';
import { FireTimers } from '../fire-timers/fire-timers.use-case';
import { commands, subscriptions } from '../messages';
import { OrderFacts } from './facts';
import { createOrchestrator, type UnderTest } from './orchestrator-under-test';

const DAY_MS = 24 * 3_600_000;
const NOT_YET = 'PostgreSQL cannot be reached yet';

/** Says something about the order a day after its payment was made. */
const lateNote = {
  id: 'late-note',
  name: 'Late note',
  trigger: { event: 'payment.created' },
  start: 'a-day',
  steps: [
    { id: 'a-day', type: 'wait', for: 'P1D', next: 'say' },
    { id: 'say', type: 'call', command: 'cms-sync.update-order', with: { note: 'A day old' }, next: 'end' },
  ],
};

describe('a second replica in trouble', () => {
  let service: UnderTest;
  let role: LimitedRole;

  beforeAll(async () => {
    service = await createOrchestrator();
    role = await createLimitedRole(service.databaseUrl, 1);
  });
  afterAll(async () => {
    await role.drop();
    await service.close();
  });

  const publishWorkflow = async (): Promise<void> => {
    const request = { by: 'jo', workflowId: lateNote.id };
    const done = (requestId: string): Promise<unknown> =>
      service.waitFor(() =>
        service.published(RequestSettled).some((answer) => answer.requestId === requestId),
      );
    await service.publish(SaveWorkflowDraft, { ...request, requestId: 'draft', document: lateNote });
    await done('draft');
    await service.publish(PublishWorkflow, { ...request, requestId: 'publish' });
    await done('publish');
  };
  const timers = async (): Promise<number> => (await service.database.query('SELECT 1 FROM timers')).count;

  it('waits for a connection when none is free, from the first to the last step of its start, and says so', async () => {
    const said: string[] = [];
    const logger: Logger = { ...silentLogger, warn: (_, message) => said.push(message) };
    const other = new Client({ connectionString: role.url });
    await other.connect();
    const creating = createApp({
      service: 'orchestrator',
      module: AppModule,
      subscriptions,
      commands,
      config: { ...service.config, DATABASE_URL: role.url },
      clock: service.clock,
      timers: false,
      logger,
    });
    await service.waitFor(() => said.includes(NOT_YET));
    await other.end();
    const replica = await creating;
    try {
      // Its only connection is in use when it wants to look after the shipped workflows.
      let free = (): void => undefined;
      const used = new Promise<void>((resolve) => (free = resolve));
      const using = replica.get(Database).session(() => used);
      said.length = 0;
      const listening = replica.listen(0, '127.0.0.1').finally(free);
      await Promise.race([listening, service.waitFor(() => said.includes(NOT_YET))]);
      expect(replica.getHttpServer().listening).toBe(false);
      free();
      await Promise.all([using, listening]);
      expect(replica.getHttpServer().listening).toBe(true);
    } finally {
      await replica.close();
    }
  });

  it('F7: dies at orchestrator.timer-fired-twice, and the timer goes off again with one effect', async () => {
    const urls = { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' };
    await service.configure({
      connections: [
        { id: 'kentico', system: 'kentico-xperience-13' },
        { id: 'stripe', system: 'stripe' },
      ],
      stores: [{ id: 'shop', commerce: 'kentico', payment: 'stripe', urls, workflows: [lateNote.id] }],
    });
    await publishWorkflow();
    const facts = new OrderFacts({ orderId: 'noted-1' });
    await service.publish(PaymentCreated, facts.paymentFact('pending'));
    await service.waitFor(async () => (await timers()) === 1);
    service.clock.advance(DAY_MS + 1);

    const orders = { config: service.config, now: service.clock.now().toISOString() };
    const replica = startTypeScript(join(__dirname, 'doomed-timer.ts'), JSON.stringify(orders));
    const [, signal] = (await once(replica, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    expect(await timers()).toBe(1);
    expect(service.sent()).toEqual([]);

    const fire = service.app.get(FireTimers, { strict: false });
    await fire.execute();
    await fire.execute();
    await service.quiet();
    expect(await timers()).toBe(0);
    expect(service.sent().map(({ body, step }) => [body['note'], step.attempt])).toEqual([['A day old', 1]]);
  });
});
