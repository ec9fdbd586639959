import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration } from '../specs/fixtures';

const MAPPING = '/api/v1/mappings/order-to-payment';

interface Document {
  readonly version: number;
  readonly fields: ReadonlyArray<Record<string, unknown>>;
}

describe('publishing a mapping', () => {
  let gateway: TestGateway;
  let shipped: Document;
  beforeAll(async () => {
    gateway = await createTestGateway();
    expect(await gateway.api('PUT', '/api/v1/configuration', { body: configuration() })).toMatchObject({
      status: 200,
    });
    shipped = ((await gateway.api('GET', MAPPING)).body as { document: Document }).document;
  });
  afterAll(() => gateway.close());

  const version = async () => (await gateway.api('GET', MAPPING)).headers.get('etag') ?? '';
  const publish = async (changes: object, ifMatch?: string, token?: string) =>
    gateway.api('PUT', MAPPING, {
      body: { ...shipped, ...changes },
      headers: { 'if-match': ifMatch ?? (await version()) },
      ...(token === undefined ? {} : { token }),
    });
  const withNote = (value: string) => ({ fields: [...shipped.fields, { target: 'metadata.Note', value }] });
  const noteOf = async () => {
    const body = { id: 'order-to-payment', sample: { order: { orderId: '7' } } };
    const { output } = (await gateway.api('POST', '/api/v1/mappings/preview', { body })).body as {
      output: { metadata: Record<string, string> };
    };
    return output.metadata['Note'];
  };
  const tokenOf = async (role: string, stores: string[] | null) => {
    const made = await gateway.api('POST', '/api/v1/tokens', { body: { name: role, role, stores } });
    return (made.body as { token: string }).token;
  };

  it('puts it in use at once, counts its version and tells the services with the configuration', async () => {
    const before = (await gateway.api('GET', '/api/v1/configuration')).body as { version: number };
    const answer = await publish(withNote('first'));
    expect(answer).toMatchObject({ status: 200, body: { version: shipped.version + 1, remarks: [] } });
    expect(answer.headers.get('etag')).toBe(`"${shipped.version + 1}"`);
    expect(await noteOf()).toBe('first');
    expect(await gateway.api('GET', MAPPING)).toMatchObject({ body: { origin: 'published' } });
    expect((await gateway.api('GET', '/api/v1/configuration')).body).toMatchObject({
      version: before.version + 1,
    });
    expect(await gateway.api('GET', '/api/v1/audit?action=mapping.publish')).toMatchObject({
      body: {
        items: [
          {
            action: 'mapping.publish',
            subject: 'order-to-payment',
            before: { version: shipped.version, fields: { 'metadata.Note': null } },
            after: {
              version: shipped.version + 1,
              fields: { 'metadata.Note': { target: 'metadata.Note', value: 'first' } },
            },
          },
        ],
      },
    });
  });

  it('keeps every version to be read, and the list tells when and by whom the last one came', async () => {
    const versions = await gateway.api('GET', `${MAPPING}/versions`);
    const { items } = versions.body as { items: Array<{ version: number; publishedBy: string | null }> };
    expect(await gateway.api('GET', `${MAPPING}/versions/${items[0]!.version}`)).toMatchObject({
      status: 200,
      body: { origin: 'published', document: { fields: withNote('first').fields } },
    });
    expect(await gateway.api('GET', `${MAPPING}/versions/${shipped.version}`)).toMatchObject({
      status: 200,
      body: { origin: 'shipped', document: shipped },
    });
    expect(await gateway.api('GET', `${MAPPING}/versions/999`)).toMatchObject({ status: 404 });
    expect(await gateway.api('GET', '/api/v1/mappings')).toMatchObject({
      body: {
        items: [{ publishedAt: expect.any(String) as unknown, publishedBy: items[0]!.publishedBy }],
      },
    });
  });

  it('outlives a new configuration', async () => {
    const [first, ...others] = configuration().stores;
    const body = { ...configuration(), stores: [{ ...first, timeZone: 'Asia/Tokyo' }, ...others] };
    expect(await gateway.api('PUT', '/api/v1/configuration', { body })).toMatchObject({
      body: { changed: true },
    });
    expect(await noteOf()).toBe('first');
  });

  it('is refused over another version than the current one, and without a word about it', async () => {
    expect(await publish(withNote('late'), `"${shipped.version}"`)).toMatchObject({
      status: 412,
      body: { code: 'version-mismatch' },
    });
    expect(await gateway.api('PUT', MAPPING, { body: shipped })).toMatchObject({ status: 428 });
    expect(await noteOf()).toBe('first');
  });

  it('is refused with every fault while fields are unknown or an example does not hold', async () => {
    const tests = [{ name: 'an order', input: { order: { orderId: '7' } }, output: {} }];
    expect(await publish({ tests })).toMatchObject({
      status: 422,
      body: { code: 'mapping-invalid', errors: [{ path: 'tests[0]', code: 'example-failed' }] },
    });
    const fields = [...shipped.fields, { target: 'metadata.Note', source: 'order.nubmer' }];
    expect(await publish({ fields })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'unknown-source' }] },
    });
    expect(await publish({ id: 'another' })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'not-the-same' }] },
    });
    expect(await noteOf()).toBe('first');
  });

  it('keeps every version, and restores each of them as a new one', async () => {
    await publish(withNote('second'));
    const restore = async (wanted: number) =>
      gateway.api('POST', `${MAPPING}/versions/${wanted}/restore`, {
        headers: { 'if-match': await version() },
      });
    expect(await restore(shipped.version + 1)).toMatchObject({
      status: 200,
      body: { version: shipped.version + 3 },
    });
    expect(await noteOf()).toBe('first');
    expect(await restore(shipped.version)).toMatchObject({ status: 200 });
    expect(await noteOf()).toBeUndefined();
    expect(await restore(99)).toMatchObject({ status: 404 });
    expect(await gateway.api('GET', `${MAPPING}/versions`)).toMatchObject({
      body: {
        items: [
          { version: shipped.version + 4, origin: 'published', current: true },
          { version: shipped.version + 3, current: false },
          { version: shipped.version + 2 },
          { version: shipped.version + 1 },
          { version: shipped.version, origin: 'shipped', current: false },
        ],
      },
    });
  });

  it('is for editors of the whole deployment; a store’s own rules also for those of the store', async () => {
    expect(await publish({}, undefined, await tokenOf('operator', null))).toMatchObject({ status: 403 });
    const token = await tokenOf('editor', ['store-2']);
    expect(await publish({}, undefined, token)).toMatchObject({ status: 403 });
    const override = (storeId: string, overrides: object) =>
      gateway.api('PUT', `${MAPPING}/stores/${storeId}`, { body: { overrides }, token });
    expect(await override('store-1', { description: null })).toMatchObject({ status: 404 });
    expect(await override('store-2', { locale: { source: 'order.locle' } })).toMatchObject({ status: 422 });
    expect(await override('store-2', { description: null })).toMatchObject({
      status: 200,
      body: { changed: true },
    });
    const shown = async () => (await gateway.api('GET', MAPPING)).body as { stores: object[] };
    expect((await shown()).stores).toMatchObject([
      { storeId: 'store-2', difference: [{ target: 'description', change: 'removed' }] },
    ]);
    expect(
      await publish({ fields: shipped.fields.filter(({ target }) => target !== 'description') }),
    ).toMatchObject({ status: 422, body: { errors: [{ code: 'unknown-target' }] } });
    expect(await override('store-2', {})).toMatchObject({ status: 200 });
    expect((await shown()).stores).toEqual([]);
  });
});
