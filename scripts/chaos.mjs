import { runCommandLine } from './lib/command-line.mjs';
import { chaos } from './lib/commands/chaos.mjs';
import { ROOT, STATE_DIR } from './lib/project.mjs';

await runCommandLine((context) => chaos(context, { root: ROOT, stateDir: STATE_DIR, env: process.env }), {
  orders: { type: 'string', default: '50' },
  seed: { type: 'string', default: '1' },
  every: { type: 'string', default: '400' },
  kills: { type: 'string', default: 'some' },
  failpoints: { type: 'string', default: 'some' },
  replicas: { type: 'string', default: '1' },
  broker: { type: 'boolean', default: false },
  database: { type: 'boolean', default: false },
  plant: { type: 'string' },
  outside: { type: 'boolean', default: false },
});
