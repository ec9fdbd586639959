import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { createTestGateway, type TestGateway } from '../../specs/create-test-gateway';
import { configuration } from '../../specs/fixtures';
import { modelEnvironment } from './model-settings';

interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

describe('a language model beside the suggestions', () => {
  let server: Server;
  let url: string;
  const asked: Asked[] = [];
  let answer: { status: number; body: object };

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        asked.push({ path: request.url ?? '', headers: request.headers, body });
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => {
    asked.length = 0;
  });

  async function withGateway(
    model: Record<string, string>,
    work: (gateway: TestGateway) => Promise<void>,
  ): Promise<void> {
    const gateway = await createTestGateway({ config: z.object(modelEnvironment).parse(model) });
    try {
      await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
      await work(gateway);
    } finally {
      await gateway.close();
    }
  }
  const suggest = (gateway: TestGateway, more: object = {}, token?: string) =>
    gateway.api('POST', '/api/v1/mappings/suggest', {
      body: { id: 'order-to-payment', document: DOCUMENT, ...more },
      ...(token === undefined ? {} : { token }),
    });
  const DOCUMENT = {
    ...{ id: 'order-to-payment', version: 1, source: 'order', target: 'payment' },
    fields: [{ target: 'metadata.OrderID', source: 'order.orderId' }],
  };
  interface Suggested {
    readonly model: string | null;
    readonly items: ReadonlyArray<{
      readonly target: string;
      readonly alternatives: ReadonlyArray<{ source: string; advised: boolean; confidence: number }>;
    }>;
  }
  const ofField = (body: unknown, target: string) =>
    (body as Suggested).items.find((item) => item.target === target)!;
  const said = (object: object) => ({
    status: 200,
    body: { choices: [{ message: { content: JSON.stringify(object) } }] },
  });

  it('is asked only when an editor says so, with names and types, and its word counts', async () => {
    const model = {
      MAPPING_MODEL_URL: `${url}/v1`,
      MAPPING_MODEL: 'm-1',
      MAPPING_MODEL_KEY: 'a-key-of-ours',
    };
    await withGateway(model, async (gateway) => {
      const before = await suggest(gateway);
      expect(before.body).toMatchObject({ model: 'm-1' });
      expect(asked).toEqual([]);
      const { target, alternatives } = ofField(before.body, 'locale');
      const [first] = alternatives.filter(({ source }) => source === 'order.locale');
      answer = said({ [target]: 'order.locale', nonsense: 'order.number' });
      const after = await suggest(gateway, { askModel: true });
      const [advised] = ofField(after.body, 'locale').alternatives;
      expect(advised).toMatchObject({ source: 'order.locale', advised: true });
      expect(advised!.confidence).toBeGreaterThan(first!.confidence);
      expect(asked).toMatchObject([
        { path: '/v1/chat/completions', headers: { authorization: 'Bearer a-key-of-ours' } },
      ]);
      expect(asked[0]!.body).toContain('order.customer.email email');
      expect(asked[0]!.body).not.toMatch(/shopper@|example\.com|Ada/);
      await suggest(gateway, { askModel: true });
      expect(asked).toHaveLength(1);
      const viewer = { name: 'v', role: 'viewer', stores: null };
      const { body } = await gateway.api('POST', '/api/v1/tokens', { body: viewer });
      const refused = await suggest(gateway, { askModel: true }, (body as { token: string }).token);
      expect(refused).toMatchObject({ status: 403, body: { code: 'role-missing' } });
      gateway.clock.advance(3_600_000);
      answer = { status: 500, body: {} };
      expect(await suggest(gateway, { askModel: true })).toMatchObject({
        status: 503,
        body: { code: 'model-unavailable' },
      });
      answer = said(['no object']);
      expect((await suggest(gateway, { askModel: true })).status).toBe(503);
    });
  });

  it('speaks like Anthropic’s too, and is not there unless configured', async () => {
    const model = { MAPPING_MODEL_URL: url, MAPPING_MODEL_API: 'anthropic', MAPPING_MODEL: 'm-2' };
    await withGateway({ ...model, MAPPING_MODEL_KEY: 'another-key' }, async (gateway) => {
      answer = { status: 200, body: { content: [{ type: 'text', text: '{"locale":"order.locale"}' }] } };
      const { body } = await suggest(gateway, { askModel: true });
      expect(ofField(body, 'locale').alternatives[0]).toMatchObject({ advised: true });
      expect(asked).toMatchObject([{ path: '/v1/messages', headers: { 'x-api-key': 'another-key' } }]);
    });
    await withGateway({}, async (gateway) => {
      expect((await suggest(gateway)).body).toMatchObject({ model: null });
      expect(await suggest(gateway, { askModel: true })).toMatchObject({
        status: 409,
        body: { code: 'model-not-configured' },
      });
    });
  });
});
