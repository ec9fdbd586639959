import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SendEmail } from '#contracts/commands/orchestrator';
import { DeadLetterRecorded, DeadLetterSettled } from '#contracts/events/dead-letters';
import { BookingException, JournalEntryRecorded } from '#contracts/events/books';
import {
  PaymentAuthorizationExpiring,
  PaymentCanceled,
  PaymentCaptureFailed,
  PaymentException,
  PaymentExpired,
  PaymentSucceeded,
  RefundSucceeded,
} from '#contracts/events/payments';
import { ConnectionHeard, ConnectionSilent } from '#contracts/events/connection-silence';
import { MappingDriftEnded, MappingDrifted } from '#contracts/events/mapping-drift';
import { ConnectionDegraded, ConnectionRecovered } from '#contracts/events/platform';
import { RefundSchema } from '#contracts/models/payment';
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
  // Every alert is told both ways: what is still on its way would be counted by the next test.
  afterEach(() => service.waitFor(() => received.length === service.mails.length));
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

  it('tells the stores of a silent connection, and the same people that it is heard again', async () => {
    const told = (count: number) =>
      service.waitFor(() => received.length === count && service.mails.length === count);
    const silent = { connectionId: 'kentico', since: AT, missed: 4, rounds: 3, at: AT };
    await service.publish(ConnectionSilent, silent);
    await told(1);
    await service.publish(ConnectionHeard, { connectionId: 'kentico', since: AT, at: AT });
    await told(2);
    expect(states()).toEqual(['raised', 'settled']);
    expect(service.mails.map((mail) => mail.subject)).toEqual([
      'kentico has fallen silent',
      'Over: kentico has fallen silent',
    ]);
    expect(service.mails[0]!.text).toContain('found since by looking: 4');
  });

  it('tells the people of a store that it sends something else, and that no rule suffers from it any more', async () => {
    const told = (count: number) =>
      service.waitFor(() => received.length === count && service.mails.length === count);
    const drift = { storeId: 'shop', mappingId: 'order-to-payment', since: AT, at: AT };
    const gone = { path: 'order.locale', kind: 'gone' as const, rules: ['locale', 'metadata.Language'] };
    await service.publish(MappingDrifted, { ...drift, fields: [gone] });
    await told(1);
    await service.publish(MappingDriftEnded, drift);
    await told(2);
    expect(states()).toEqual(['raised', 'settled']);
    expect(service.mails.map((mail) => mail.subject)).toEqual([
      'shop: what it sends has changed (order-to-payment)',
      'Over: shop: what it sends has changed (order-to-payment)',
    ]);
    expect(service.mails[0]!.text).toContain('order.locale is gone (read by locale, metadata.Language).');
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
    await service.waitFor(() => received.length === 1 && service.mails.length === 1);
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
    const count = async () =>
      (await service.database.query('SELECT 1 FROM alert_items WHERE item_id LIKE $1', ['d%'])).count;
    // Were one of them still on its way, the alert would be over before it and raised again by it.
    await service.waitFor(async () => received.length === 1 && (await count()) === 3);
    for (const id of ['d1', 'd2']) await service.publish(DeadLetterSettled, settled(id));
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
    await service.waitFor(() => service.mails.length === 2 && received.length === 2);
    expect(service.mails.map((mail) => mail.subject).sort()).toEqual([
      'Order hold-1: the authorization is lost in 12 hours',
      'Order hold-1: the authorization is lost in 48 hours',
    ]);
  });

  it('AC-28: is over, told once, when the authorization is captured or canceled', async () => {
    const end = [
      [PaymentSucceeded, 'paid'],
      [PaymentCanceled, 'canceled'],
    ] as const;
    for (const [event, status] of end) {
      const before = received.length;
      const facts = new OrderFacts({ orderId: `hold-${status}` });
      for (const hoursLeft of [48, 12]) {
        const warning = { ...facts.paymentFact('authorized'), captureBefore: AT, hoursLeft };
        await service.publish(PaymentAuthorizationExpiring, warning);
      }
      await service.waitFor(() => received.length === before + 2);
      await service.publish(event, facts.paymentFact(status));
      await service.publish(event, facts.paymentFact(status));
      await service.waitFor(() => received.length === before + 3);
      expect(states().slice(before)).toEqual(['raised', 'raised', 'settled']);
    }
    await service.waitFor(() => service.mails.length === 6);
  });

  it('AC-28: says what to do when it is lost, until the shopper has paid again; an unpaid page is no alert', async () => {
    const unpaid = new OrderFacts({ orderId: 'page-1' });
    await service.publish(PaymentExpired, unpaid.paymentFact('expired'));
    const facts = new OrderFacts({ orderId: 'lost-1' });
    const lost = facts.paymentFact('expired', { authorized: facts.order.total });
    await service.publish(PaymentExpired, lost);
    await service.waitFor(() => service.mails.length === 1);
    expect(service.mails[0]!.subject).toBe('Order lost-1: the authorization is lost');
    expect(service.mails[0]!.text).toContain('https://pay.example/pay/lost-1');
    await service.publish(PaymentSucceeded, facts.paymentFact('paid', { paymentId: 'pay-again' }));
    await service.waitFor(() => received.length === 2);
    expect(states()).toEqual(['raised', 'settled']);
  });

  it('tells of money that does not fit until none of it is held, code by code', async () => {
    const facts = new OrderFacts({ orderId: 'odd-money' });
    const wrong = (code: string) => ({
      ...facts.paymentFact('paid'),
      error: { code, message: 'It does not fit.' },
      money: null,
    });
    for (const code of ['paid-twice', 'paid-twice', 'paid-after-cancel'])
      await service.publish(PaymentException, wrong(code));
    await service.waitFor(() => received.length === 2);
    const { total } = facts.order;
    const refund = RefundSchema.parse({
      refundId: 're-1',
      paymentId: `pay-${facts.order.orderId}`,
      ...facts.key,
      amount: total,
      status: 'succeeded',
      reason: null,
      failure: null,
      externalId: 're_1',
      createdAt: AT,
    });
    const half = { amount: Math.floor(total.amount / 2), currency: total.currency };
    const part = facts.paymentFact('partially_refunded', { captured: total, refunded: half });
    await service.publish(RefundSucceeded, { ...part, refund }, { messageId: 'half' });
    await service.waitFor(
      async () =>
        (await service.database.query('SELECT 1 FROM inbox WHERE message_id = $1', ['half'])).count === 1,
    );
    expect(states()).toEqual(['raised', 'raised']);
    const whole = facts.paymentFact('refunded', { captured: total, refunded: total });
    await service.publish(RefundSucceeded, { ...whole, refund });
    await service.waitFor(() => received.length === 3);
    expect(states()).toEqual(['raised', 'raised', 'settled']);
  });

  it('tells that a movement was not booked, and that it is booked now', async () => {
    const facts = new OrderFacts({ orderId: 'booked-late' });
    const { entry } = facts.journalPosted();
    await service.publish(BookingException, {
      ...facts.key,
      balanceTransactionId: entry.key.replace('stripe:', ''),
      error: { code: 'amount-mismatch', message: 'Other amounts.' },
      at: AT,
    });
    await service.waitFor(() => received.length === 1);
    await service.publish(JournalEntryRecorded, facts.journalPosted());
    await service.waitFor(() => received.length === 2);
    expect(states()).toEqual(['raised', 'settled']);
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
      const found = service.probe.seen.filter(
        ({ type, body }) =>
          type === 'orchestrator.settle-step.v1' && (body as { runId?: string }).runId === step.runId,
      );
      return found.length >= 2 ? found : null;
    });
    expect(settled.map((message) => (message.body as { error: { code: string } }).error.code).sort()).toEqual(
      ['invalid-email-data', 'unknown-template'],
    );
    expect(service.mails).toEqual([]);
  });
});
