import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Connection } from '#connectors/kit/connection';
import { waitFor } from '#testing/wait-for';
import { startKenticoTestSite } from '../../fixtures/kentico-test-site';
import type { KenticoTestSite } from '../../fixtures/kentico-test-site';
import { kenticoWebhooks } from '../../webhook/verify-webhook';

const SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
const TOKEN = 'nobody-guesses-this-address';

interface Post {
  readonly suffix: string | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly rawBody: Buffer;
}

describe('events that leave Kentico', () => {
  let site: KenticoTestSite;
  let receiver: Server;
  let url: string;
  let posts: Post[];
  let answers: number[];
  beforeEach(async () => {
    posts = [];
    answers = [];
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const suffix = /^\/hook\/(.+)$/.exec(request.url ?? '')?.[1];
        const headers = request.headers as Record<string, string>;
        posts.push({ suffix, headers, rawBody: Buffer.concat(chunks) });
        response.writeHead(answers.shift() ?? 200).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    site = await startKenticoTestSite({
      retryDelaysMs: [1, 1],
      targets: [{ site: 'Store', url, secret: SECRET }],
    });
  });
  afterEach(async () => {
    await site.close();
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  const connection = (eventAuthentication: string): Connection => ({
    id: 'kentico-1',
    system: 'kentico-xperience-13',
    environment: 'sandbox',
    settings: { siteName: 'Store', eventAuthentication },
    secrets: { eventSecret: [SECRET], urlToken: [TOKEN] },
  });
  const verdict = (post: Post, form = 'signed') =>
    kenticoWebhooks.verify(connection(form), { ...post, receivedAt: new Date(), ignoreAge: false });
  const received = (count: number) => waitFor(() => posts.length >= count && posts);

  it('are signed so that our own verification accepts them, with the same id on every attempt', async () => {
    answers = [500, 503];
    site.kentico.placeOrder();
    const attempts = await received(3);
    expect(new Set(attempts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    for (const attempt of attempts) {
      expect(verdict(attempt)).toMatchObject({
        ok: true,
        webhook: { eventType: 'ecommerce.order.created', disposition: 'accepted' },
      });
    }
  });

  it('are forged, twinned and lost on demand', async () => {
    site.kentico.webhookFaults.apply({ wrongSignature: 1, duplicate: 1 });
    site.kentico.placeOrder();
    for (const post of await received(2)) {
      expect(verdict(post)).toMatchObject({ ok: false, rejection: { cause: 'signature-mismatch' } });
    }
    site.kentico.webhookFaults.apply({ drop: 1 });
    site.kentico.setStatus('1', 'Shipped');
    site.kentico.webhookFaults.clear();
    site.kentico.setStatus('1', 'Completed');
    const last = (await received(3))[2]!;
    expect(JSON.parse(last.rawBody.toString('utf8'))).toMatchObject({
      event: 'ecommerce.order.updated',
      id: 1,
      changed: ['OrderStatusID'],
    });
  });

  it('are flat rows to the addresses of the Zapier module, registered through REST', async () => {
    const registered = await site.rest('/rest/zapier.webhook/site/Store?format=json', {
      method: 'POST',
      body: JSON.stringify({
        WebhookName: 'TillbridgeOrderCreated',
        WebhookEnabled: true,
        WebhookObjectType: 'ecommerce.order',
        WebhookEventType: 0,
        WebhookURL: `${url}/${TOKEN}`,
        WebhookCreatedManually: true,
      }),
      headers: { 'content-type': 'application/json' },
    });
    expect(registered.status).toBe(201);
    site.kentico.placeOrder();
    await received(2);
    const flat = posts.find(({ suffix }) => suffix === TOKEN)!;
    expect(verdict(flat, 'unguessable-url')).toMatchObject({
      ok: true,
      webhook: { externalEventId: null, eventType: 'ecommerce.order', disposition: 'accepted' },
    });
    site.kentico.setStatus('1', 'Shipped');
    await received(3);
    expect(posts.filter(({ suffix }) => suffix === TOKEN)).toHaveLength(1);
  });

  it('go out for writes through REST as well: echoes', async () => {
    const id = site.kentico.placeOrder();
    await received(1);
    await site.rest(`/rest/ecommerce.order/${id}?format=json`, {
      method: 'PUT',
      body: '{"OrderIsPaid":true}',
      headers: { 'content-type': 'application/json' },
    });
    await received(2);
  });
});
