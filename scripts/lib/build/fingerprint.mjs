import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { walk } from './walk.mjs';

/**
 * A digest of names, sizes and change times of everything a build reads. Equal digests mean nothing changed;
 * a touched file only costs a build.
 * @param {string} root
 * @param {readonly string[]} sources folders and files, relative to the root
 */
export async function fingerprint(root, sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile()) hash.update(`${source}\0${await readFile(path)}\0`);
    else for await (const file of walk(path)) hash.update(`${file.path}\0${file.size}\0${file.mtimeMs}\0`);
  }
  return hash.digest('hex');
}
