import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '#testing/wait-for';
import { requestJson } from './support/request-json';
import { runScript, serversOf } from './support/run-script';
import { startSandboxAlone, type SandboxAlone } from './support/sandbox-alone';

const ROOT = join(__dirname, '..');
const DEADLINE_MS = 440_000;

interface Run {
  readonly adminToken: string;
  readonly urls: { readonly gateway: string; readonly sandbox: string };
  readonly connections: ReadonlyArray<{ readonly id: string; readonly secrets: unknown }>;
}
interface Order {
  readonly paymentStatus: string;
  readonly payments: ReadonlyArray<{ readonly external: { readonly checkoutSessionId: string } }>;
}

describe('npm start with credentials of real systems', () => {
  let outside: SandboxAlone;
  let child: ChildProcess;
  let said = '';
  const stateDir = mkdtempSync(join(tmpdir(), 'tillbridge-e2e-'));
  const webhookSecret = `whsec_${randomBytes(24).toString('hex')}`;
  const json = <T>(name: string): T => JSON.parse(readFileSync(join(stateDir, name), 'utf8')) as T;

  beforeAll(async () => {
    outside = await startSandboxAlone();
    child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs')], {
      cwd: ROOT,
      env: {
        ...serversOf(process.env),
        TILLBRIDGE_STATE_DIR: stateDir,
        NO_COLOR: '1',
        STRIPE_SECRET_KEY: outside.stripeKey,
        STRIPE_WEBHOOK_SECRET: webhookSecret,
        STRIPE_API_BASE: outside.stripeUrl,
        SWEEP_SECONDS: '1',
        SWEEP_PATIENCE_SECONDS: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => (said = (said + chunk).slice(-400_000)));
    }
    await waitFor(() => (/Ready after/.test(said) || child.exitCode !== null ? true : null), {
      deadlineMs: DEADLINE_MS,
      what: 'the start to be done',
    });
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${said.slice(-4000)}`);
  });

  afterAll(async () => {
    const { installation } = json<{ installation: string }>('credentials.json');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
    await outside.stop();
    await forget(`tillbridge_${installation}`, `${installation}-`);
    rmSync(stateDir, { recursive: true, force: true });
  });

  it('says what is real and what to do, and prints the link of an order that a person pays', () => {
    expect(said).toMatch(/Stripe +REAL/);
    expect(said).toMatch(/Kentico Xperience 13 +simulated/);
    expect(said).toMatch(/stripe listen --forward-to http:\/\/127\.0\.0\.1:\d+\/webhooks\/stripe/);
    expect(said).toMatch(/First order \d+ waits to be paid: http\S+\/pay\//);
    expect(said).not.toContain(outside.stripeKey);
    expect(said).not.toContain(webhookSecret);
    const stripe = json<Run>('run.json').connections.find(({ id }) => id === 'stripe')!;
    expect(stripe.secrets).toEqual({
      secretKey: { env: 'STRIPE_SECRET_KEY' },
      webhookSecret: { env: 'STRIPE_WEBHOOK_SECRET' },
    });
  });

  it('notices the payment there although no webhook reaches this machine', async () => {
    const { urls, adminToken } = json<Run>('run.json');
    const orderId = /First order (\d+) waits/.exec(said)![1]!;
    const order = async (): Promise<Order> => {
      const { body } = await requestJson<Order>(
        'GET',
        `${urls.gateway}/api/v1/orders/demo-kentico/${orderId}`,
        undefined,
        { authorization: `Bearer ${adminToken}` },
      );
      return body;
    };
    const session = await waitFor(
      async () => (await order()).payments.at(-1)?.external.checkoutSessionId ?? null,
      { what: 'the page at Stripe' },
    );
    const paid = await fetch(`${outside.url}/_control/stripe/sessions/${session}/pay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ card: '4242424242424242' }),
    });
    expect(paid.status).toBeLessThan(300);
    await waitFor(async () => ((await order()).paymentStatus === 'paid' ? true : null), {
      deadlineMs: 180_000,
      what: 'the order to be paid',
    });
  });
});

describe('npm start with credentials that cannot be right', () => {
  it('X-08: a live key outside production ends it, naming the variable', async () => {
    process.env['STRIPE_SECRET_KEY'] = `sk_live_${randomBytes(24).toString('hex')}`;
    process.env['STRIPE_WEBHOOK_SECRET'] = `whsec_${randomBytes(24).toString('hex')}`;
    try {
      const { code, stdout, stderr } = await runScript('start.mjs', [], 400_000);
      expect(code).toBe(1);
      expect(stdout + stderr).toMatch(/STRIPE_SECRET_KEY is a live key/);
      expect(stdout + stderr).not.toContain(process.env['STRIPE_SECRET_KEY']);
    } finally {
      delete process.env['STRIPE_SECRET_KEY'];
      delete process.env['STRIPE_WEBHOOK_SECRET'];
    }
  });
});

/** What the installation of this test left at the shared servers. */
async function forget(database: string, prefix: string): Promise<void> {
  const env = serversOf(process.env);
  const target = {
    databaseAdminUrl: env['DATABASE_ADMIN_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
    rabbitmqUrl: env['RABBITMQ_URL'] ?? 'amqp://guest:guest@127.0.0.1:5672',
    database,
    prefix,
  };
  const program = `
    import { unprovision } from './scripts/lib/provision/provision.mjs';
    await unprovision(${JSON.stringify(target)});`;
  await new Promise<void>((resolve) => {
    spawn(process.execPath, ['--input-type=module', '-e', program], {
      cwd: ROOT,
      env,
      stdio: 'ignore',
    }).once('exit', () => resolve());
  });
}
