import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

const RELATIVE_IMPORT = /(?:\bfrom|\bimport\(?)\s*['"](\.{1,2}\/[^'"]+)['"]/g;

/** What a module names to import of its neighbours. */
export const relativeImports = (source) => [...source.matchAll(RELATIVE_IMPORT)].map(([, path]) => path);

/**
 * The modules themselves and all that they import, directly or not, by relative paths.
 * @param {readonly string[]} entries absolute paths
 * @returns {Promise<Set<string>>}
 */
export async function reachable(entries, read = (path) => readFile(path, 'utf8')) {
  const found = new Set(entries);
  // A set that grows while it is walked: every module is read once.
  for (const module of found) {
    for (const path of relativeImports(await read(module))) found.add(resolve(dirname(module), path));
  }
  return found;
}
