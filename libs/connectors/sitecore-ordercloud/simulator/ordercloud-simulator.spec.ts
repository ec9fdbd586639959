import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { systemClock } from '#platform/clock/clock';
import { silentLogger } from '#platform/logging/logger';
import { waitFor } from '#testing/wait-for';
import {
  HASH_KEY,
  startOrderCloudTestMarket,
  type OrderCloudTestMarket,
} from '../fixtures/ordercloud-test-market';
import { openHookInstaller } from '../hooks/open-hook-installer';
import { WEBHOOK_ROUTES } from '../hooks/wanted-hooks';
import { ocHash } from '../webhook/oc-hash';
import { orderCloudWebhooks } from '../webhook/verify-webhook';
import { MODELS } from './models';
import { simulatedRoutes } from './routes';

const DATA = join(__dirname, '../../../../../shared/data');
const ROUTES = join(DATA, 'ordercloud-routes-sdk12.tsv');
const SWAGGER = join(DATA, 'ordercloud-swagger-2018.json');
const ifPublished = (file: string) => (existsSync(file) ? it : it.skip);

/** The hook of the cart, two checkout events and a message: they come in no certain order. */
const POSTS_OF_A_SUBMIT = 4;

interface Post {
  readonly path: string;
  readonly body: string;
  readonly hash: string | undefined;
}

