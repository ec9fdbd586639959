import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationApplied } from '#contracts/events/platform';
import { ConfigurationError } from '#platform/config/read-config';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration, secrets, signStripe, stripeEvent } from '../specs/fixtures';
import { ConfigurationFile } from './configuration-file';

type Fault = { path: string; code: string; message: string };

describe('configuration', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await createTestGateway();
  });
  afterAll(() => gateway.close());

  const put = (body: unknown, headers: Record<string, string> = {}) =>
    gateway.api('PUT', '/api/v1/configuration', { body, headers });
  const current = () => gateway.api('GET', '/api/v1/configuration');
  const faultsOf = async (body: unknown): Promise<Fault[]> => {
    const answer = await put(body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'configuration-invalid' } });
    return (answer.body as { errors: Fault[] }).errors;
  };
  const withStripe = (
    change: (connection: ReturnType<typeof configuration>['connections'][number]) => object,
  ) => {
    const document = configuration();
    const [stripe, ...others] = document.connections;
    return { ...document, connections: [{ ...stripe, ...change(stripe!) }, ...others] };
  };

  it('is nothing before it is something', async () => {
    expect(await current()).toMatchObject({ status: 404, body: { code: 'not-configured' } });
  });

  it('goes in whole and comes out without secrets; the services get ciphertext', async () => {
    expect(await put(configuration())).toMatchObject({
      status: 200,
      body: { version: 1, changed: true, warnings: [] },
    });
    const shown = await current();
    expect(shown.headers.get('etag')).toBe('"1"');
    expect(shown.body).toMatchObject({
      version: 1,
      environment: 'sandbox',
      connections: [{ id: 'stripe-1', secrets: { secretKey: { configured: true } } }, {}, {}],
      stores: [{ id: 'store-1', capture: { mode: 'automatic' } }, {}],
    });
    await gateway.waitFor(() => gateway.published(ConfigurationApplied).length === 1);
    const everywhere =
      shown.text +
      JSON.stringify(gateway.published(ConfigurationApplied)) +
      JSON.stringify((await gateway.database.query('SELECT * FROM configuration_versions')).rows) +
      JSON.stringify((await gateway.database.query('SELECT * FROM audit_log')).rows);
    for (const secret of Object.values(secrets)) expect(everywhere).not.toContain(secret);
  });

  it('what is shown can be sent back, and the same content makes no new version', async () => {
    const shown = (await current()).body as object;
    expect(await put(shown)).toMatchObject({ status: 200, body: { version: 1, changed: false } });
    expect(await put(configuration())).toMatchObject({ status: 200, body: { version: 1, changed: false } });
  });

  it('guards against overwriting what somebody else has changed', async () => {
    const changed = { ...configuration(), environment: 'staging' };
    expect(await put(changed, { 'if-match': '"7"' })).toMatchObject({
      status: 412,
      body: { code: 'version-mismatch' },
    });
    expect(await put(changed, { 'if-match': '"1"' })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await put(changed, { 'if-match': 'seven' })).toMatchObject({ status: 400 });
  });

  it('keeps secrets that are left out and removes those that are null', async () => {
    const kept = withStripe(({ secrets: given }) => ({ secrets: { secretKey: given.secretKey } }));
    expect(await put(kept)).toMatchObject({ status: 200 });
    const body = stripeEvent('evt_kept');
    const posted = await fetch(`${gateway.url}/webhooks/stripe-1`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...signStripe(body, gateway.clock.now()) },
    });
    expect(posted.status).toBe(200);
    const faults = await faultsOf(
      withStripe(({ secrets: given }) => ({ secrets: { ...given, webhookSecret: null } })),
    );
    expect(faults).toMatchObject([{ path: 'connections[0].secrets.webhookSecret', code: 'secret-missing' }]);
  });

  it('asks for the secret that a setting needs', async () => {
    const document = configuration();
    const connections = document.connections.map((one) =>
      one.id === 'kentico-open' ? { ...one, secrets: { ...one.secrets, urlToken: null } } : one,
    );
    expect(await faultsOf({ ...document, connections })).toMatchObject([
      { path: 'connections[2].secrets.urlToken', code: 'secret-missing' },
    ]);
  });

  it('lists every fault at once, each with its path', async () => {
    const document = configuration();
    const faults = await faultsOf({
      ...document,
      connections: [
        {
          ...document.connections[0],
          settings: { colour: 'red' },
          secrets: { secretKey: 'changeme', extra: 'x' },
        },
        { id: 'kentico-1', system: 'oscommerce' },
        { ...document.connections[2], id: 'stripe-1' },
      ],
      stores: [
        {
          ...document.stores[0],
          payment: 'nobody',
          commerce: 'kentico-1',
          mail: 'stripe-1',
          timeZone: 'Mars/Olympus',
        },
        { ...document.stores[1], id: 'store-1', commerce: 'stripe-1', capture: { mode: 'manual' } },
      ],
    });
    expect(faults.map((fault) => `${fault.path} ${fault.code}`).sort()).toEqual([
      'connections[0].secrets.extra unknown-key',
      'connections[0].secrets.secretKey secret-placeholder',
      'connections[0].settings.colour unknown-key',
      'connections[1].system unknown-system',
      'connections[2].id duplicate-id',
      'stores[0].mail wrong-kind',
      'stores[0].payment unknown-connection',
      'stores[0].timeZone unknown-time-zone',
      'stores[1].capture.approvedStatus required',
      'stores[1].capture.readyStatus required',
      'stores[1].commerce wrong-kind',
      'stores[1].id duplicate-id',
    ]);
  });

  it('looks at everything else too where a part has the wrong shape', async () => {
    const document = configuration();
    const faults = await faultsOf({
      environment: 'prod',
      connections: [
        { ...document.connections[0], id: 'Bad Id!', secrets: { secretKey: 'changeme' } },
        { ...document.connections[1], settings: 'none', system: 'oscommerce' },
        { ...document.connections[1], id: 'kentico-1', colour: 'red' },
        null,
      ],
      stores: [
        {
          ...document.stores[0],
          payment: 'Bad Id!',
          capture: { mode: 'sometimes' },
          timeZone: 'Mars/Olympus',
        },
        { id: 'store-2', commerce: 'nobody', payment: 'kentico-1' },
      ],
    });
    expect(faults.map((fault) => `${fault.path} ${fault.code}`).sort()).toEqual([
      'connections[0].id invalid-format',
      'connections[0].secrets.secretKey secret-placeholder',
      'connections[0].secrets.webhookSecret secret-missing',
      'connections[1].settings invalid-type',
      'connections[1].system unknown-system',
      'connections[2].colour unknown-key',
      'connections[2].id duplicate-id',
      'connections[3] invalid-type',
      'environment invalid-value',
      'stores[0].capture.mode invalid-value',
      'stores[0].timeZone unknown-time-zone',
      'stores[1].commerce unknown-connection',
      'stores[1].urls required',
    ]);
  });

  it('takes no return page that is no page of the web', async () => {
    const document = configuration();
    const urls = { success: 'javascript:alert(1)', cancel: 'file:///etc/passwd' };
    const faults = await faultsOf({
      ...document,
      stores: [{ ...document.stores[0], urls }, document.stores[1]],
    });
    expect(faults.map((fault) => `${fault.path} ${fault.code}`)).toEqual([
      'stores[0].urls.success invalid-format',
      'stores[0].urls.cancel invalid-format',
    ]);
  });

  it('says what is wrong with a store’s mapping before an order finds out', async () => {
    const document = configuration();
    const mappings = {
      'order-to-payment': {
        'metadata.A': { source: 'a b' },
        'metadata.B': { source: 'order.number', colour: 'red' },
        'metadata.Nowhere': null,
      },
      'order-to-mars': {},
    };
    const [store, ...others] = document.stores;
    const faults = await faultsOf({ ...document, stores: [{ ...store, mappings }, ...others] });
    expect(faults.map((fault) => fault.path)).toEqual([
      'stores[0].mappings["order-to-payment"]["metadata.B"]',
      'stores[0].mappings["order-to-payment"]["metadata.Nowhere"]',
      'stores[0].mappings["order-to-mars"]',
    ]);
    const expression = { 'order-to-payment': { 'metadata.A': { expression: '(' } } };
    const [fault] = await faultsOf({ ...document, stores: [{ ...store, mappings: expression }, ...others] });
    expect(fault?.path).toBe('stores[0].mappings["order-to-payment"]["metadata.A"].expression');
  });

  it('names the fields of a document that is not one', async () => {
    const faults = await faultsOf({
      environment: 'moon',
      connections: [{ id: 'a b', secrets: { x: 1 } }],
      shops: [],
    });
    expect(faults.map((fault) => `${fault.path} ${fault.code}`)).toEqual(
      expect.arrayContaining([
        'environment invalid-value',
        'connections[0].system required',
        'stores required',
        'shops unknown-key',
      ]),
    );
    expect(await put('{"environment":')).toMatchObject({ status: 400, body: { code: 'malformed-json' } });
  });

  it('AC-03: an API key pasted as signing secret is refused with the reason', async () => {
    const faults = await faultsOf(configuration({ stripeWebhook: secrets.stripeKey }));
    expect(faults).toMatchObject([
      {
        path: 'connections[0].secrets.webhookSecret',
        code: 'secret-invalid',
        message: expect.stringMatching(/key/i) as string,
      },
    ]);
    expect(JSON.stringify(faults)).not.toContain(secrets.stripeKey);
  });

  it.each([
    ['empty', '', 'secret-empty'],
    ['blank', '  ', 'secret-empty'],
    ['a placeholder', 'whsec_...', 'secret-placeholder'],
    ['a variable that is not set', { env: 'TILLBRIDGE_TEST_NOT_SET' }, 'secret-missing'],
    ['a file that is not there', { file: '/nowhere/secret' }, 'secret-missing'],
  ])('AC-04: a secret that is %s is refused', async (_name, value, code) => {
    const faults = await faultsOf(configuration({ stripeWebhook: value }));
    expect(faults).toMatchObject([{ path: 'connections[0].secrets.webhookSecret', code }]);
  });

  it('AC-04: the same secret in two places is a warning', async () => {
    const document = configuration();
    const [stripe, first, second] = document.connections;
    const shared = { ...second!, secrets: { ...second!.secrets, password: secrets.kenticoPassword } };
    const answer = await put({ ...document, connections: [stripe, first, shared] });
    expect(answer).toMatchObject({
      status: 200,
      body: { warnings: [{ path: 'connections[2].secrets.password', code: 'secret-shared' }] },
    });
  });

  it('gives one of two simultaneous changes the next version, and the other the one after', async () => {
    const documents = ['production', 'staging'].map((environment) => ({ ...configuration(), environment }));
    const before = ((await current()).body as { version: number }).version;
    const versions = (await Promise.all(documents.map((document) => put(document)))).map(
      (answer) => (answer.body as { version: number }).version,
    );
    expect(versions.sort()).toEqual([before + 1, before + 2]);
  });

  describe('from a file', () => {
    let directory: string;
    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'configuration-'));
    });
    afterAll(() => rm(directory, { recursive: true }));
    const write = async (document: unknown): Promise<string> => {
      const path = join(directory, 'configuration.json');
      await writeFile(path, typeof document === 'string' ? document : JSON.stringify(document));
      return path;
    };

    it('is applied again only when its content has changed', async () => {
      const file = gateway.app.get(ConfigurationFile);
      const secretFile = join(directory, 'webhook-secret');
      await writeFile(secretFile, `${secrets.stripeWebhook}\n`);
      const path = await write(configuration({ stripeWebhook: { file: secretFile } }));
      await file.apply(path);
      const applied = (await current()).body as { version: number; environment: string };
      expect(applied.environment).toBe('sandbox');
      await put({ ...configuration(), environment: 'staging' });
      await file.apply(path);
      expect((await current()).body).toMatchObject({ version: applied.version + 1, environment: 'staging' });
      await write({ ...configuration(), environment: 'production' });
      await file.apply(path);
      expect((await current()).body).toMatchObject({
        version: applied.version + 2,
        environment: 'production',
      });
    });

    it('X-08: with a missing or placeholder secret refuses the start, changed or not, and shows no value', async () => {
      const file = gateway.app.get(ConfigurationFile);
      const refused = async (document: unknown, pattern: RegExp) => {
        const path = await write(document);
        await expect(file.apply(path)).rejects.toThrow(ConfigurationError);
        await expect(file.apply(path)).rejects.toThrow(pattern);
      };
      await refused(
        configuration({ stripeWebhook: { env: 'TILLBRIDGE_TEST_NOT_SET' } }),
        /TILLBRIDGE_TEST_NOT_SET/,
      );
      await refused(configuration({ stripeWebhook: 'whsec_xxxxxxxx' }), /webhookSecret.*placeholder/);
      await refused(configuration({ stripeWebhook: secrets.stripeKey }), /^(?![^]*sk_test_[0-9a-f]{8})/);
      await refused('{', /not JSON/);
      await expect(file.apply(join(directory, 'missing.json'))).rejects.toThrow(/cannot be read/);
    });
  });
});
