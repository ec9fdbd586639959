import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testConfig } from '#testing/config';
import { waitFor } from '#testing/wait-for';
import { alertRules, dashboards, expressionsOf, labelsIn, metricsIn, ROOT } from './support/observability';
import { ownDatabase } from './support/own-database';
import { Prometheus, type Sample } from './support/prometheus';
import { hasPromtool } from './support/promtool';
import { isPayable, Shop, STORES } from './support/shop';
import { RunningSystem } from './support/system';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}
interface Change {
  readonly path: string;
  readonly change: string;
}
interface Configuration {
  environment: string;
  connections: Array<{ id: string; secrets: Record<string, unknown> }>;
  stores: Array<{ id: string; timeZone: string }>;
}

describe('what a platform team works with', () => {
  let system: RunningSystem;
  let shop: Shop;
  let orderId: string;
  const folder = mkdtempSync(join(tmpdir(), 'tillbridge-bundle-'));
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    system = await RunningSystem.start({ RETRY_DELAYS_MS: '200,500,1000,2000' });
    shop = new Shop(system);
    orderId = await shop.place(STORES.automatic, { lines: [{ sku: 'KETTLE-01', quantity: 1 }] });
    await shop.orderWhen(STORES.automatic, orderId, 'payable', isPayable);
    await shop.pay(STORES.automatic, orderId);
    await shop.orderWhen(STORES.automatic, orderId, 'paid', ({ orderStatus }) => orderStatus === 'paid');
  });
  afterAll(async () => {
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const tillbridge = (args: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
    script('tillbridge.mjs', args, env);
  const script = (name: string, args: readonly string[], env: Record<string, string>): Promise<Ended> =>
    new Promise((resolve) => {
      const surroundings = {
        PATH: process.env['PATH'],
        TILLBRIDGE_URL: system.run.urls.gateway,
        TILLBRIDGE_TOKEN: system.run.adminToken,
        ...env,
      };
      execFile(
        process.execPath,
        [join(ROOT, 'scripts', name), ...args],
        { env: surroundings, maxBuffer: 64 * 1024 * 1024, timeout: 300_000 },
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  const json = async <T>(args: readonly string[], env?: Record<string, string>): Promise<T> => {
    const { stdout, stderr } = await tillbridge([...args, '--json'], env);
    expect(stderr).toBe('');
    return JSON.parse(stdout) as T;
  };

  describe('figures', () => {
    let text: string;

    beforeAll(async () => {
      const { sandbox: _sandbox, ...services } = system.run.urls;
      const own = Object.entries(services).filter(([name]) => name !== 'mail');
      expect(own).toHaveLength(5);
      const texts = await Promise.all(
        own.map(async ([, url]) => (await fetch(new URL('/metrics', url))).text()),
      );
      text = texts.join('\n');
    });

    const isShown = (name: string) =>
      new RegExp(`^# TYPE ${name.replace(/_(bucket|sum|count)$/, '')} `, 'm').test(text) ||
      new RegExp(`^# TYPE ${name} `, 'm').test(text);

    it('every metric of an alert rule or a dashboard is one that the services show', () => {
      const expressions = [
        ...alertRules().map(({ expr }) => expr),
        ...dashboards().flatMap(({ dashboard }) => expressionsOf(dashboard)),
      ];
      const names = [...new Set(expressions.flatMap(metricsIn))];
      expect(names.length).toBeGreaterThan(10);
      expect(names.filter((name) => !isShown(name))).toEqual([]);
    });

    it('every label that they go by is one that the services give, or Prometheus itself', () => {
      const given = new Set([...text.matchAll(/[{,](\w+)="/g)].map((match) => match[1]!));
      // Nothing is wrong in this system, so these have no value to show.
      const quiet = ['kind', 'code'];
      const own = ['job', 'namespace', 'instance', 'le'];
      const wanted = new Set(
        [
          ...alertRules().map(({ expr }) => expr),
          ...dashboards().flatMap(({ dashboard }) => expressionsOf(dashboard)),
        ].flatMap(labelsIn),
      );
      expect([...wanted].filter((name) => ![...given, ...quiet, ...own].includes(name))).toEqual([]);
    });

    it('an order leaves its traces in them', () => {
      expect(text).toMatch(/tillbridge_webhooks_received_total\{connection="[\w-]+",outcome="accepted"/);
      expect(text).toMatch(
        /tillbridge_messages_handled_total\{type="order\.placed\.v1",outcome="done",service="orchestrator"\}/,
      );
      expect(text).toMatch(/tillbridge_connection_calls_total\{connection="[\w-]+",outcome="ok"/);
      expect(text.match(/^tillbridge_broker_ready\{.*\} 1$/gm)).toHaveLength(5);
      expect(text.match(/^tillbridge_database_ready\{.*\} 1$/gm)).toHaveLength(5);
    });
  });

  const PROMETHEUS = hasPromtool();
  const WHY = PROMETHEUS ? '' : ' (skipped: Prometheus is not installed, see docs/contributing.md)';
  (PROMETHEUS ? describe : describe.skip)(`a Prometheus that reads them${WHY}`, () => {
    let prometheus: Prometheus;

    beforeAll(async () => {
      const { sandbox: _sandbox, ...services } = system.run.urls;
      const own = Object.entries(services).filter(([name]) => name !== 'mail');
      const hosts = own.map(([, url]) => new URL(url).host);
      const replicas = hosts.map((host) => host.replace('127.0.0.1', 'localhost'));
      prometheus = await Prometheus.start([...hosts, ...replicas]);
      // What is counted from now on is an increase; what was counted before is not.
      const placed = await shop.place(STORES.automatic, { lines: [{ sku: 'KETTLE-01', quantity: 1 }] });
      await shop.orderWhen(STORES.automatic, placed, 'payable', isPayable);
    });
    afterAll(() => prometheus?.stop());

    it('takes every alert rule; while all is well, none fires', async () => {
      const rules = await waitFor(async () => {
        const loaded = await prometheus.rules();
        return loaded.every(({ health }) => health !== 'unknown') && loaded;
      });
      expect(rules.map(({ name }) => name).sort()).toEqual(
        alertRules()
          .map(({ alert }) => alert)
          .sort(),
      );
      expect(rules.filter(({ health, state }) => health !== 'ok' || state === 'firing')).toEqual([]);
    });

    it('has an answer for every panel of the dashboards; only what tells of trouble is empty', async () => {
      const services = await prometheus.labelValues('service', 'tillbridge_broker_ready');
      expect(services).toHaveLength(5);
      // What Grafana makes of the variable when all services are chosen.
      const chosen = `(${services.join('|')})`;
      const tellsOfTrouble = /^max by \((kind|code)\)|outcome!="ok"/;
      const isFigure = ({ value }: Sample) => Number.isFinite(Number(value[1]));
      for (const { file, dashboard } of dashboards()) {
        for (const { title, targets } of dashboard.panels) {
          for (const { expr } of targets) {
            const expression = expr.replaceAll('$service', chosen);
            expect(expression).not.toContain('$');
            const samples = await prometheus.query(expression);
            if (tellsOfTrouble.test(expr)) continue;
            await waitFor(async () => (await prometheus.query(expression)).some(isFigure), {
              what: `figures in ${file}, ${title}: ${expression}, not ${JSON.stringify(samples)}`,
            });
          }
        }
      }
    });

    it('counts services, not their replicas: each has two here, the same process under two names', async () => {
      expect(await prometheus.query('tillbridge_broker_ready')).toHaveLength(10);
      const { dashboard } = dashboards().find(({ file }) => file === 'operations.json')!;
      for (const name of ['Ready for messages', 'Reaching their database']) {
        const { targets } = dashboard.panels.find(({ title }) => title === name)!;
        const counted = async () => (await prometheus.query(targets[0]!.expr)).map(({ value }) => value[1]);
        await waitFor(async () => (await counted()).join() === '5', { what: `five services in ${name}` });
      }
    });
  });

  describe('the rehearsal of a back-up', () => {
    it('saves the system while it works, restores all of it beside, and leaves nothing behind', async () => {
      const env = {
        DATABASE_ADMIN_URL: testConfig.databaseUrl,
        DATABASE_NAME: await ownDatabase(system),
        DATABASE_PASSWORD: system.databasePassword,
      };
      const { code, stdout, stderr } = await script('rehearse-backup.mjs', ['--json'], env);
      expect(code === 0 ? 'rehearsed' : `${stdout}\n${stderr}`).toBe('rehearsed');
      const result = JSON.parse(stdout) as { tables: number; rows: number; faults: string[] };
      expect(result.faults).toEqual([]);
      expect(result.tables).toBeGreaterThan(40);
      expect(result.rows).toBeGreaterThan(50);
      expect(stderr).not.toContain(system.databasePassword);
    });
  });

  describe('the command-line tool', () => {
    it('shows orders and the whole story of one', async () => {
      const items = await json<Array<{ orderId: string }>>(['orders', '--store', STORES.automatic]);
      expect(items.map((order) => order.orderId)).toContain(orderId);
      const { code, stdout } = await tillbridge(['order', STORES.automatic, orderId]);
      expect(code).toBe(0);
      expect(stdout).toMatch(/status +paid/);
      expect(stdout).toMatch(/time \(UTC\)/);
    });

    it('shows events, no dead letters, no differences in the books, and that all is well', async () => {
      const [event] = await json<Array<{ id: string; state: string }>>(['events', '--limit', '1']);
      expect(event).toMatchObject({ id: expect.stringMatching(/^whe_/) as string });
      expect((await tillbridge(['event', event!.id])).stdout).toContain(event!.id);
      expect(await json(['events', 'replay', event!.id])).toMatchObject({ id: event!.id });
      expect((await tillbridge(['dead-letters', 'list'])).stdout).toContain('no such dead letters');
      expect((await tillbridge(['exceptions'])).code).toBe(0);
      await waitFor(async () => (await tillbridge(['status'])).code === 0, { deadlineMs: 180_000 });
    });

    it('says what is wrong and ends with a code that a pipeline can tell', async () => {
      expect(await tillbridge(['order', STORES.automatic, 'no-such-order'])).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining('not-found') as string,
      });
      expect((await tillbridge(['ordrs'])).code).toBe(2);
      const refused = await tillbridge(['orders'], { TILLBRIDGE_TOKEN: 'a-token-that-nobody-knows' });
      expect(refused.code).toBe(1);
      expect(refused.stderr + refused.stdout).not.toContain('a-token-that-nobody-knows');
      const away = await tillbridge(['orders'], { TILLBRIDGE_URL: 'http://127.0.0.1:1' });
      expect(away).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('does not answer') as string,
      });
      const token = file('token');
      writeFileSync(token, `${system.run.adminToken}\n`);
      const read = await tillbridge(['orders'], { TILLBRIDGE_TOKEN: '', TILLBRIDGE_TOKEN_FILE: token });
      expect(read.code).toBe(0);
    });

    it('exports an environment without a secret, and finds no difference to itself', async () => {
      expect(await tillbridge(['bundle', 'export', file('bundle')])).toMatchObject({ code: 0 });
      const exported = readdirSync(file('bundle'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json'))
        .map((name) => readFileSync(join(file('bundle'), name), 'utf8'))
        .join('\n');
      for (const { secrets } of system.run.connections) {
        for (const secret of Object.values(secrets)) expect(exported).not.toContain(secret);
      }
      expect(exported).toContain('"placeholder"');
      expect(await tillbridge(['bundle', 'diff', file('bundle')])).toMatchObject({
        code: 0,
        stdout: 'No difference.\n',
      });
    });

    it('lists every change in a dry run, makes them on demand, and then has nothing to do', async () => {
      const configuration = await json<Configuration>(['config', 'export']);
      const [store] = configuration.stores;
      const [connection] = configuration.connections;
      writeFileSync(file('configuration.json'), JSON.stringify(configuration));
      writeFileSync(
        file('overlay.json'),
        JSON.stringify({ stores: { [store!.id]: { timeZone: 'Pacific/Auckland' } } }),
      );
      const overlay = ['--overlay', file('overlay.json')];
      const path = `stores[${store!.id}].timeZone`;
      const diff = await tillbridge(['config', 'diff', file('configuration.json'), ...overlay]);
      expect(diff).toMatchObject({ code: 3, stdout: expect.stringContaining(path) as string });

      const dry = ['config', 'apply', file('configuration.json'), ...overlay, '--dry-run'];
      const planned = await json<{ changes: Change[]; applied: boolean }>(dry);
      expect(planned).toMatchObject({ changes: [{ path, change: 'changed' }], applied: false });
      const timeZone = async () =>
        (await system.api<Configuration>('GET', '/configuration')).body.stores.find(
          ({ id }) => id === store!.id,
        )?.timeZone;
      expect(await timeZone()).toBe(store!.timeZone);

      const apply = ['config', 'apply', file('configuration.json'), ...overlay];
      expect(await json(apply)).toMatchObject({ applied: true });
      expect(await timeZone()).toBe('Pacific/Auckland');
      expect((await tillbridge(apply)).stdout).toBe('Nothing to do.\n');
      const { body } = await system.api<Configuration>('GET', '/configuration');
      for (const name of Object.keys(connection!.secrets)) {
        const same = body.connections.find(({ id }) => id === connection!.id)!;
        expect(same.secrets[name]).toEqual({ configured: true });
      }
      expect((await tillbridge(['config', 'apply', file('configuration.json')])).code).toBe(0);
    });

    it('publishes the workflows of a folder that differ, and refuses one with faults', async () => {
      const workflows = join(file('bundle'), 'workflows');
      const [name] = readdirSync(workflows);
      const document = JSON.parse(readFileSync(join(workflows, name!), 'utf8')) as { name: string };
      writeFileSync(
        join(workflows, name!),
        JSON.stringify({ ...document, name: `${document.name}, promoted` }),
      );
      const plan = await json<Change[]>(['workflows', 'diff', workflows]);
      expect(plan.map(({ path }) => path)).toEqual([`workflows[${name!.replace('.json', '')}].name`]);
      expect(await json(['workflows', 'publish', workflows])).toMatchObject({ applied: true });
      expect((await tillbridge(['workflows', 'diff', workflows])).code).toBe(0);

      writeFileSync(join(workflows, name!), JSON.stringify({ ...document, steps: 'none' }));
      expect(await tillbridge(['workflows', 'publish', workflows])).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('has faults') as string,
      });
    });

    it('publishes a mapping of a folder', async () => {
      const [mapping] = await json<Array<{ id: string }>>(['mappings', 'list']);
      const { body } = await system.api<{ document: Record<string, unknown> }>(
        'GET',
        `/mappings/${mapping!.id}`,
      );
      const changed = { ...body.document, description: 'As the other environment has it.' };
      const mappings = file('mappings');
      mkdirSync(mappings);
      writeFileSync(join(mappings, `${mapping!.id}.json`), JSON.stringify(changed));
      expect((await tillbridge(['mappings', 'diff', mappings])).code).toBe(3);
      expect(await json(['mappings', 'publish', mappings])).toMatchObject({ applied: true });
      expect((await tillbridge(['mappings', 'diff', mappings])).code).toBe(0);
    });
  });
});
