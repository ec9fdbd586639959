import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { silentLogger } from '#platform/logging/logger';
import { readConfig } from './config';
import { startSandbox, type Sandbox } from './start-sandbox';

describe('the sandbox', () => {
  let directory: string;
  let sandbox: Sandbox;

  const start = (): Promise<Sandbox> => {
    const ports = [
      'PORT',
      'STRIPE_PORT',
      'KENTICO_PORT',
      'ORDERCLOUD_PORT',
      'XC_PORT',
      'HUBSPOT_PORT',
      'ERPNEXT_PORT',
      'SMTP_PORT',
    ];
    const environment = Object.fromEntries(ports.map((name) => [name, '0']));
    return startSandbox(readConfig({ ...environment, SANDBOX_DATA_DIR: directory }), silentLogger);
  };
  const get = (path: string): Promise<Response> => fetch(`${sandbox.url}${path}`, { redirect: 'manual' });
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  const submit = (path: string, fields: Record<string, string>): Promise<Response> =>
    fetch(`${sandbox.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const send = async (subject: string): Promise<void> => {
    const transport = createTransport({ host: '127.0.0.1', port: sandbox.smtpPort, secure: false });
    try {
      await transport.sendMail({
        from: 'Shop <shop@demo.example>',
        to: 'ada@example.com',
        subject,
        text: 'plain',
        html: '<p>Pay <a href="https://pay.example/pay/1">here</a></p><script>alert(1)</script>',
      });
    } finally {
      transport.close();
    }
  };

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'sandbox-'));
    sandbox = await start();
  });
  afterEach(async () => {
    await sandbox.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('is ready when every system listens, and shows where', async () => {
    expect(await (await get('/health/live')).json()).toEqual({ status: 'ok' });
    expect(await (await get('/health/ready')).json()).toEqual({
      status: 'ok',
      systems: ['stripe', 'kentico', 'ordercloud', 'sitecore-xc', 'erpnext', 'hubspot'],
    });
    const html = await (await get('/')).text();
    for (const { port } of sandbox.world.addresses) expect(html).toContain(`:${port}`);
  });

  it('catches mail and shows it without running it', async () => {
    await send('Your payment was declined <again>');
    const { items } = (await (await get('/_control/mail/messages')).json()) as {
      items: Array<{ id: string }>;
    };
    expect(items).toEqual([
      expect.objectContaining({
        to: ['ada@example.com'],
        from: 'Shop <shop@demo.example>',
        subject: 'Your payment was declined <again>',
      }),
    ]);
    expect(await (await get('/mail')).text()).toContain('Your payment was declined &lt;again&gt;');
    expect(await (await get(`/mail/${items[0]!.id}`)).text()).toContain('<iframe');
    const frame = await get(`/mail/${items[0]!.id}/html`);
    expect(frame.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  });

  it('refuses mail on demand', async () => {
    await post('/_control/mail/faults', { times: 1, code: 452 });
    await expect(send('first')).rejects.toMatchObject({ responseCode: 452 });
    await send('second');
    const { items } = (await (await get('/_control/mail/messages')).json()) as { items: unknown[] };
    expect(items).toHaveLength(1);
  });

  it('takes an order in the shop by a click', async () => {
    const placed = await submit('/shop/orders', {
      sku: 'MUG-GREEN',
      quantity: '2',
      site: 'Store',
      email: 'ada@example.com',
    });
    expect(placed.status).toBe(303);
    const path = placed.headers.get('location')!;
    expect(await (await get(path)).text()).toContain('29');
    await submit(`${path}/status`, { status: 'ReadyForCapture' });
    expect(await (await get(path)).text()).toContain('<span class="status">ReadyForCapture</span>');
    expect(await (await get('/shop')).text()).toContain(`href="${path}"`);
  });

  it('controls every system, and one clock for all', async () => {
    for (const name of ['stripe', 'kentico', 'ordercloud', 'sitecore-xc', 'erpnext', 'hubspot']) {
      expect((await get(`/_control/${name}/state`)).status).toBe(200);
    }
    expect((await post('/_control/erpnext/faults', { kind: 'status-503', times: 1 })).status).toBe(201);
    const before = sandbox.world.clock.now().getTime();
    await post('/_control/clock/advance', { seconds: 86_400 });
    expect(sandbox.world.systems.stripe.world.clock.now().getTime() - before).toBeGreaterThanOrEqual(
      86_400_000,
    );
  });

  it('keeps its world and its time over a restart', async () => {
    await send('kept');
    const path = (await submit('/shop/orders', {})).headers.get('location')!;
    await post('/_control/clock/advance', { seconds: 3600 });
    await sandbox.close();
    sandbox = await start();
    expect(await (await get('/mail')).text()).toContain('kept');
    expect((await get(path)).status).toBe(200);
    expect(sandbox.world.clock.ahead).toBe(3_600_000);
  });

  it('does not run in production', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow('does not run in production');
  });
});
