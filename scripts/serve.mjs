import { runCommandLine } from './lib/command-line.mjs';
import { serve } from './lib/commands/serve.mjs';
import { ROOT, STATE_DIR } from './lib/project.mjs';

await runCommandLine((context) => serve(context, { root: ROOT, stateDir: STATE_DIR, env: process.env }));
