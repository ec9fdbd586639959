import { runCommandLine } from './lib/command-line.mjs';
import { demo } from './lib/commands/demo.mjs';
import { ROOT, STATE_DIR } from './lib/project.mjs';

await runCommandLine((context) => demo(context, { root: ROOT, stateDir: STATE_DIR, env: process.env }));
