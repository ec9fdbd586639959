import { runCommandLine } from './lib/command-line.mjs';
import { screenshots } from './lib/commands/screenshots.mjs';
import { inProject, ROOT, STATE_DIR } from './lib/project.mjs';

await runCommandLine((context) =>
  screenshots(context, {
    root: ROOT,
    stateDir: STATE_DIR,
    env: process.env,
    folder: inProject('docs/images'),
  }),
);
