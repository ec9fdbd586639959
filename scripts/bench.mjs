import { runCommandLine } from './lib/command-line.mjs';
import { bench } from './lib/commands/bench.mjs';
import { ROOT, STATE_DIR } from './lib/project.mjs';

await runCommandLine((context) => bench(context, { root: ROOT, stateDir: STATE_DIR, env: process.env }));
