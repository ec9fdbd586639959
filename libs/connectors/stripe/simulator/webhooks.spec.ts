import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Stripe from 'stripe';
import type { RunningSimulator } from './testing/running-simulator';
import { startStripe } from './testing/running-simulator';

interface Received {
  readonly body: string;
  readonly signature: string;
}

describe('webhooks of the Stripe simulator', () => {
  let receiver: FastifyInstance;
  let hook: string;
  let received: Received[];
  let answers: number[];
  let running: RunningSimulator;
  let directory: string;

  beforeEach(async () => {
    received = [];
    answers = [];
    directory = mkdtempSync(join(tmpdir(), 'stripe-simulator-'));
    receiver = fastify({ forceCloseConnections: true });
    receiver.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) =>
      done(null, body),
    );
    receiver.post('/hook', (request, reply) => {
      received.push({ body: String(request.body), signature: String(request.headers['stripe-signature']) });
      return reply.code(answers.shift() ?? 200).send();
    });
    hook = `${await receiver.listen({ port: 0, host: '127.0.0.1' })}/hook`;
    running = await startStripe({ directory });
  });
  afterEach(async () => {
    await running.close();
    await receiver.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
    const deadline = Date.now() + 5000;
    while (!(await condition())) {
      if (Date.now() > deadline) throw new Error('waited too long');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const subscribe = (enabled_events: string[] = ['*']): Promise<Stripe.WebhookEndpoint> =>
    running.stripe.webhookEndpoints.create({
      url: hook,
      enabled_events: enabled_events as Stripe.WebhookEndpointCreateParams.EnabledEvent[],
      api_version: '2026-10-28.endive',
    });
  const someCustomer = (): Promise<Stripe.Response<Stripe.Customer>> =>
    running.stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'crm:1' });
  const verify = ({ body, signature }: Received, secret: string): Stripe.Event =>
    running.stripe.webhooks.constructEvent(body, signature, secret);

  it('are signed so that the SDK accepts them, and say who caused them', async () => {
    const { secret, id } = await subscribe(['customer.created']);
    expect((await running.stripe.webhookEndpoints.retrieve(id)).secret).toBeUndefined();
    const customer = await someCustomer();
    await until(() => received.length === 1);
    const event = verify(received[0]!, secret!);
    expect(event).toMatchObject({
      type: 'customer.created',
      api_version: '2026-10-28.endive',
      pending_webhooks: 1,
    });
    expect(event.data.object).toMatchObject({ id: customer.id, name: 'Ada' });
    expect(event.request).toEqual({ id: customer.lastResponse.requestId, idempotency_key: 'crm:1' });
    await until(async () => (await running.stripe.events.retrieve(event.id)).pending_webhooks === 0);
  });

  it('are sent again, under the same id, until they are accepted', async () => {
    answers = [500, 302];
    const { secret } = await subscribe();
    await someCustomer();
    await until(() => received.length === 3);
    expect(new Set(received.map((each) => verify(each, secret!).id)).size).toBe(1);
  });

  it('that never arrive are listed as such', async () => {
    answers = [500, 500, 500, 500];
    await subscribe();
    await someCustomer();
    await until(() => received.length === 4);
    const lost = await running.stripe.events.list({ delivery_success: false });
    expect(lost.data).toEqual([expect.objectContaining({ type: 'customer.created', pending_webhooks: 1 })]);
    expect((await running.stripe.events.list({ delivery_success: true })).data).toEqual([]);
  });

  it('are signed with both secrets while one is rolled', async () => {
    const { secret, id } = await subscribe();
    const rolled = await running.control<{ secret: string }>(`/stripe/webhook-endpoints/${id}/roll`, {
      graceSeconds: 3600,
    });
    await someCustomer();
    await until(() => received.length === 1);
    expect(verify(received[0]!, secret!).id).toBe(verify(received[0]!, rolled.secret).id);
    running.clock.advance(3_600_000);
    await someCustomerNamed('Grace');
    await until(() => received.length === 2);
    expect(() => verify(received[1]!, secret!)).toThrow();
    expect(verify(received[1]!, rolled.secret).type).toBe('customer.created');
  });

  const someCustomerNamed = (name: string): Promise<Stripe.Response<Stripe.Customer>> =>
    running.stripe.customers.create({ name });

  it('can be forged, skewed, doubled and dropped by order', async () => {
    const { secret } = await subscribe();
    await running.control('/stripe/webhook-faults', { wrongSignature: 1 });
    await someCustomerNamed('Eve');
    await until(() => received.length === 1);
    expect(() => verify(received[0]!, secret!)).toThrow(/signature/i);
    await running.control('/stripe/webhook-faults', { clockSkewSeconds: -3600, duplicate: 1 });
    await someCustomerNamed('Old');
    await until(() => received.length === 3);
    expect(() => verify(received[1]!, secret!)).toThrow(/tolerance/);
    expect(received[1]!.body).toBe(received[2]!.body);
    await running.control('/stripe/webhook-faults', { drop: 1 });
    await someCustomerNamed('Lost');
    const [newest] = (await running.stripe.events.list({ limit: 1, delivery_success: false })).data;
    expect(newest?.data.object).toMatchObject({ name: 'Lost' });
  });

  it('go to sixteen endpoints at most, and not to one that is switched off', async () => {
    const endpoint = await subscribe();
    await running.stripe.webhookEndpoints.update(endpoint.id, { disabled: true });
    await someCustomer();
    for (let index = 1; index < 16; index += 1) await subscribe(['payout.paid']);
    await expect(subscribe()).rejects.toMatchObject({ statusCode: 400 });
    expect(received).toEqual([]);
    expect(await running.stripe.webhookEndpoints.del(endpoint.id)).toMatchObject({ deleted: true });
  });

  it('that were pending when the simulator stopped are sent after its restart', async () => {
    answers = Array.from({ length: 10 }, () => 503);
    await running.close();
    running = await startStripe({ directory, webhookRetryDelaysMs: [60_000] });
    const { secret } = await subscribe();
    const customer = await someCustomer();
    await until(() => received.length === 1);
    await running.close();

    answers = [];
    running = await startStripe({ directory });
    await until(() => received.length === 2);
    expect(verify(received[1]!, secret!).data.object).toMatchObject({ id: customer.id });
    expect(await running.stripe.customers.retrieve(customer.id)).toMatchObject({ name: 'Ada' });
  });
});
