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
};

/** What of the compiled code belongs to an app. */
export const mainOf = (name) => `apps/${name}/src/main.js`;
