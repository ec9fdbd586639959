import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.tillbridge', 'coverage']);

/**
 * Every file under a folder with its change time and size.
 * @returns {AsyncGenerator<{path: string, mtimeMs: number, size: number}>}
 */
export async function* walk(directory) {
  let entries;
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (SKIPPED.has(entry.name)) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile()) {
      const { mtimeMs, size } = await stat(path);
      yield { path, mtimeMs, size };
    }
  }
}
