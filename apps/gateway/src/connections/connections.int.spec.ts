import { randomBytes } from 'node:crypto';
import { CONNECTION_QUERIES } from '#contracts/queries/connections';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration, secrets } from '../specs/fixtures';
import { Neighbours } from '../specs/neighbours';
import type { ConnectionView } from './connection-view';

const SMTP = { system: 'smtp', settings: { host: 'mail.shop.example', from: 'shop@shop.example' } };

describe('one connection of the configuration', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;
  const tokens: Record<string, string> = {};
  beforeAll(async () => {
    gateway = await createTestGateway();
    neighbours = new Neighbours(gateway);
    expect((await gateway.api('PUT', '/api/v1/configuration', { body: configuration() })).status).toBe(200);
    for (const [name, rights] of Object.entries({
      viewer: { role: 'viewer', stores: null },
      editor: { role: 'editor', stores: null },
      'editor of store-2': { role: 'editor', stores: ['store-2'] },
    })) {
      const made = await gateway.api('POST', '/api/v1/tokens', { body: { name, ...rights } });
      tokens[name] = (made.body as { token: string }).token;
    }
  });
  afterAll(() => gateway.close());

  const api = (method: string, path: string, body?: unknown, token?: string) =>
    gateway.api(method, `/api/v1${path}`, {
      ...(body === undefined ? {} : { body }),
      ...(token === undefined ? {} : { token: tokens[token]! }),
    });
  const get = async (id: string) => (await api('GET', `/connections/${id}`)).body as ConnectionView;
  const change = ({ system, settings, revision }: ConnectionView, more: object = {}) => ({
    system,
    settings: { ...settings, ...more },
    revision,
  });

  it('is drawn from what its connector wants to know, in two languages', async () => {
    const { status, body } = await api('GET', '/connectors', undefined, 'viewer');
    expect(status).toBe(200);
    const { items } = body as { items: Array<Record<string, unknown>> };
    expect(items.find(({ system }) => system === 'kentico-xperience-13')).toMatchObject({
      kind: 'commerce',
      settings: { required: ['restUrl', 'siteName', 'userName'] },
      labels: {
        siteName: { en: expect.stringContaining('Code name'), de: expect.stringContaining('Codename') },
      },
      addresses: ['restUrl'],
      secrets: [{ name: 'password', required: true }, { name: 'eventSecret', rotatable: true }, {}],
    });
    expect(JSON.stringify(items)).not.toContain(secrets.stripeKey);
  });

  it('is added, changed and removed on its own, with every fault at its place', async () => {
    const wrong = { system: 'smtp', settings: { host: '', port: 0, surplus: 1 }, secrets: { pass: 'x' } };
    expect(await api('PUT', '/connections/mail-1', { ...wrong, revision: null })).toMatchObject({
      status: 422,
      body: {
        code: 'configuration-invalid',
        errors: [
          { path: 'settings.host' },
          { path: 'settings.port' },
          { path: 'settings.from', code: 'required' },
          { path: 'settings.surplus', code: 'unknown-key' },
          { path: 'secrets.pass', code: 'unknown-key' },
        ],
      },
    });
    const made = await api('PUT', '/connections/mail-1', { ...SMTP, revision: null });
    expect(made).toMatchObject({
      status: 200,
      body: { id: 'mail-1', settings: { port: 587 }, stores: [], secrets: [{ configured: false }] },
    });
    expect(await api('PUT', '/connections/mail-1', { ...SMTP, revision: null })).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    });
    const { revision } = made.body as ConnectionView;
    expect((await api('DELETE', `/connections/mail-1?revision=${revision}`)).status).toBe(204);
    expect((await api('GET', '/connections/mail-1')).status).toBe(404);
    const inUse = await get('kentico-1');
    expect(await api('DELETE', `/connections/kentico-1?revision=${inUse.revision}`)).toMatchObject({
      status: 409,
      body: { code: 'connection-in-use' },
    });
  });

  it('refuses the second of two editors of the same connection, and lets editors of different ones pass', async () => {
    const [first, second] = [await get('kentico-1'), await get('kentico-open')];
    const both = await Promise.all([
      api('PUT', '/connections/kentico-1', change(first, { pollingIntervalSeconds: 60 })),
      api('PUT', '/connections/kentico-open', change(second, { pollingIntervalSeconds: 61 })),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(
      await api('PUT', '/connections/kentico-1', change(first, { pollingIntervalSeconds: 62 })),
    ).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect((await get('kentico-1')).settings).toMatchObject({ pollingIntervalSeconds: 60 });
    expect((await get('kentico-open')).settings).toMatchObject({ pollingIntervalSeconds: 61 });
  });

  it('is changed by editors as far as no secret and no address is concerned, and by viewers not at all', async () => {
    const before = await get('kentico-1');
    const harmless = change(before, { pollingIntervalSeconds: 90 });
    expect((await api('PUT', '/connections/kentico-1', harmless, 'viewer')).status).toBe(403);
    const moved = change(before, { restUrl: 'https://elsewhere.example/rest' });
    expect(await api('PUT', '/connections/kentico-1', moved, 'editor')).toMatchObject({
      status: 403,
      body: { code: 'address-needs-admin', errors: [{ path: 'settings.restUrl' }] },
    });
    const secret = { ...harmless, secrets: { password: 'another one' } };
    expect(await api('PUT', '/connections/kentico-1', secret, 'editor')).toMatchObject({
      status: 403,
      body: { code: 'secrets-need-admin' },
    });
    expect((await api('PUT', '/connections/mail-2', { ...SMTP, revision: null }, 'editor')).status).toBe(403);
    expect((await api('PUT', '/connections/kentico-1', harmless, 'editor')).status).toBe(200);
  });

  it('is not there for somebody whose stores do not cover it', async () => {
    const list = await api('GET', '/connections', undefined, 'editor of store-2');
    expect((list.body as { items: ConnectionView[] }).items.map(({ id }) => id)).toEqual(['kentico-open']);
    for (const [method, path, body] of [
      ['GET', '/connections/kentico-1', undefined],
      ['PUT', '/connections/kentico-1', change(await get('kentico-1'))],
      ['POST', '/connections/kentico-1/test', {}],
    ] as const) {
      expect((await api(method, path, body, 'editor of store-2')).status).toBeGreaterThanOrEqual(403);
    }
  });

  it('has its secrets rotated: both values live until the old one is ended; told are only time and person', async () => {
    const value = `whsec_${randomBytes(24).toString('hex')}`;
    const path = '/connections/stripe-1/secrets/webhookSecret';
    expect(await api('PUT', path, { value: 'no secret of Stripe' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'secrets.webhookSecret', code: 'secret-invalid' }] },
    });
    const rotated = await api('PUT', path, { value, keepPrevious: true });
    const shown = { name: 'webhookSecret', configured: true, changedBy: expect.any(String) as string };
    expect(rotated).toMatchObject({ status: 200, body: { secrets: [{}, { ...shown, values: 2 }] } });
    expect(rotated.text).not.toContain(value);
    expect(await api('DELETE', `${path}/previous`)).toMatchObject({
      status: 200,
      body: { secrets: [{}, { ...shown, values: 1 }] },
    });
    const single = { value: `sk_test_${randomBytes(24).toString('hex')}`, keepPrevious: true };
    expect(await api('PUT', '/connections/stripe-1/secrets/secretKey', single)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'not-rotatable' }] },
    });
    expect(await api('DELETE', '/connections/stripe-1/secrets/secretKey')).toMatchObject({ status: 422 });
    expect((await api('PUT', path, { value }, 'editor')).status).toBe(403);
    const { text } = await api('GET', '/audit?limit=200');
    expect(text).toContain('stripe-1/webhookSecret');
    expect(text).not.toContain(value);
  });

  it('is tested by the service that uses it, with the version that is current', async () => {
    const { body } = await api('GET', '/configuration');
    const asked: unknown[] = [];
    await neighbours.answer(CONNECTION_QUERIES['cms-sync'].test, (request) => {
      asked.push(request);
      return { ok: false, tookMs: 12, code: 'refused', message: 'The password is wrong', suggestion: null };
    });
    expect(await api('POST', '/connections/kentico-1/test')).toMatchObject({
      status: 200,
      body: { ok: false, code: 'refused', message: 'The password is wrong', service: 'cms-sync' },
    });
    const { version } = body as { version: number };
    expect(asked).toEqual([{ connectionId: 'kentico-1', configurationVersion: version }]);
    expect((await api('POST', '/connections/kentico-1/test', undefined, 'viewer')).status).toBe(403);
  });

  it('shows how it stands as far as services answer, and which do not', async () => {
    const state = {
      connectionId: 'stripe-1',
      state: 'degraded' as const,
      since: '2026-11-21T10:00:00.000Z',
      lastAnswerAt: '2026-11-21T09:00:00.000Z',
      code: 'system-unavailable',
      message: 'Stripe answers 503',
    };
    await neighbours.answer(CONNECTION_QUERIES.payments.states, () => ({ items: [state] }));
    await neighbours.answer(CONNECTION_QUERIES['cms-sync'].states, () => ({ items: [] }));
    const { body } = await api('GET', '/connection-states', undefined, 'viewer');
    expect(body).toMatchObject({ silent: ['reconciliation', 'orchestrator'] });
    const { items } = body as { items: Array<{ connectionId: string }> };
    expect(items.find(({ connectionId }) => connectionId === 'stripe-1')).toMatchObject(state);
    expect(items.find(({ connectionId }) => connectionId === 'kentico-1')).toMatchObject({
      state: 'unknown',
    });
  });
});
