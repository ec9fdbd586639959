import { runCommandLine } from './lib/command-line.mjs';
import { checkImage } from './lib/image/check/check-image.mjs';
import { ROOT, STATE_DIR } from './lib/project.mjs';

await runCommandLine(
  (context) => checkImage(context, { root: ROOT, stateDir: STATE_DIR, env: process.env }),
  {
    engine: { type: 'string' },
    base: { type: 'string' },
    image: { type: 'string' },
  },
);
