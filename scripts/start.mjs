import { runCommandLine } from './lib/command-line.mjs';
import { start } from './lib/commands/start.mjs';
import { ROOT, STATE_DIR } from './lib/project.mjs';

await runCommandLine((context) => start(context, { root: ROOT, stateDir: STATE_DIR, env: process.env }), {
  reset: { type: 'boolean', default: false },
  'no-order': { type: 'boolean', default: false },
});
