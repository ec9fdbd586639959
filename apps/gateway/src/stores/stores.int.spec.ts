import type { Store } from '#contracts/models/configuration';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration } from '../specs/fixtures';

interface StoreView {
  readonly store: Store;
  readonly revision: string;
}

describe('one store of the configuration', () => {
  let gateway: TestGateway;
  const tokens: Record<string, string> = {};
  beforeAll(async () => {
    gateway = await createTestGateway();
    expect((await gateway.api('PUT', '/api/v1/configuration', { body: configuration() })).status).toBe(200);
    for (const [name, rights] of Object.entries({
      viewer: { role: 'viewer', stores: null },
      editor: { role: 'editor', stores: ['store-1'] },
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
  const get = async (id: string) => (await api('GET', `/stores/${id}`)).body as StoreView;
  const put = ({ store: { id, ...store }, revision }: StoreView, more: object, token?: string) =>
    api('PUT', `/stores/${id}`, { store: { ...store, ...more }, revision }, token);

  it('is changed on its own, and says every fault from its own beginning', async () => {
    const before = await get('store-1');
    const statuses = { toCommerce: { paid: 'Bezahlt' }, fromCommerce: { Neu: 'placed' } };
    const saved = await put(before, { statuses });
    expect(saved).toMatchObject({ status: 200, body: { store: { statuses } } });
    expect((saved.body as StoreView).revision).not.toBe(before.revision);
    expect(await put(await get('store-1'), { timeZone: 'Moon/Crater', erp: 'nowhere' })).toMatchObject({
      status: 422,
      body: {
        errors: [
          { path: 'erp', code: 'unknown-connection' },
          { path: 'timeZone', code: 'unknown-time-zone' },
        ],
      },
    });
  });

  it('says what is missing and what is unknown, each at its place', async () => {
    const urls = { success: 'no address', cancel: 'https://shop.example/cart' };
    expect(await put(await get('store-1'), { urls, surplus: 1, payment: undefined })).toMatchObject({
      status: 422,
      body: {
        errors: [
          { path: 'payment', code: 'required' },
          { path: 'urls.success' },
          { path: 'surplus', code: 'unknown-key' },
        ],
      },
    });
  });

  it('refuses the second of two editors', async () => {
    const both = await get('store-1');
    expect((await put(both, { timeZone: 'Europe/Berlin' })).status).toBe(200);
    expect(await put(both, { timeZone: 'Europe/Vienna' })).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    });
    expect((await get('store-1')).store.timeZone).toBe('Europe/Berlin');
  });

  it('is changed by those who edit it, never taken to connections of others', async () => {
    const view = await get('store-1');
    expect((await put(view, { timeZone: 'UTC' }, 'viewer')).status).toBe(403);
    expect(await put(view, { commerce: 'kentico-open' }, 'editor')).toMatchObject({
      status: 403,
      body: { code: 'scope-missing', errors: [{ path: 'commerce' }] },
    });
    const approvals = { ...view.store.approvals, above: { EUR: 1 } };
    expect(await put(view, { approvals }, 'editor')).toMatchObject({
      status: 403,
      body: { code: 'approvals-need-admin' },
    });
    expect((await put(view, { timeZone: 'UTC' }, 'editor')).status).toBe(200);
    expect((await put(await get('store-2'), {}, 'editor')).status).toBe(404);
    expect((await api('GET', '/stores', undefined, 'editor')).body).toMatchObject({
      items: [{ store: { id: 'store-1' } }],
    });
  });

  it('is added and removed', async () => {
    const { store, revision } = await get('store-2');
    expect((await api('DELETE', `/stores/store-2?revision=${revision}`)).status).toBe(204);
    const { id: _id, ...others } = store;
    expect(await api('PUT', '/stores/store-3', { store: others, revision: null })).toMatchObject({
      status: 200,
      body: { store: { id: 'store-3', commerce: 'kentico-open' } },
    });
    expect(await api('GET', '/stores/store-2')).toMatchObject({ status: 404 });
  });
});
