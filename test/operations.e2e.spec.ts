import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { waitFor } from '#testing/wait-for';
import { AlertReceiver } from './support/alert-receiver';
import { requestJson } from './support/request-json';
import { isPayable, Shop, STORES } from './support/shop';
import { RunningSystem } from './support/system';

const LINES = [{ sku: 'KETTLE-01', quantity: 1 }];
const OPERATIONS = 'ops@shop.example';

interface Configuration {
  connections: Array<{ id: string; secrets: Record<string, unknown> }>;
  stores: Array<Record<string, unknown>>;
}
interface DeadLetter {
  readonly id: string;
  readonly orderId: string;
  readonly failureClass: string;
  readonly suggestion: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly body: Record<string, unknown>;
}
interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

describe('what operators do and see, through all services', () => {
  let system: RunningSystem;
  let shop: Shop;
  let receiver: AlertReceiver;

  beforeAll(async () => {
    system = await RunningSystem.start({
      RETRY_DELAYS_MS: '200,500,1000,2000',
      DEGRADED_AFTER_FAILURES: '2',
      DEGRADED_AFTER_MS: '500',
    });
    shop = new Shop(system);
    receiver = await AlertReceiver.start(system.alertSecret);
    await configure((configuration) => {
      const alerts = { email: [OPERATIONS], webhookUrl: receiver.url };
      configuration.stores = configuration.stores.map((store) => ({ ...store, alerts }));
    });
  });
  afterAll(async () => {
    await receiver?.stop();
    await system?.stop();
  });

  /** Reads the document, changes it and puts it back; secrets that are not touched stay as they are. */
  const configure = async (change: (configuration: Configuration) => void): Promise<void> => {
    const { body } = await system.api<Configuration>('GET', '/configuration');
    change(body);
    await system.configure(body);
  };
  const paid = (orderId: string) =>
    shop.orderWhen(STORES.automatic, orderId, 'paid', ({ orderStatus }) => orderStatus === 'paid');

  it('AC-01: a shop that is away: its orders wait and end paid; people are told once that it is away and once that it is back', async () => {
    const orderId = await shop.place(STORES.automatic, { lines: LINES });
    await shop.orderWhen(STORES.automatic, orderId, 'payable', isPayable);
    await system.control('POST', '/kentico/faults', { kind: 'status-500' });
    await shop.pay(STORES.automatic, orderId);
    const raised = await shop.mailAbout(/kentico keeps failing/);
    expect(raised.to).toEqual([OPERATIONS]);
    await waitFor(() => receiver.statesOf('connection.degraded', 'kentico').length === 1);
    await system.control('DELETE', '/kentico/faults');
    expect(await paid(orderId)).toMatchObject({ commerceStatus: 'PaymentReceived' });
    await waitFor(() => receiver.statesOf('connection.degraded', 'kentico').length === 2);
    expect(receiver.statesOf('connection.degraded', 'kentico')).toEqual(['raised', 'settled']);
    await shop.mailAbout(/^Over: kentico keeps failing/);
    const mails = (await shop.mails()).filter(({ subject }) => /kentico keeps failing/.test(subject));
    expect(mails).toHaveLength(2);
    expect(receiver.forged).toBe(0);
  });

  it('a field that cannot be mapped: a dead letter with field, value and suggestion, replayed with an edited body', async () => {
    await configure(({ stores }) => {
      const branch = { source: 'order.custom.branch', required: true };
      for (const store of stores) store['mappings'] = { 'order-to-payment': { 'metadata.Branch': branch } };
    });
    const orderId = await shop.place(STORES.automatic, { lines: LINES });
    const dead = await waitFor(
      async () => {
        const { body } = await system.api<Page<DeadLetter>>('GET', '/dead-letters');
        return body.items.find((item) => item.orderId === orderId);
      },
      { what: 'the dead letter' },
    );
    expect(dead).toMatchObject({ failureClass: 'mapping' });
    expect(JSON.stringify(dead.details)).toContain('metadata.Branch');
    expect(dead.suggestion).toBeTruthy();
    const order = dead.body['order'] as { custom: object };
    const edited = { ...dead.body, order: { ...order, custom: { ...order.custom, branch: 'Hamburg' } } };
    expect(await system.api('POST', `/dead-letters/${dead.id}/replay`, { body: edited })).toMatchObject({
      status: 202,
    });
    await shop.pay(STORES.automatic, orderId);
    await paid(orderId);
    await configure(({ stores }) => stores.forEach((store) => delete store['mappings']));
  });

  it('an event that was refused for its signature is kept, and replayed once the secret is mended', async () => {
    const secret = 'whsec_of_the_endpoint_that_was_made_anew';
    const at = Math.floor(Date.now() / 1000);
    const event = {
      id: `evt_refused_${at}`,
      object: 'event',
      type: 'payment_intent.created',
      livemode: false,
      created: at,
      data: { object: { id: 'pi_nobody_knows', object: 'payment_intent' } },
    };
    const text = JSON.stringify(event);
    const v1 = createHmac('sha256', secret).update(`${at}.${text}`).digest('hex');
    const stripe = system.run.connections.find(({ id }) => id === 'stripe')!;
    const refused = await requestJson<{ code: string }>('POST', stripe.webhookUrl!, event, {
      'stripe-signature': `t=${at},v1=${v1}`,
    });
    expect(refused.status).toBe(401);
    const kept = await waitFor(async () => {
      const { body } = await system.api<Page<{ id: string }>>(
        'GET',
        '/webhook-events?connection=stripe&state=rejected',
      );
      return body.items[0];
    });
    const replay = () => system.api('POST', `/webhook-events/${kept.id}/replay`);
    expect(await replay()).toMatchObject({ status: 422 });
    await configure(({ connections }) => {
      const { secrets } = connections.find(({ id }) => id === 'stripe')!;
      secrets['webhookSecret'] = [stripe.secrets['webhookSecret'], secret];
    });
    await waitFor(async () => (await replay()).status === 200);
  });

  it('a configuration with faults is refused with all of them and changes nothing', async () => {
    const before = await system.api<Configuration>('GET', '/configuration');
    const { body } = await system.api<Configuration>('GET', '/configuration');
    body.stores[0]!['payment'] = 'nobody';
    body.stores[1]!['timeZone'] = 'Mars/Olympus';
    body.stores[1]!['mappings'] = { 'order-to-payment': { 'metadata.Branch': { source: 'a b' } } };
    body.connections[0]!.secrets['secretKey'] = 'changeme';
    const refused = await system.api<{ errors: Array<{ path: string; code: string; message: string }> }>(
      'PUT',
      '/configuration',
      body,
    );
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'connections[0].secrets.secretKey',
        'stores[0].payment',
        'stores[1].timeZone',
        'stores[1].mappings["order-to-payment"]["metadata.Branch"].source',
      ]),
    );
    expect((await system.api('GET', '/configuration')).body).toEqual(before.body);
  });

  it('a workflow is drafted, checked, published and run by the next order', async () => {
    const published = await system.api<{ version: number; document: { steps: object[]; name: string } }>(
      'GET',
      '/workflows/order-to-cash/versions/published',
    );
    const { document } = published.body;
    const faulty = { ...document, steps: document.steps.slice(1) };
    const checked = await system.api<{ valid: boolean; errors: object[] }>(
      'POST',
      '/workflows/order-to-cash/validate',
      { document: faulty },
    );
    expect(checked.body.valid).toBe(false);
    expect(checked.body.errors.length).toBeGreaterThan(0);
    expect(await system.api('PUT', '/workflows/order-to-cash/draft', { document: faulty })).toMatchObject({
      status: 200,
    });
    expect(await system.api('POST', '/workflows/order-to-cash/publish')).toMatchObject({ status: 422 });
    const better = { ...document, name: 'Order to cash, ours' };
    expect(await system.api('PUT', '/workflows/order-to-cash/draft', { document: better })).toMatchObject({
      status: 200,
    });
    expect(await system.api('POST', '/workflows/order-to-cash/publish')).toMatchObject({ status: 200 });
    const orderId = await shop.place(STORES.automatic, { lines: LINES });
    await shop.pay(STORES.automatic, orderId);
    await paid(orderId);
    const runs = await system.api<Page<{ runId: string; version: number }>>(
      'GET',
      `/workflow-runs?store=${STORES.automatic}&orderId=${orderId}`,
    );
    expect(runs.body.items).toMatchObject([{ version: published.body.version + 1 }]);
  });

  it('the live stream tells of an order as it happens', async () => {
    const stop = new AbortController();
    const response = await fetch(`${system.run.urls.gateway}/api/v1/stream`, {
      headers: { authorization: `Bearer ${system.run.adminToken}` },
      signal: stop.signal,
    });
    let text = '';
    const reading = (async () => {
      for await (const chunk of response.body!) text += Buffer.from(chunk).toString('utf8');
    })().catch(() => undefined);
    const orderId = await shop.place(STORES.automatic, { lines: LINES, free: true });
    await paid(orderId);
    await waitFor(() => /event: payment\.not-required\.v1/.test(text));
    expect(text).toMatch(new RegExp(`event: order\\.placed\\.v1\\ndata: .*"orderId":"${orderId}"`));
    stop.abort();
    await reading;
  });

  it('the books leave as a journal that hledger accepts', async () => {
    await waitFor(async () => {
      const { body } = await system.api<Page<{ state: string }>>('GET', '/journal-entries');
      return body.items.length >= 3 && body.items.every(({ state }) => state === 'posted');
    });
    const { text } = await system.api('GET', '/ledger/export?format=hledger');
    expect(text).toMatch(/Payment clearing/);
    if (!hasHledger()) return;
    execFileSync('hledger', ['check', '-s', '-f', '-'], { input: text });
    expect(() =>
      execFileSync('hledger', ['check', '-s', '-f', '-'], {
        input: text.replace(/1100/, '1199'),
        stdio: 'pipe',
      }),
    ).toThrow();
  });
});

function hasHledger(): boolean {
  try {
    execFileSync('hledger', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
