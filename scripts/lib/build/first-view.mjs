import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Imports that a module cannot do without; `import("./x.js")` comes later and is none of them. */
const STATIC_IMPORT = /(?:from|import)\s*"\.\/([\w.-]+\.js)"/g;
const SCRIPT_IN_PAGE = /(?:src|href)="[^"]*\/([\w.-]+\.js)"/g;

const namesIn = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

/** The entry page's own script at the root, or a chunk in `assets`. */
async function read(folder, name) {
  return readFile(join(folder, 'assets', name)).catch(() => readFile(join(folder, name)));
}

/**
 * Script that a browser has to load before it shows the first page, as it travels.
 * @param {string} folder the built console
 * @param {string} page the chunk of the page that comes first, without its hash: `orders-page`
 * @returns {Promise<{bytes: number, files: Record<string, number>}>} compressed sizes
 */
export async function firstView(folder, page) {
  const chunks = await readdir(join(folder, 'assets'));
  const own = chunks.filter((name) => name.startsWith(`${page}-`) && name.endsWith('.js'));
  if (own.length !== 1) throw new Error(`${own.length} chunks are called ${page}`);
  const waiting = [...namesIn(await readFile(join(folder, 'index.html'), 'utf8'), SCRIPT_IN_PAGE), ...own];
  const files = {};
  while (waiting.length > 0) {
    const name = basename(waiting.pop());
    if (name in files) continue;
    const content = await read(folder, name);
    files[name] = gzipSync(content).length;
    waiting.push(...namesIn(content.toString('utf8'), STATIC_IMPORT));
  }
  return { bytes: Object.values(files).reduce((sum, size) => sum + size, 0), files };
}
