import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SendEmail } from '#contracts/commands/orchestrator';
import { DeadLetterRecorded, DeadLetterSettled } from '#contracts/events/dead-letters';
import {
  PaymentAuthorizationExpiring,
  PaymentCaptureFailed,
  PaymentSucceeded,
} from '#contracts/events/payments';
import { ConnectionDegraded, ConnectionRecovered } from '#contracts/events/platform';
import { verifyStandardWebhook } from '#platform/webhooks/standard-webhooks';
import { OrderFacts } from './facts';
import { createOrchestrator, type UnderTest } from './orchestrator-under-test';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const AT = '2026-01-15T12:00:00Z';

interface Received {
  readonly headers: Record<string, string | undefined>;
  readonly body: Buffer;
}

describe('alerts', () => {
  const received: Received[] = [];
  let refuse = 0;
  let receiver: Server;
  let service: UnderTest;

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        refuse -= 1;
        if (refuse < 0)
          received.push({ headers: request.headers as Received['headers'], body: Buffer.concat(chunks) });
        response.writeHead(refuse < 0 ? 204 : 503).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/alerts?of=shop`;
    const store = (id: string) => ({
      id,
      commerce: 'kentico',
      payment: 'stripe',
      erp: null,
      mail: 'mail',
      urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
      timeZone: 'Europe/Berlin',
      alerts: { email: ['ops@shop.example'], webhookUrl },
    });
    service = await createOrchestrator({
      config: { ALERT_WEBHOOK_SECRET: SECRET },
      configuration: {
        connections: [
          { id: 'kentico', system: 'kentico-xperience-13' },
          { id: 'stripe', system: 'stripe' },
          { id: 'mail', system: 'smtp' },
        ],
        stores: [store('shop'), store('second')],
      },
    });
  });
  afterAll(async () => {
    await service.close();
    await new Promise((resolve) => receiver.close(resolve));
  });
  beforeEach(() => {
    received.length = 0;
    service.mails.length = 0;
  });

  const states = (): unknown[] =>
    received.map(({ body }) => (JSON.parse(body.toString()) as { data: { state: string } }).data.state);

  const degraded = {
    connectionId: 'kentico',
    service: 'cms-sync',
    since: AT,
    code: 'system-unavailable',
    message: 'HTTP 500',
    failures: 5,
    at: AT,
  };

  it('tells once by mail and once by signed webhook that a connection fails, and once that it works again', async () => {
    const recovered = { connectionId: 'kentico', service: 'cms-sync', since: AT, at: AT };
    const told = (count: number) =>
      service.waitFor(() => received.length === count && service.mails.length === count);
    await service.publish(ConnectionDegraded, degraded);
    await service.publish(ConnectionDegraded, { ...degraded, failures: 9 });
    await told(1);
    await service.publish(ConnectionRecovered, recovered);
    await service.publish(ConnectionRecovered, recovered);
    await told(2);
    await service.publish(ConnectionDegraded, { ...degraded, since: '2026-01-15T13:00:00Z' });
    await told(3);
    expect(states().sort()).toEqual(['raised', 'raised', 'settled']);
    expect(service.mails.map((mail) => mail.subject).sort()).toEqual([
      'Over: kentico keeps failing',
      'kentico keeps failing',
      'kentico keeps failing',
    ]);
    expect(service.mails[0]).toMatchObject({ to: ['ops@shop.example'] });
    expect(new Set(service.mails.map((mail) => mail.messageId)).size).toBe(3);
    for (const { headers, body } of received) {
      expect(verifyStandardWebhook([SECRET], headers, body, service.clock.now())).toMatchObject({ ok: true });
    }
  });

  it('is not raised by a fact that comes after the one that settles it', async () => {
    const since = '2026-01-15T14:00:00Z';
    const connection = { connectionId: 'stripe', service: 'payments', since };
    await service.publish(ConnectionRecovered, { ...connection, at: AT }, { messageId: 'over' });
    const items = () =>
      service.database.query('SELECT 1 FROM alert_items WHERE item_id = $1', [`stripe/payments/${since}`]);
    await service.waitFor(async () => (await items()).count === 1);
    await service.publish(ConnectionDegraded, { ...degraded, ...connection }, { messageId: 'late' });
    await service.waitFor(
      async () =>
        (await service.database.query('SELECT 1 FROM inbox WHERE message_id = $1', ['late'])).count === 1,
    );
    expect((await service.database.query('SELECT 1 FROM alerts WHERE subject = $1', ['stripe'])).count).toBe(
      0,
    );
  });

  it('tries a webhook again that does not answer, under the same id, and nobody is told twice', async () => {
    refuse = 2;
    const facts = new OrderFacts({ orderId: 'capture-1' });
    const refused = {
      ...facts.paymentFact('authorized'),
      error: { code: 'expired', message: 'The hold is gone.' },
    };
    await service.publish(PaymentCaptureFailed, refused, { messageId: 'refused-1' });
    await service.publish(PaymentCaptureFailed, refused, { messageId: 'refused-1' });
    await service.waitFor(() => received.length === 1 && service.mails.length === 1, { deadlineMs: 15_000 });
    await service.publish(PaymentSucceeded, facts.paymentFact('paid'));
    await service.waitFor(() => received.length === 2 && service.mails.length === 2);
    expect(states()).toEqual(['raised', 'settled']);
    expect(service.mails[0]!.text).toContain('The hold is gone.');
  });

  it('groups dead letters of one kind, and is over when the last of them is settled', async () => {
    const dead = (deadLetterId: string) => ({
      deadLetterId,
      service: 'payments' as const,
      type: 'payments.create-payment.v1',
      failureClass: 'mapping' as const,
      code: 'mapping-missing',
      reason: 'Field amount cannot be mapped',
      suggestion: 'Fill it.',
      details: {},
      attempts: 1,
      firstSeenAt: AT,
      deadAt: AT,
      correlationId: 'shop/dl-1',
      body: {},
      headers: {},
    });
    const settled = (deadLetterId: string) => ({
      deadLetterId,
      service: 'payments' as const,
      outcome: 'replayed' as const,
      by: 'jo',
      reason: null,
    });
    for (const id of ['d1', 'd2', 'd3']) await service.publish(DeadLetterRecorded, dead(id));
    await service.waitFor(() => received.length === 1);
    for (const id of ['d1', 'd2']) await service.publish(DeadLetterSettled, settled(id));
    const count = async () =>
      (await service.database.query('SELECT 1 FROM alert_items WHERE item_id LIKE $1', ['d%'])).count;
    await service.waitFor(async () => (await count()) === 1);
    expect(states()).toEqual(['raised']);
    await service.publish(DeadLetterSettled, settled('d3'));
    await service.waitFor(() => received.length === 2);
    expect(states()).toEqual(['raised', 'settled']);
  });

  it('AC-28: warns at each threshold before an authorization is lost', async () => {
    const facts = new OrderFacts({ orderId: 'hold-1' });
    for (const hoursLeft of [48, 48, 12]) {
      const warning = { ...facts.paymentFact('authorized'), captureBefore: AT, hoursLeft };
      await service.publish(PaymentAuthorizationExpiring, warning, { messageId: `warn-${hoursLeft}` });
    }
    await service.waitFor(() => service.mails.length === 2);
    expect(service.mails.map((mail) => mail.subject).sort()).toEqual([
      'Order hold-1: the authorization is lost in 12 hours',
      'Order hold-1: the authorization is lost in 48 hours',
    ]);
  });

  it('refuses a mail that cannot be written, and says so to the step', async () => {
    const step = { runId: 'run-x', stepId: 'mail', attempt: 1 };
    const mail = { storeId: 'shop', to: ['a@shop.example'], data: {} };
    await service.publish(SendEmail, { ...mail, template: 'unheard-of' }, { step });
    await service.publish(
      SendEmail,
      { ...mail, template: 'payment-failed' },
      { step: { ...step, attempt: 2 } },
    );
    const settled = await service.waitFor(() => {
      const found = service.probe.seen.filter((message) => message.type === 'orchestrator.settle-step.v1');
      return found.length >= 2 ? found : null;
    });
    expect(settled.map((message) => (message.body as { error: { code: string } }).error.code).sort()).toEqual(
      ['invalid-email-data', 'unknown-template'],
    );
    expect(service.mails).toEqual([]);
  });
});
