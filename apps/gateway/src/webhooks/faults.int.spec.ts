import { connect, type Socket } from 'node:net';
import { PaymentsProcessWebhook } from '#contracts/commands/webhooks';
import { startPrivateBroker, canStartPrivateBroker } from '#testing/broker/private-broker';
import { BrokerProbe } from '#testing/broker/broker-probe';
import { canStartPrivatePostgres, startPrivatePostgres } from '#testing/postgres/private-postgres';
import { waitFor } from '#testing/wait-for';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration, signStripe, stripeEvent } from '../specs/fixtures';

async function post(gateway: TestGateway, id: string) {
  const body = stripeEvent(id);
  const response = await fetch(`${gateway.url}/webhooks/stripe-1`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...signStripe(body, gateway.clock.now()) },
  });
  await response.text();
  return response;
}

const storedIds = async (gateway: TestGateway): Promise<string[]> => {
  const { rows } = await gateway.database.query<{ external_event_id: string }>(
    'SELECT external_event_id FROM webhook_events ORDER BY external_event_id',
  );
  return rows.map((row) => row.external_event_id);
};

(canStartPrivateBroker() ? describe : describe.skip)('with the broker away', () => {
  it('X-02: webhooks and configuration are accepted, and handed on when it is back; nothing is lost', async () => {
    const broker = await startPrivateBroker();
    const gateway = await createTestGateway({ brokerUrl: broker.url, readyWithoutBroker: true });
    try {
      expect((await gateway.api('PUT', '/api/v1/configuration', { body: configuration() })).status).toBe(200);
      expect((await post(gateway, 'evt_before')).status).toBe(200);
      await waitFor(() => gateway.published(PaymentsProcessWebhook).length === 1);

      await broker.kill();
      const ids = Array.from({ length: 50 }, (_, index) => `evt_away_${String(index).padStart(2, '0')}`);
      const statuses = await Promise.all(ids.map(async (id) => (await post(gateway, id)).status));
      expect(new Set(statuses)).toEqual(new Set([200]));
      expect(await storedIds(gateway)).toEqual([...ids, 'evt_before']);
      expect(
        (
          await gateway.api('PUT', '/api/v1/configuration', {
            body: { ...configuration(), environment: 'staging' },
          })
        ).status,
      ).toBe(200);
      expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);

      await broker.start();
      const probe = await waitFor(() => BrokerProbe.open(gateway.prefix, broker.url));
      const queue = `${gateway.prefix}payments.in`;
      await waitFor(async () => (await probe.depth(queue)) >= ids.length + 1);
      await waitFor(async () => {
        const left = await gateway.database.query<{ n: string }>('SELECT count(*) AS n FROM outbox');
        return Number(left.rows[0]!.n) === 0;
      });
      await probe.close();
    } finally {
      await gateway.close().catch(() => undefined);
      await broker.remove();
    }
  });
});

(canStartPrivatePostgres() ? describe : describe.skip)('with PostgreSQL away', () => {
  it('X-02: says 503 and when to come again, within seconds, never a false 2xx, and goes on by itself', async () => {
    const postgres = await startPrivatePostgres();
    const gateway = await createTestGateway({ databaseAdminUrl: postgres.url });
    try {
      await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
      expect((await post(gateway, 'evt_before')).status).toBe(200);

      await postgres.kill();
      const ids = Array.from({ length: 30 }, (_, index) => `evt_away_${index}`);
      const answers = await Promise.all(ids.map((id) => post(gateway, id)));
      expect(answers.map((answer) => answer.status)).toEqual(Array(30).fill(503));
      expect(answers[0]!.headers.get('retry-after')).toBe('5');
      expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(503);
      expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);

      await postgres.start();
      await waitFor(async () => (await post(gateway, 'evt_after')).status === 200);
      for (const id of ids) {
        await waitFor(async () => (await post(gateway, id)).status === 200);
      }
      expect((await storedIds(gateway)).sort()).toEqual([...ids, 'evt_after', 'evt_before'].sort());
    } finally {
      await gateway.close().catch(() => undefined);
      await postgres.remove();
    }
  });
});

describe('slow senders', () => {
  it('are cut off, and others are served meanwhile', async () => {
    const gateway = await createTestGateway();
    const { port, hostname } = new URL(gateway.url);
    const slow = (text: string): { socket: Socket; closed: Promise<string> } => {
      const socket = connect(Number(port), hostname.replace(/[[\]]/g, ''), () => socket.write(text));
      socket.on('error', () => undefined);
      let told = '';
      socket.on('data', (chunk) => (told += chunk.toString()));
      return { socket, closed: new Promise((resolve) => socket.once('close', () => resolve(told))) };
    };
    try {
      await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
      const headersNeverEnd = slow('POST /webhooks/stripe-1 HTTP/1.1\r\nHost: x\r\nX-Slow: ');
      const bodyNeverEnds = slow(
        'POST /webhooks/stripe-1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
      );
      expect((await post(gateway, 'evt_meanwhile')).status).toBe(200);
      for (const told of await Promise.all([headersNeverEnd.closed, bodyNeverEnds.closed])) {
        expect(told).toMatch(/^HTTP\/1\.1 408 /);
        expect(told).toContain('application/problem+json');
        expect(told).toContain('"code":"request-timeout"');
      }
      expect(gateway.app.getHttpServer()).toMatchObject({
        headersTimeout: 5_000,
        requestTimeout: 10_000,
        maxConnections: 2_000,
      });
    } finally {
      await gateway.close();
    }
  });
});
