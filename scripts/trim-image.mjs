import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from './lib/image/trim/commands.mjs';
import { isNeedlessInCode, isNeedlessInPackages } from './lib/image/trim/needless.mjs';
import { reachable } from './lib/image/trim/reachable.mjs';
import { trim } from './lib/image/trim/trim.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

async function trimCode() {
  const needed = await reachable(COMMANDS.map((name) => join(root, `scripts/${name}.mjs`)));
  return (
    (await trim(root, 'dist', isNeedlessInCode)) +
    (await trim(root, 'scripts', (path) => !needed.has(resolve(root, path))))
  );
}

/**
 * Part of the image's build (deploy/Dockerfile), of no use elsewhere: removes from the folder it stands in what no command of the
 * image reads, of the `packages` or of our own `code`. Imports nothing that is installed.
 */
const PARTS = { packages: () => trim(root, 'node_modules', isNeedlessInPackages), code: trimCode };

const part = PARTS[process.argv[2]];
if (process.env.IMAGE_BUILD !== '1' || part === undefined) {
  process.stderr.write(
    'Only deploy/Dockerfile runs this: it deletes sources. IMAGE_BUILD=1 node scripts/trim-image.mjs packages|code\n',
  );
  process.exitCode = 1;
} else {
  process.stdout.write(`${await part()} files removed\n`);
}
