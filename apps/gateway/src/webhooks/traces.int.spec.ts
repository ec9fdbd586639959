import { PaymentsProcessWebhook } from '#contracts/commands/webhooks';
import { parseTraceparent } from '#platform/trace/trace-context';
import { TraceCollector } from '#testing/trace-collector';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration, signStripe, stripeEvent } from '../specs/fixtures';

describe('what the gateway tells of webhooks', () => {
  let gateway: TestGateway;
  let collector: TraceCollector;

  beforeAll(async () => {
    collector = await TraceCollector.start();
    gateway = await createTestGateway({ config: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } });
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
  });
  afterAll(async () => {
    await gateway?.close();
    await collector?.stop();
  });

  const post = async (connectionId: string, body: string, headers: Record<string, string>) => {
    const response = await fetch(`${gateway.url}/webhooks/${connectionId}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    return response.status;
  };
  const received = () => collector.named('receive webhook');

  it('begins a trace that the message to the service continues, and another for a repetition', async () => {
    const body = stripeEvent('evt_traced');
    for (let index = 0; index < 2; index += 1) {
      expect(await post('stripe-1', body, signStripe(body, gateway.clock.now()))).toBe(200);
    }
    await gateway.waitFor(() => received().length === 2 && gateway.seen(PaymentsProcessWebhook).length === 1);
    const [first, again] = received();
    const [message] = gateway.seen(PaymentsProcessWebhook);
    expect(parseTraceparent(message!.headers['traceparent'])).toMatchObject({
      traceId: first!.traceId,
      spanId: first!.spanId,
    });
    expect(first!.attributes).toMatchObject({
      'tillbridge.connection': 'stripe-1',
      'tillbridge.outcome': 'accepted',
    });
    expect(again!.attributes).toMatchObject({ 'tillbridge.outcome': 'duplicate' });
    expect(again!.traceId).not.toBe(first!.traceId);
  });

  it('counts by connection and answer; what anybody may type is no label', async () => {
    expect(await post('stripe-1', stripeEvent('evt_forged'), { 'stripe-signature': 't=1,v1=00' })).toBe(401);
    expect(await post('no-such-connection', '{}', {})).toBe(404);
    expect((await gateway.api('GET', '/api/v1/no-such-route-at-all')).status).toBe(404);
    expect((await gateway.api('GET', '/api/v1/orders/made-up-store/7')).status).toBeGreaterThan(200);
    const counted = async () => (await gateway.api('GET', '/metrics', { token: null })).text;
    await gateway.waitFor(async () => (await counted()).includes('route="/api/v1/orders/:storeId/:orderId"'));
    const text = await counted();
    expect(text).toMatch(/webhooks_received_total\{connection="stripe-1",outcome="rejected",[^}]*\} 1/);
    expect(text).toMatch(/webhooks_received_total\{connection="unknown",outcome="unknown-connection",/);
    expect(text).not.toMatch(/no-such|made-up/);
  });
});
