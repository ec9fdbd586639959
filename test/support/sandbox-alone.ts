import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { waitFor } from '#testing/wait-for';

const ROOT = join(__dirname, '../..');

/** A simulated outside world in a process of its own, which a system takes for the real one. */
export interface SandboxAlone {
  readonly url: string;
  readonly stripeUrl: string;
  readonly stripeKey: string;
  stop(): Promise<void>;
}

export async function startSandboxAlone(): Promise<SandboxAlone> {
  const [port, stripePort] = [await freePort(), await freePort()];
  const stripeKey = `sk_test_${randomBytes(24).toString('hex')}`;
  const others = ['KENTICO_PORT', 'ERPNEXT_PORT', 'SMTP_PORT', 'ORDERCLOUD_PORT', 'XC_PORT', 'HUBSPOT_PORT'];
  const child = spawn(process.execPath, [join(ROOT, 'dist/apps/sandbox/src/main.js')], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      STRIPE_PORT: String(stripePort),
      STRIPE_SECRET_KEY: stripeKey,
      LOG_LEVEL: 'error',
      ...Object.fromEntries(others.map((name) => [name, '0'])),
    },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await waitFor(
      () =>
        fetch(`${url}/health/ready`).then(
          ({ ok }) => ok || null,
          () => null,
        ),
      { deadlineMs: 180_000, what: 'the other sandbox to stand' },
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stripeUrl: `http://127.0.0.1:${stripePort}`, stripeKey, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
