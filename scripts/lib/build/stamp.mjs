import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const file = (root, name) => join(root, 'node_modules/.cache/build', `${name}.stamp`);

/** The digest of the sources of the last finished build, if any. */
export const readStamp = (root, name) => readFile(file(root, name), 'utf8').catch(() => undefined);

export async function writeStamp(root, name, digest) {
  await mkdir(dirname(file(root, name)), { recursive: true });
  await writeFile(file(root, name), digest);
}
