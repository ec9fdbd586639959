import { runCommandLine } from './lib/command-line.mjs';
import { chaos } from './lib/commands/chaos.mjs';
import { ROOT, STATE_DIR } from './lib/project.mjs';

await runCommandLine((context) => chaos(context, { root: ROOT, stateDir: STATE_DIR, env: process.env }), {
  orders: { type: 'string', default: '50' },
  seed: { type: 'string', default: '1' },
  every: { type: 'string' },
  kills: { type: 'string', default: 'some' },
  failpoints: { type: 'string', default: 'some' },
  replicas: { type: 'string', default: '1' },
  broker: { type: 'boolean', default: false },
  database: { type: 'boolean', default: false },
  outside: { type: 'boolean', default: false },
  silent: { type: 'string' },
  loss: { type: 'string', default: '0' },
  alarms: { type: 'boolean', default: false },
  'full-disk': { type: 'boolean', default: false },
  rolling: { type: 'boolean', default: false },
  skew: { type: 'string' },
  from: { type: 'string' },
  restore: { type: 'boolean', default: false },
  backlog: { type: 'string' },
  plant: { type: 'string' },
  like: { type: 'string' },
});
