/** The processes of a running system in the order they are started, with the ports they prefer. */
export const APPS = [
  { name: 'sandbox', port: 3005, schema: undefined },
  { name: 'gateway', port: 3000, schema: 'gateway' },
  { name: 'orchestrator', port: 3001, schema: 'orchestrator' },
  { name: 'payments', port: 3002, schema: 'payments' },
  { name: 'cms-sync', port: 3003, schema: 'cms_sync' },
  { name: 'reconciliation', port: 3004, schema: 'reconciliation' },
];

/** Those that own a schema and a queue. */
export const SERVICES = APPS.filter((app) => app.schema !== undefined);

/** Further ports of the sandbox: each simulated system has an address of its own. */
export const SANDBOX_PORTS = {
  stripe: 3006,
  kentico: 3007,
  erpnext: 3008,
  smtp: 3009,
  ordercloud: 3010,
  xc: 3011,
  hubspot: 3012,
};

/** What of the compiled code belongs to an app. */
const mainOf = (name) => `apps/${name}/src/main.js`;

/**
 * A service answers much and keeps little: a small nursery for new objects and a bound for old ones make the collector come early, which
 * costs nothing measurable and keeps a service under load below 150 MB instead of 240. The bound leaves room inside a container's 384 MB.
 */
const NODE_OPTIONS = ['--max-semi-space-size=2', '--max-old-space-size=256'];
/** The outside world keeps all it has seen in memory. */
const SANDBOX_OPTIONS = ['--max-semi-space-size=2'];

/** How an app's process is started, after the name of the program. */
export const argumentsOf = (name) => [
  ...(name === 'sandbox' ? SANDBOX_OPTIONS : NODE_OPTIONS),
  `dist/${mainOf(name)}`,
];
