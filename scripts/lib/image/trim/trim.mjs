import { readdir, rm, rmdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * Removes files, and the folders that are empty then.
 * @param {string} root what the paths are told from
 * @param {string} folder in the root
 * @param {(path: string) => boolean} isNeedless
 * @returns {Promise<number>} how many files were removed
 */
export async function trim(root, folder, isNeedless) {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true });
  const paths = (kept) =>
    entries.filter(kept).map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)));
  const files = paths((entry) => entry.isFile()).filter((path) => isNeedless(path.split(sep).join('/')));
  for (const path of files) await rm(join(root, path));
  const folders = paths((entry) => entry.isDirectory()).sort((a, b) => b.length - a.length);
  for (const path of folders) await rmdir(join(root, path)).catch(keepWhatIsFull);
  return files.length;
}

function keepWhatIsFull(error) {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}
