import { access } from 'node:fs/promises';
import { runCommand, succeeds } from '../process/run-command.mjs';

/**
 * What some tests need beside PostgreSQL and RabbitMQ, as packages of Debian or Ubuntu. Tests whose tool is missing are skipped, and say so by name.
 * @type {ReadonlyArray<{name: string, at: string, packages: readonly string[], service?: string}>}
 */
export const TOOLS = [
  {
    name: 'Tryton, the ERP of its connector’s tests',
    at: '/usr/bin/trytond',
    packages: [
      'python3-psycopg2',
      'tryton-server',
      'tryton-modules-account-invoice',
      'tryton-modules-account-product',
      'tryton-modules-sale',
      'tryton-modules-stock',
    ],
  },
  { name: 'Chromium, for the console’s tests', at: '/usr/bin/chromium', packages: ['chromium'] },
  { name: 'hledger, which reads the exported books', at: '/usr/bin/hledger', packages: ['hledger'] },
  {
    name: 'Prometheus, which loads the alert rules',
    at: '/usr/bin/promtool',
    packages: ['prometheus'],
    service: 'prometheus',
  },
];
const WAIT_FOR_OTHERS = ['-o', 'DPkg::Lock::Timeout=300'];
const TIME_LIMIT_MS = 600_000;

const present = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Why packages cannot be installed here; undefined when they can. */
export async function obstacle({
  getuid = process.getuid,
  has = (name) => succeeds(name, ['--version']),
} = {}) {
  if (getuid?.() !== 0) return 'only root may install packages';
  if (!(await has('apt-get'))) return 'this system has no apt-get';
  return undefined;
}

export async function missingTools(isPresent = present) {
  const found = await Promise.all(TOOLS.map(({ at }) => isPresent(at)));
  return TOOLS.filter((_, index) => !found[index]);
}

/** A package may start its service, and again at each boot; tests want the programs only. */
export async function quieten(service, run = runCommand) {
  const { code } = await run('systemctl', ['disable', '--now', service]);
  if (code !== 0) await run('service', [service, 'stop']);
}

/** Installs what is missing; always answers 0, since no test fails for want of a tool. No service stays running. */
export async function installTestTools({ progress, terminal }) {
  const missing = await missingTools();
  if (missing.length === 0) {
    terminal.line('The tools of the tests are installed.');
    return 0;
  }
  const reason = await obstacle();
  if (reason !== undefined) {
    terminal.line(
      `Not installed (${reason}), so tests are skipped: ${missing.map(({ name }) => name).join('; ')}.`,
    );
    return 0;
  }
  const apt = (args) =>
    runCommand('apt-get', [...WAIT_FOR_OTHERS, ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeoutMs: TIME_LIMIT_MS,
    });
  await progress.step('Package lists', () => apt(['update', '-qq']));
  for (const { name, packages, service } of missing) {
    const { code, stderr } = await progress.step(name, () =>
      apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]),
    );
    if (code !== 0)
      terminal.line(`Not installed, its tests are skipped: ${name}\n${stderr.trim().slice(-1000)}`);
    if (service !== undefined) await quieten(service);
  }
  return 0;
}
