import { runCommandLine } from './lib/command-line.mjs';
import { test } from './lib/commands/test.mjs';
import { ROOT, STATE_DIR } from './lib/project.mjs';

await runCommandLine(
  (context) => test(context, { root: ROOT, stateDir: STATE_DIR, env: process.env }),
  {},
  { strict: false },
);
