import { connect } from 'node:net';
import { CmsSyncProcessWebhook, PaymentsProcessWebhook } from '#contracts/commands/webhooks';
import { WebhookProcessed } from '#contracts/events/platform';
import { Courier } from '#messaging/outbox/courier';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import {
  configuration,
  kenticoEvent,
  secrets,
  signKentico,
  signStripe,
  stripeEvent,
} from '../specs/fixtures';
import { RejectedWebhooks } from './reject/rejected-webhooks';

const MINUTE = 60_000;

describe('webhooks in', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await createTestGateway();
    const applied = await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
    expect(applied).toMatchObject({ status: 200, body: { version: 1 } });
  });
  afterAll(() => gateway.close());

  const now = () => gateway.clock.now();
  const post = async (path: string, body: string | Buffer, headers: Record<string, string> = {}) => {
    const response = await fetch(`${gateway.url}/webhooks/${path}`, {
      method: 'POST',
      body: body as string,
      headers: { 'content-type': 'application/json', ...headers },
    });
    return { status: response.status, body: await response.json(), headers: response.headers };
  };
  const postStripe = (body: string, at = now(), secret?: string) =>
    post('stripe-1', body, signStripe(body, at, secret));
  const rows = async (where: string) =>
    (await gateway.database.query<Record<string, unknown>>(`SELECT * FROM webhook_events WHERE ${where}`))
      .rows;
  const commandsFor = (externalEventId: string) =>
    gateway
      .published(PaymentsProcessWebhook)
      .filter((command) => command.externalEventId === externalEventId);

  it('stores, answers and hands on, each once', async () => {
    const body = stripeEvent('evt_first');
    const answer = await postStripe(body);
    expect(answer).toMatchObject({
      status: 200,
      body: { state: 'accepted', id: expect.stringMatching(/^whe_/) as string },
    });
    await gateway.waitFor(() => commandsFor('evt_first').length === 1);
    expect(commandsFor('evt_first')[0]).toEqual({
      webhookEventId: (answer.body as { id: string }).id,
      connectionId: 'stripe-1',
      system: 'stripe',
      externalEventId: 'evt_first',
      eventType: 'payment_intent.succeeded',
      suffix: null,
      receivedAt: now().toISOString(),
      body,
    });
    expect(await postStripe(body)).toMatchObject({
      status: 200,
      body: { ...(answer.body as object), state: 'duplicate' },
    });
  });

  it('hands a webhook that comes alone on from memory, and its row is forgotten afterwards', async () => {
    const carry = jest.spyOn(gateway.app.get(Courier), 'carry');
    const { body } = await postStripe(stripeEvent('evt_alone'));
    const { id } = body as { id: string };
    await gateway.waitFor(() => commandsFor('evt_alone').length === 1);
    expect(carry.mock.calls.map(([row]) => row.message_id)).toEqual([id]);
    carry.mockRestore();
    await gateway.quiet();
    expect(commandsFor('evt_alone')).toHaveLength(1);
    const left = await gateway.database.query('SELECT 1 FROM outbox WHERE message_id = $1', [id]);
    expect(left.count).toBe(0);
  });

  it('AC-03: odd whitespace, unicode and 50 KB arrive byte by byte', async () => {
    const bodies = [
      stripeEvent('evt_space').replaceAll(',', ' ,\n\t '),
      stripeEvent('evt_unicode', { note: 'Žluťoučký 🐎 \u2028 "\\u0000"' }),
      stripeEvent('evt_large', { padding: 'x'.repeat(50_000) }),
    ];
    for (const body of bodies) {
      expect(await postStripe(body)).toMatchObject({ status: 200, body: { state: 'accepted' } });
      const { id } = JSON.parse(body) as { id: string };
      await gateway.waitFor(() => commandsFor(id).length === 1);
      expect(commandsFor(id)[0]!.body).toBe(body);
    }
  });

  it('keeps a refused body sealed, shows it without tokens, and still knows every byte of it', async () => {
    const token = `eyJ${'a'.repeat(40)}.${'b'.repeat(40)}.${'c'.repeat(40)}`;
    const body = stripeEvent('evt_sealed', { UserToken: token });
    const sent = await postStripe(body, new Date(now().getTime() - 6 * MINUTE));
    expect(sent.status).toBe(401);
    const sealed = async () => {
      const found = await rows(`state = 'rejected' AND connection_id = 'stripe-1'`);
      return found.length === 1 ? found[0]! : undefined;
    };
    const row = await gateway.waitFor(sealed);
    const stored = JSON.stringify(row);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(Buffer.from(body).toString('base64'));
    const shown = await gateway.api('GET', `/api/v1/webhook-events/${String(row['id'])}`);
    expect(shown.text).toContain('evt_sealed');
    expect(shown.text).not.toContain(token);

    const clear = Buffer.from(body).toString('base64');
    await gateway.database.query('UPDATE webhook_events SET body = $2 WHERE id = $1', [row['id'], clear]);
    expect(await gateway.app.get(RejectedWebhooks).sealOld()).toBe(1);
    expect((await sealed())!['body']).not.toBe(clear);
    expect(await gateway.app.get(RejectedWebhooks).sealOld()).toBe(0);
    expect(await gateway.api('POST', `/api/v1/webhook-events/${String(row['id'])}/replay`)).toMatchObject({
      status: 200,
      body: { state: 'accepted' },
    });
    await gateway.waitFor(() => commandsFor('evt_sealed').length === 1);
    expect(commandsFor('evt_sealed')[0]!.body).toBe(body);
    await gateway.database.query('DELETE FROM webhook_events WHERE id = $1', [row['id']]);
  });

  it('AC-05: a clock six minutes off is told with its skew, kept, and replayed once it is mended', async () => {
    for (const [id, minutes] of [
      ['evt_late', -6],
      ['evt_early', 6],
    ] as const) {
      const answer = await postStripe(stripeEvent(id), new Date(now().getTime() + minutes * MINUTE));
      expect(answer).toMatchObject({ status: 401, body: { code: 'clock-skew', skewSeconds: minutes * 60 } });
    }
    const listed = await gateway.waitFor(async () => {
      const { body } = await gateway.api('GET', '/api/v1/webhook-events?connection=stripe-1&state=rejected');
      const { items } = body as { items: Array<{ id: string; skewSeconds: number }> };
      return items.length >= 2 && items;
    });
    const late = listed.find((item) => item.skewSeconds === -360)!;
    expect(await gateway.api('POST', `/api/v1/webhook-events/${late.id}/replay`)).toMatchObject({
      status: 200,
      body: { state: 'accepted' },
    });
    await gateway.waitFor(() => commandsFor('evt_late').length === 1);
    expect(await gateway.api('POST', `/api/v1/webhook-events/${late.id}/replay`)).toMatchObject({
      status: 200,
      body: { state: 'duplicate' },
    });
    const { rows: audited } = await gateway.database.query(
      `SELECT 1 FROM audit_log WHERE action = 'webhook.replay-rejected' AND subject = $1 AND actor = 'admin token'`,
      [late.id],
    );
    expect(audited).toHaveLength(2);
  });

  it('AC-06: a live event on a test connection is kept in quarantine and handed to nobody', async () => {
    const answer = await postStripe(stripeEvent('evt_live', { livemode: true }));
    expect(answer).toMatchObject({ status: 200, body: { state: 'quarantined' } });
    expect(await rows(`external_event_id = 'evt_live'`)).toMatchObject([{ state: 'quarantined' }]);
    await postStripe(stripeEvent('evt_after_live'));
    await gateway.waitFor(() => commandsFor('evt_after_live').length === 1);
    expect(commandsFor('evt_live')).toEqual([]);
  });

  it('keeps events of no interest without handing them on', async () => {
    const answer = await postStripe(stripeEvent('evt_dull', { type: 'issuing_card.created' }));
    expect(answer).toMatchObject({ status: 200, body: { state: 'ignored' } });
  });

  it('AC-08: the same event a hundred times in parallel, after three days and by resend is one row and one command', async () => {
    const body = stripeEvent('evt_hundred');
    const answers = await Promise.all(Array.from({ length: 100 }, () => postStripe(body)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(100).fill(200));
    const states = answers.map((answer) => (answer.body as { state: string }).state);
    expect(states.filter((state) => state === 'accepted')).toHaveLength(1);
    expect(states.filter((state) => state === 'duplicate')).toHaveLength(99);
    gateway.clock.advance(3 * 24 * 60 * MINUTE);
    expect(await postStripe(body)).toMatchObject({ status: 200, body: { state: 'duplicate' } });
    await postStripe(stripeEvent('evt_after_hundred'));
    await gateway.waitFor(() => commandsFor('evt_after_hundred').length === 1);
    expect(await rows(`external_event_id = 'evt_hundred'`)).toHaveLength(1);
    expect(commandsFor('evt_hundred')).toHaveLength(1);
  });

  it('a forged event does not keep the real one out', async () => {
    const body = stripeEvent('evt_forged');
    expect(await postStripe(body, now(), 'whsec_somebodyelse')).toMatchObject({
      status: 401,
      body: { code: 'signature-mismatch' },
    });
    expect(await postStripe(body)).toMatchObject({ status: 200, body: { state: 'accepted' } });
  });

  it('AC-04: both secrets of a rotation are good, and stay so while they change places', async () => {
    const outcomes: number[] = [];
    let sending = true;
    const sender = (async () => {
      for (let index = 0; sending; index += 1) {
        const secret = index % 2 === 0 ? secrets.stripeWebhook : secrets.stripeWebhookOld;
        outcomes.push((await postStripe(stripeEvent(`evt_rotate_${index}`), now(), secret)).status);
      }
    })();
    for (const webhookSecret of [
      [secrets.stripeWebhookOld, secrets.stripeWebhook],
      [secrets.stripeWebhook, secrets.stripeWebhookOld],
    ]) {
      const { status } = await gateway.api('PUT', '/api/v1/configuration', {
        body: configuration({ stripeWebhook: webhookSecret }),
      });
      expect(status).toBe(200);
    }
    sending = false;
    await sender;
    expect(outcomes.length).toBeGreaterThan(2);
    expect(new Set(outcomes)).toEqual(new Set([200]));
  });

  it('takes Kentico’s signed events and its unguessable address, whose token is stored nowhere', async () => {
    const body = kenticoEvent(12);
    expect(await post('kentico-1', body, signKentico(body, now(), 'msg_12'))).toMatchObject({ status: 200 });
    const row = JSON.stringify({ OrderGUID: 'x', OrderID: 13, OrderGrandTotal: 129.99, OrderCustomerID: 4 });
    expect(await post(`kentico-open/${secrets.kenticoToken}`, row)).toMatchObject({
      status: 200,
      body: { state: 'accepted' },
    });
    expect(await post(`kentico-open/${secrets.kenticoToken}x`, row)).toMatchObject({ status: 401 });
    await gateway.waitFor(() => gateway.published(CmsSyncProcessWebhook).length === 2);
    expect(gateway.published(CmsSyncProcessWebhook)).toContainEqual(
      expect.objectContaining({
        connectionId: 'kentico-open',
        suffix: null,
        externalEventId: expect.stringMatching(/^sha256:/) as string,
      }),
    );
    const kept = await gateway.waitFor(async () => {
      const found = await rows(`connection_id = 'kentico-open'`);
      return found.length === 2 && found;
    });
    expect(JSON.stringify(kept)).not.toContain(secrets.kenticoToken);
  });

  it('shows what became of a webhook', async () => {
    const { body } = await postStripe(stripeEvent('evt_outcome'));
    const { id } = body as { id: string };
    await gateway.publish(WebhookProcessed, {
      webhookEventId: id,
      state: 'processed',
      note: null,
      at: now().toISOString(),
    });
    await gateway.waitFor(async () => {
      const { body: item } = await gateway.api('GET', `/api/v1/webhook-events/${id}`);
      return (item as { state: string }).state === 'processed';
    });
    expect(await gateway.api('POST', `/api/v1/webhook-events/${id}/replay`)).toMatchObject({
      body: { id, state: 'accepted' },
    });
    await gateway.waitFor(() => commandsFor('evt_outcome').length === 2);
  });

  describe('bad input', () => {
    const good = stripeEvent('evt_bad');

    it.each([
      ['an unknown connection', 'nobody', {}, 404, 'unknown-connection'],
      ['no signature', 'stripe-1', {}, 401, 'signature-missing'],
      ['an unreadable signature', 'stripe-1', { 'stripe-signature': 'nonsense' }, 401, 'signature-malformed'],
      ['a wrong content type', 'stripe-1', { 'content-type': 'text/xml' }, 415, 'content-type-unsupported'],
      ['a compressed body', 'stripe-1', { 'content-encoding': 'gzip' }, 415, 'content-encoding-unsupported'],
    ])('%s', async (_name, path, headers, status, code) => {
      expect(await post(path, good, headers)).toMatchObject({ status, body: { status, code } });
    });

    it('malformed JSON that is signed rightly', async () => {
      expect(await postStripe('{"id": "evt_')).toMatchObject({ status: 400, body: { code: 'malformed' } });
    });

    it('an empty body', async () => {
      expect(await post('stripe-1', '')).toMatchObject({ status: 400 });
    });

    it('five megabytes, refused before they are read', async () => {
      const answer = await new Promise<string>((resolve, reject) => {
        const { port, hostname } = new URL(gateway.url);
        const socket = connect(Number(port), hostname.replace(/[[\]]/g, ''), () => {
          // The body never comes: the announced length is enough.
          socket.write(
            `POST /webhooks/stripe-1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000000\r\n\r\n{`,
          );
        });
        socket.once('data', (data) => {
          resolve(data.toString());
          socket.destroy();
        });
        socket.once('error', reject);
      });
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toContain('"payload-too-large"');
    });

    it('a wrong method is told from a wrong path', async () => {
      const wrong = await fetch(`${gateway.url}/webhooks/stripe-1`);
      expect(wrong.status).toBe(405);
      expect(wrong.headers.get('allow')).toContain('POST');
      expect(await wrong.json()).toMatchObject({ code: 'method-not-allowed' });
      expect((await fetch(`${gateway.url}/nothing/here`)).status).toBe(404);
    });
  });
});
