import { runCommandLine } from './lib/command-line.mjs';
import { importCustomers } from './lib/customers/import-customers.mjs';
import { STATE_DIR } from './lib/project.mjs';

await runCommandLine((context) => importCustomers(context, { stateDir: STATE_DIR, env: process.env }), {
  store: { type: 'string' },
  from: { type: 'string', default: 'commerce' },
});
