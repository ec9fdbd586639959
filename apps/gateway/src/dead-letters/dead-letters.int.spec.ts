import { RefundPayment } from '#contracts/commands/payments';
import { DeadLetterRecorded, DeadLetterSettled } from '#contracts/events/dead-letters';
import { discardDeadLetterCommand, replayDeadLetterCommand } from '#messaging/dead-letters/commands';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration, signStripe, stripeEvent } from '../specs/fixtures';

describe('dead letters of all services', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await createTestGateway();
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
  });
  afterAll(() => gateway.close());

  let counter = 0;
  const record = async (more: object = {}): Promise<string> => {
    const deadLetterId = `dead-${(counter += 1)}`;
    const at = new Date(gateway.clock.now().getTime() + counter * 1000).toISOString();
    await gateway.publish(DeadLetterRecorded, {
      deadLetterId,
      correlationId: 'store-1/17',
      service: 'cms-sync',
      type: 'order.placed.v1',
      failureClass: 'mapping',
      code: 'currency-unsupported',
      reason: 'Stripe does not take the currency XTS',
      suggestion: 'Change the currency of the order',
      details: { field: 'currency', value: 'XTS' },
      attempts: 1,
      firstSeenAt: at,
      deadAt: at,
      body: { order: { currency: 'XTS' } },
      headers: { traceparent: 'x' },
      ...more,
    });
    await gateway.waitFor(async () => (await get(deadLetterId)).status === 200);
    return deadLetterId;
  };
  const get = (id: string, query = '') => gateway.api('GET', `/api/v1/dead-letters/${id}${query}`);
  const list = async (query: string) => {
    const { body } = await gateway.api('GET', `/api/v1/dead-letters?${query}`);
    return body as { items: Array<{ id: string }>; nextCursor: string | null };
  };
  const settle = (
    deadLetterId: string,
    outcome: 'replayed' | 'discarded' | 'recovered',
    service = 'cms-sync',
  ) =>
    gateway.publish(DeadLetterSettled, {
      deadLetterId,
      service: service as 'cms-sync',
      outcome,
      by: 'op',
      reason: null,
    });

  it('say what died, why, and what can be done about it', async () => {
    const id = await record();
    expect(await get(id)).toMatchObject({
      body: {
        id,
        service: 'cms-sync',
        storeId: 'store-1',
        orderId: '17',
        failureClass: 'mapping',
        suggestion: 'Change the currency of the order',
        details: { field: 'currency', value: 'XTS' },
        state: 'dead',
        body: { order: { currency: 'XTS' } },
      },
    });
  });

  it('are listed newest first, page by page, by service and code', async () => {
    const ids = [
      await record({ code: 'paged' }),
      await record({ code: 'paged' }),
      await record({ code: 'paged' }),
    ];
    const first = await list('code=paged&limit=2');
    expect(first.items.map((item) => item.id)).toEqual([ids[2], ids[1]]);
    const second = await list(`code=paged&limit=2&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ id: ids[0] }], nextCursor: null });
    expect((await list('code=paged&service=payments')).items).toEqual([]);
    expect(await gateway.api('GET', '/api/v1/dead-letters?limit=201')).toMatchObject({ status: 400 });
    expect(await gateway.api('GET', '/api/v1/dead-letters?cursor=nonsense')).toMatchObject({
      status: 400,
      body: { code: 'invalid-cursor' },
    });
  });

  it('are listed of one order of one store', async () => {
    const id = await record({ correlationId: 'store-1/one-of-many' });
    await record({ correlationId: 'store-2/one-of-many' });
    expect((await list('store=store-1&order=one-of-many')).items).toMatchObject([{ id }]);
    expect((await list('store=store-1&order=none')).items).toEqual([]);
  });

  it('are replayed by a command to their service, edited if wanted, and show the outcome', async () => {
    const id = await record();
    const body = { order: { currency: 'EUR' } };
    expect(await gateway.api('POST', `/api/v1/dead-letters/${id}/replay`, { body: { body } })).toMatchObject({
      status: 202,
      body: { id, state: 'replay-requested' },
    });
    await gateway.waitFor(() => gateway.published(replayDeadLetterCommand('cms-sync')).length === 1);
    expect(gateway.published(replayDeadLetterCommand('cms-sync'))).toEqual([
      { messageId: id, body, requestedBy: 'admin token' },
    ]);
    await settle(id, 'replayed');
    await gateway.waitFor(async () => ((await get(id)).body as { state: string }).state === 'replayed');
    expect(await gateway.api('POST', `/api/v1/dead-letters/${id}/replay`)).toMatchObject({
      status: 409,
      body: { code: 'already-settled' },
    });
  });

  it('are discarded with a reason only', async () => {
    const id = await record();
    expect(await gateway.api('DELETE', `/api/v1/dead-letters/${id}`)).toMatchObject({
      status: 400,
      body: { code: 'reason-missing' },
    });
    expect(
      await gateway.api('DELETE', `/api/v1/dead-letters/${id}`, { body: { reason: 'test order' } }),
    ).toMatchObject({ status: 202 });
    await gateway.waitFor(() => gateway.published(discardDeadLetterCommand('cms-sync')).length === 1);
    expect(gateway.published(discardDeadLetterCommand('cms-sync'))).toEqual([
      { messageId: id, reason: 'test order', requestedBy: 'admin token' },
    ]);
  });

  it('keep services apart that hold the same message', async () => {
    const id = await record();
    await gateway.publish(DeadLetterRecorded, {
      ...gateway.published(DeadLetterRecorded).find((one) => one.deadLetterId === id)!,
      service: 'orchestrator',
    });
    await gateway.waitFor(async () => (await get(id)).status === 409);
    expect((await get(id)).body).toMatchObject({ code: 'service-needed' });
    expect(await get(id, '?service=orchestrator')).toMatchObject({ body: { service: 'orchestrator' } });
  });

  it('mark the webhook that died, and that it lives again', async () => {
    const body = stripeEvent('evt_dead');
    const posted = await fetch(`${gateway.url}/webhooks/stripe-1`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...signStripe(body, gateway.clock.now()) },
    });
    const webhook = (await posted.json()) as { id: string };
    const state = async () =>
      ((await gateway.api('GET', `/api/v1/webhook-events/${webhook.id}`)).body as { state: string }).state;
    const id = await record({
      service: 'payments',
      type: 'payments.process-webhook.v1',
      body: { webhookEventId: webhook.id },
    });
    await gateway.waitFor(async () => (await state()) === 'dead');
    await settle(id, 'replayed', 'payments');
    await gateway.waitFor(async () => (await state()) === 'accepted');
  });

  it('move no other money when they are edited, where sums need a second person', async () => {
    const document = configuration();
    const limited = document.stores.map((store) => ({ ...store, approvals: { above: { EUR: 5_000 } } }));
    await gateway.api('PUT', '/api/v1/configuration', { body: { ...document, stores: limited } });
    const command = { storeId: 'store-1', orderId: '17', amount: { amount: 100, currency: 'EUR' } };
    const id = await record({ service: 'payments', type: RefundPayment.type, body: command });
    const replay = (body: object) =>
      gateway.api('POST', `/api/v1/dead-letters/${id}/replay`, { body: { body } });
    const { amount: _amount, ...everything } = command;
    for (const edited of [everything, { ...command, amount: { amount: 900_000, currency: 'EUR' } }]) {
      expect(await replay(edited)).toMatchObject({ status: 422, body: { code: 'money-edited' } });
    }
    expect((await replay({ ...command, reason: 'duplicate' })).status).toBe(202);
  });
});