describe('the simulated OrderCloud', () => {
  let market: OrderCloudTestMarket;
  beforeEach(async () => {
    market = await startOrderCloudTestMarket();
  });
  afterEach(() => market.close());

  ifPublished(ROUTES)('has only routes of the published list, and hooks only on such', () => {
    const published = new Set(
      readFileSync(ROUTES, 'utf8')
        .split('\n')
        .map((line) => line.split('\t'))
        .map(([, , verb, path]) => `${verb} ${path}`),
    );
    const routes = simulatedRoutes(market.ordercloud.world()).map(({ verb, path }) => `${verb} ${path}`);
    const hooked = WEBHOOK_ROUTES.map(({ Route, Verb }) => `${Verb} ${Route.replace(/^v1/, '')}`);
    expect([...routes, ...hooked].filter((route) => !published.has(route))).toEqual([]);
  });

  ifPublished(SWAGGER)('has every field that the published models of its day have', () => {
    const { definitions } = JSON.parse(readFileSync(SWAGGER, 'utf8')) as {
      definitions: Record<string, { properties: Record<string, unknown> }>;
    };
    for (const name of ['Order', 'Payment', 'PaymentTransaction'] as const) {
      const { writable, readOnly } = MODELS[name];
      const known: readonly string[] = [...writable, ...readOnly];
      expect(Object.keys(definitions[name]!.properties).filter((field) => !known.includes(field))).toEqual(
        [],
      );
    }
  });

  const send = async (path: string, method: string, body?: unknown): Promise<[number, unknown]> => {
    const response = await market.api(path, { method, body });
    const text = await response.text();
    const told = text === '' ? {} : (JSON.parse(text) as { Errors?: Array<{ ErrorCode: string }> });
    return [response.status, told.Errors?.[0]?.ErrorCode ?? told];
  };

  it('is strict about payments', async () => {
    const id = market.ordercloud.placeOrder();
    const path = `orders/Incoming/${id}/payments`;
    expect(await send(path, 'POST', { ID: 'p', Type: 'CreditCard', Amount: 0 })).toEqual([
      400,
      'Payment.InvalidAmount',
    ]);
    expect(await send(path, 'POST', { ID: 'p', Type: 'CreditCard', Amount: 80 })).toEqual([
      400,
      'Payment.ExceedsOrderTotal',
    ]);
    expect(await send(path, 'POST', { ID: 'p', Type: 'CreditCard', Ammount: 1 })).toEqual([
      400,
      'InvalidProperty',
    ]);
    expect(await send(path, 'POST', { ID: 'p', Type: 'CreditCard' })).toEqual([
      201,
      expect.objectContaining({ Amount: 79.9, Accepted: false }),
    ]);
    expect(await send(path, 'POST', { ID: 'p', Type: 'CreditCard' })).toEqual([409, 'IdExists']);
    expect(await send(`${path}/p`, 'PATCH', { Type: 'PurchaseOrder' })).toEqual([
      400,
      'Payment.CannotChange',
    ]);
    expect(await send(`${path}/p`, 'PATCH', { Amount: -1 })).toEqual([400, 'Payment.InvalidAmount']);
    expect(await send(`${path}/p/transactions`, 'POST', { Type: 'Capture' })).toEqual([
      400,
      'InvalidRequest',
    ]);
    await send(`${path}/p`, 'PATCH', { xp: { a: { deep: 1 }, b: 1 } });
    expect(await send(`${path}/p`, 'PATCH', { xp: { a: { other: 2 } } })).toEqual([
      200,
      expect.objectContaining({ xp: { a: { other: 2 }, b: 1 } }),
    ]);
  });

  it('is strict about tokens, roles, pages and moves', async () => {
    const id = market.ordercloud.placeOrder();
    const url = `${market.server.url('ordercloud')}/v1/orders/Incoming/${id}`;
    const as = async (token: string): Promise<number> =>
      (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await as('nonsense')).toBe(401);
    expect(await as(market.ordercloud.tokens.issue('storefront', ['Shopper'], 'buyer'))).toBe(403);
    expect(await send('orders/Incoming?pageSize=101', 'GET')).toEqual([400, 'InvalidRequest']);
    expect(await send(`orders/Incoming/${id}/complete`, 'POST')).toEqual([
      201,
      expect.objectContaining({ Status: 'Completed' }),
    ]);
    expect(await send(`orders/Incoming/${id}/cancel`, 'POST')).toEqual([400, 'Order.InvalidStatus']);
    expect(await send('orders/Incoming/nowhere', 'GET')).toEqual([404, 'NotFound']);
  });

  describe('with hooks', () => {
    let receiver: Server;
    let posts: Post[];
    let answer: string;
    const posted = (path: RegExp) => waitFor(() => posts.find((post) => path.test(post.path)));
    beforeEach(async () => {
      posts = [];
      answer = '{"xp":{}}';
      receiver = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const hash = request.headers['x-oc-hash'] as string | undefined;
          posts.push({ path: request.url ?? '', body: Buffer.concat(chunks).toString('utf8'), hash });
          response.end(answer);
        });
      });
      await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
      const { port } = receiver.address() as AddressInfo;
      const target = {
        webhookUrl: `http://127.0.0.1:${port}/hook`,
        checkoutEvent: true,
        messageSender: true,
      };
      await openHookInstaller(
        market.connection(),
        { clock: systemClock, logger: silentLogger },
        target,
      ).install();
    });
    afterEach(async () => {
      receiver.closeAllConnections();
      await new Promise((resolve) => receiver.close(resolve));
    });

    it('tells of a submitted order in all three ways, as our own verification accepts', async () => {
      const id = market.ordercloud.placeOrder();
      await waitFor(() => posts.length >= POSTS_OF_A_SUBMIT);
      const verdicts = posts.map(({ path, body, hash }) =>
        orderCloudWebhooks.verify(market.connection(), {
          rawBody: Buffer.from(body),
          headers: { 'x-oc-hash': hash },
          suffix: path.split('/')[2],
          receivedAt: new Date(),
          ignoreAge: false,
        }),
      );
      const seen = verdicts.map((verdict) =>
        verdict.ok ? `${verdict.webhook.eventType} ${verdict.webhook.disposition}` : '',
      );
      expect(seen.sort()).toEqual([
        'POST v1/cart/submit accepted',
        'message.OrderSubmitted accepted',
        'ordercheckout.OrderCalculate ignored',
        'ordercheckout.OrderSubmit accepted',
      ]);
      expect(posts.every(({ body, hash }) => hash === ocHash(HASH_KEY, body) && body.includes(id))).toBe(
        true,
      );
    });

    it.each([
      ['{"xp":{}}', { Succeeded: true, HttpStatusCode: 200 }],
      ['{"id":"whe_1","state":"accepted"}', { Succeeded: false }],
    ])('keeps the answer %s on the worksheet', async (text, expected) => {
      answer = text;
      const id = market.ordercloud.placeOrder();
      const worksheet = await waitFor(async () => {
        const [, sheet] = await send(`orders/Incoming/${id}/worksheet`, 'GET');
        return (sheet as { OrderSubmitResponse?: object }).OrderSubmitResponse;
      });
      expect(worksheet).toMatchObject(expected);
    });

    it('says nothing of writes by API clients that no hook lists', async () => {
      const id = market.ordercloud.placeOrder();
      await waitFor(() => posts.length >= POSTS_OF_A_SUBMIT);
      posts = [];
      await market.api(`orders/Incoming/${id}`, {
        method: 'PATCH',
        body: { Comments: 'by the integration' },
      });
      market.ordercloud.setStatus(id, 'Canceled');
      const told = await posted(/^\/hook$/);
      expect(JSON.parse(told?.body ?? '{}')).toMatchObject({
        Route: 'v1/orders/{direction}/{orderID}/cancel',
      });
      expect(posts).toHaveLength(1);
    });
  });
});
