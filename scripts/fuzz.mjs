import { runCommandLine } from './lib/command-line.mjs';
import { fuzz } from './lib/commands/fuzz.mjs';
import { ROOT, STATE_DIR } from './lib/project.mjs';

await runCommandLine((context) => fuzz(context, { root: ROOT, stateDir: STATE_DIR, env: process.env }), {
  requests: { type: 'string', default: '100000' },
  seed: { type: 'string', default: '1' },
});
