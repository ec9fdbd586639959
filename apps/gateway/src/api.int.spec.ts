import { ConfigurationApplied } from '#contracts/events/platform';
import { OrderStatusChanged } from '#contracts/events/orders';
import { RenewCheckout } from '#contracts/commands/payments';
import { TraceOrderFunds } from '#contracts/queries/order-funds';
import { ExportLedger, ListJournalEntries } from '#contracts/queries/books';
import { GetTimeline, GetWorkflow, ListWorkflows } from '#contracts/queries/orchestrator';
import { GetOrder } from '#contracts/queries/orders';
import { FindCheckout, ListOrderPayments } from '#contracts/queries/payments';
import type { ResponseOf } from '#contracts/message';
import { createPayToken } from '#platform/pay-link/pay-link';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { anOrder } from '#testing/factories/order';
import { aPayment } from './specs/a-payment';
import { ADMIN_TOKEN, createTestGateway, PAY_LINK_KEY, type TestGateway } from './specs/create-test-gateway';
import { configuration } from './specs/fixtures';
import { Neighbours } from './specs/neighbours';

const at = '2026-01-15T12:00:00.000Z';

describe('the admin API over all services', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;

  beforeAll(async () => {
    gateway = await createTestGateway({ config: { ACTION_TIMEOUT_MS: 300 } });
    neighbours = new Neighbours(gateway);
  });
  afterAll(() => gateway.close());

  it('puts an order together, and says which service does not answer', async () => {
    const order = anOrder({ storeId: 'store-1', orderId: '17' });
    await neighbours.answer(GetOrder, ({ orderId }) =>
      orderId !== '17'
        ? null
        : {
            order,
            summary: {
              storeId: 'store-1',
              orderId: '17',
              number: order.number,
              commerce: order.commerce,
              orderStatus: 'paid' as const,
              commerceStatus: 'PaymentReceived',
              paymentStatus: 'paid' as const,
              total: order.total,
              placedAt: order.placedAt,
              updatedAt: at,
            },
          },
    );
    await neighbours.answer(ListOrderPayments, () => ({ payments: [aPayment()], refunds: [], disputes: [] }));
    await neighbours.answer(GetTimeline, () => ({
      items: [{ at, type: 'order.placed', source: 'cms-sync', summary: 'Placed', eventId: 'e1' }],
    }));
    expect(await gateway.api('GET', '/api/v1/orders/store-1/17')).toMatchObject({
      status: 503,
      body: { code: 'service-unavailable', detail: expect.stringContaining('reconciliation') as string },
    });
    const entries = [aJournalEntry({ entryId: 'a' }), aJournalEntry({ entryId: 'b' })];
    await neighbours.answer(ListJournalEntries, ({ cursor }) =>
      cursor === null
        ? { items: [entries[0]!], nextCursor: 'next' }
        : { items: [entries[1]!], nextCursor: null },
    );
    const funds = {
      inBalance: [{ money: { amount: 12_600, currency: 'EUR' }, movements: 1, since: at }],
      payouts: [],
    };
    await neighbours.answer(TraceOrderFunds, () => funds);
    expect(await gateway.api('GET', '/api/v1/orders/store-1/17')).toMatchObject({
      status: 200,
      body: {
        orderStatus: 'paid',
        customer: order.customer,
        payments: [aPayment()],
        journals: entries,
        funds,
        timeline: [{ type: 'order.placed' }],
      },
    });
    expect(await gateway.api('GET', '/api/v1/orders/store-1/18')).toMatchObject({ status: 404 });
  });

  it('streams the ledger page by page', async () => {
    await neighbours.answer(ExportLedger, ({ cursor }) =>
      cursor === null ? { text: 'page 1\n', nextCursor: '2' } : { text: 'page 2\n', nextCursor: null },
    );
    const answer = await gateway.api('GET', '/api/v1/ledger/export?format=hledger');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.text).toBe('page 1\npage 2\n');
    expect(await gateway.api('GET', '/api/v1/ledger/export?format=excel')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'format' }] },
    });
  });

  it('shows workflows', async () => {
    await neighbours.answer(ListWorkflows, () => ({ items: [], nextCursor: null }));
    await neighbours.answer(GetWorkflow, ({ version }) =>
      version === 3
        ? null
        : { workflowId: 'w', version: 1, revision: 1, document: {}, publishedAt: at, publishedBy: null },
    );
    expect(await gateway.api('GET', '/api/v1/workflows')).toMatchObject({ status: 200, body: { items: [] } });
    expect(await gateway.api('GET', '/api/v1/workflows/w/versions/published')).toMatchObject({ status: 200 });
    expect(await gateway.api('GET', '/api/v1/workflows/w/versions/3')).toMatchObject({ status: 404 });
    expect(await gateway.api('GET', '/api/v1/workflows/w/versions/newest')).toMatchObject({ status: 400 });
    expect(await gateway.api('POST', '/api/v1/workflows/w/publish')).toMatchObject({
      status: 503,
      body: { code: 'action-pending' },
    });
  });

  describe('the live stream', () => {
    it('shows what happens, and no secrets', async () => {
      const response = await fetch(`${gateway.url}/api/v1/stream`, {
        headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
      });
      expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
      const reader = response.body!.getReader();
      let text = '';
      const reading = (async () => {
        for (;;) {
          const { value, done } = await reader.read();
          if (done) return;
          text += Buffer.from(value).toString('utf8');
        }
      })().catch(() => undefined);
      await gateway.waitFor(() => text.includes(': connected'));
      await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
      await gateway.waitFor(() => gateway.published(ConfigurationApplied).length > 0);
      await gateway.waitFor(async () => {
        await gateway.publish(
          OrderStatusChanged,
          {
            storeId: 'store-1',
            orderId: '17',
            previous: 'New',
            current: 'Shipped',
            transition: 'completed',
            at,
          },
          { correlation: { storeId: 'store-1', orderId: '17' } },
        );
        return text.includes('order.status-changed.v1');
      });
      expect(text).toContain('event: order.status-changed.v1\n');
      expect(text).toMatch(
        /data: \{"id":"[^"]+","type":"order.status-changed.v1".*"storeId":"store-1","orderId":"17"/,
      );
      expect(text).not.toContain('configuration.applied');
      await reader.cancel();
      await reading;
    });

    it('is for those with a token', async () => {
      expect((await fetch(`${gateway.url}/api/v1/stream`)).status).toBe(401);
    });
  });

  describe('the shopper’s link', () => {
    const visit = (orderId: string) =>
      fetch(`${gateway.url}/pay/${createPayToken(PAY_LINK_KEY, { storeId: 'store-1', orderId })}`, {
        redirect: 'manual',
      });
    const checkout = (state: ResponseOf<typeof FindCheckout>['state'], url: string | null = null) =>
      neighbours.answer(FindCheckout, () => ({
        state,
        url,
        successUrl: 'https://shop.example/thanks?a=1&b=2',
      }));

    it('leads to the open page', async () => {
      await checkout('open', 'https://checkout.example/c/pay/cs_1');
      const response = await visit('17');
      expect(response.status).toBe(302);
      expect(response.headers.get('location')).toBe('https://checkout.example/c/pay/cs_1');
      expect(response.headers.get('cache-control')).toBe('no-store');
    });

    it('asks for a fresh page once, and waits for it', async () => {
      await checkout('renewable');
      const pages = [await visit('17'), await visit('17')];
      expect(pages.map((page) => page.status)).toEqual([200, 200]);
      expect(await pages[0]!.text()).toContain('http-equiv="refresh"');
      await gateway.waitFor(() => gateway.published(RenewCheckout).length > 0);
      expect(gateway.published(RenewCheckout)).toEqual([{ storeId: 'store-1', orderId: '17' }]);
    });

    it.each([
      ['paid', 200, 'Paid'],
      ['pending', 200, 'Payment pending'],
      ['closed', 410, 'No longer payable'],
      ['unknown', 404, 'Not found'],
    ] as const)('AC-21: says so when the payment is %s', async (state, status, title) => {
      await checkout(state);
      const response = await visit('18');
      expect(response.status).toBe(status);
      const page = await response.text();
      expect(page).toContain(`<h1>${title}</h1>`);
      if (status !== 404) expect(page).toContain('href="https://shop.example/thanks?a=1&amp;b=2"');
    });

    it('is nothing when forged', async () => {
      expect((await fetch(`${gateway.url}/pay/p1.WyJzIiwiMSJd.AAAAAAAAAAAAAAAAAAAAAA`)).status).toBe(404);
    });
  });

  describe('the documentation', () => {
    it('describes every route with schemas that resolve', async () => {
      const document = (await (await fetch(`${gateway.url}/api/openapi.json`)).json()) as {
        openapi: string;
        paths: Record<
          string,
          Record<string, { responses: Record<string, { content?: object }>; security?: unknown[] }>
        >;
      };
      expect(document.openapi).toBe('3.1.0');
      const referred = JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g);
      for (const place of new Set([...referred].map(([, at]) => at!))) {
        const found = place
          .split('/')
          .slice(1)
          .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
        expect([place, typeof found]).toEqual([place, 'object']);
      }
      expect(Object.keys(document.paths)).toEqual(
        expect.arrayContaining([
          '/webhooks/{connectionId}',
          '/api/v1/configuration',
          '/api/v1/orders/{storeId}/{orderId}',
          '/api/v1/payments/{id}/refunds',
          '/api/v1/dead-letters/{id}/replay',
          '/api/v1/ledger/export',
          '/api/v1/stream',
          '/health/ready',
        ]),
      );
      for (const [path, operations] of Object.entries(document.paths)) {
        for (const [method, operation] of Object.entries(operations)) {
          const success = Object.keys(operation.responses).find((status) => status.startsWith('2'))!;
          expect([
            path,
            method,
            success === '204' || operation.responses[success]!.content !== undefined,
          ]).toEqual([path, method, true]);
          if (!path.startsWith('/api/v1')) continue;
          // Whoever signs in has no token yet.
          const security = /^\/api\/v1\/session(\/oidc)?$/.test(path) ? undefined : [{ bearer: [] }];
          expect([path, method, operation.security]).toEqual([path, method, security]);
        }
      }
    });

    it('says what cannot be read in the form of every other problem', async () => {
      const badAddress = await gateway.api('GET', '/api/v1/orders/shop/%E0%A4%A');
      expect(badAddress).toMatchObject({ status: 400, body: { code: 'malformed-address' } });
      expect(badAddress.headers.get('content-type')).toContain('application/problem+json');
      const asText = await fetch(`${gateway.url}/api/v1/configuration`, {
        method: 'PUT',
        body: '{}',
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'text/plain' },
      });
      expect([asText.status, ((await asText.json()) as { code: string }).code]).toEqual([
        415,
        'content-type-unsupported',
      ]);
    });

    it('is a page to read, with headers that protect it', async () => {
      const page = await fetch(`${gateway.url}/api/docs`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('swagger-ui');
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(page.headers.get('content-security-policy')).toContain(`default-src 'self'`);
    });

    it('brings the files of its page, and the document in YAML too', async () => {
      const get = async (path: string) => {
        const answer = await fetch(`${gateway.url}${path}`);
        return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
      };
      expect(await get('/api/docs/swagger-ui.css')).toMatchObject({
        status: 200,
        type: expect.stringContaining('text/css') as unknown,
        text: expect.stringContaining('.swagger-ui') as unknown,
      });
      expect(await get('/api/docs/swagger-ui-init.js')).toMatchObject({
        status: 200,
        text: expect.stringContaining('/api/v1/orders/{storeId}/{orderId}') as unknown,
      });
      expect((await get('/api/openapi.yaml')).text).toMatch(/^openapi: 3\.1\.0$/m);
      expect((await get('/api/docs/no-such-file.js')).status).toBe(404);
    });

    it('is kept by no cache, refusals included', async () => {
      for (const token of [undefined, null]) {
        const answer = await gateway.api('GET', '/api/v1/orders', token === null ? { token } : {});
        expect(answer.headers.get('cache-control')).toBe('no-store');
      }
    });
  });
});
