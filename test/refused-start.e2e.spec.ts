import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const SERVICES = ['gateway', 'orchestrator', 'payments', 'cms-sync', 'reconciliation'] as const;
const DEADLINE_MS = 200_000;
const NEVER_SHOWN = 'never-shown-value';

/** Starts an app's own main file with nothing but these variables; it must end by itself. */
function start(
  app: string,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'dist/apps', app, 'src/main.js')], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: DEADLINE_MS,
      killSignal: 'SIGKILL',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}

const PLACEHOLDERS = {
  DATABASE_URL: `not-a-url-${NEVER_SHOWN}`,
  RABBITMQ_URL: `http://${NEVER_SHOWN}`,
  ENCRYPTION_KEY: 'changeme',
  ADMIN_TOKEN: 'changeme',
  PAY_LINK_KEY: 'changeme',
};

describe('a process whose secrets are missing or placeholders', () => {
  it.each(SERVICES)('X-08: %s refuses to start, names the variables, shows no value', async (app) => {
    const [missing, placeholder] = await Promise.all([start(app, {}), start(app, PLACEHOLDERS)]);
    const own =
      app === 'gateway' ? ['ADMIN_TOKEN', 'PAY_LINK_KEY'] : app === 'payments' ? ['PAY_LINK_KEY'] : [];
    for (const { code, said } of [missing, placeholder]) {
      expect(code).not.toBe(0);
      expect(code).not.toBeNull();
      for (const name of ['DATABASE_URL', 'RABBITMQ_URL', 'ENCRYPTION_KEY', ...own]) {
        expect(said).toContain(name);
      }
    }
    expect(placeholder.said).not.toContain(NEVER_SHOWN);
    expect(placeholder.said).not.toContain('changeme');
  });
});
