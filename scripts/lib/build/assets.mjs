import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { walk } from './walk.mjs';

const ASSET = /\.(html|hbs|json|sql|css|svg|ico|png|txt|xml|js|mjs|woff2)$/;
const NOT_AN_ASSET =
  /(^|\/)(tsconfig[^/]*\.json|package(-lock)?\.json|README\.[a-z]+)$|(^|\/)(fixtures|test)\//;

/**
 * Copies what the compiled code reads at run time but the compiler does not write: templates, schemas, pages.
 * @param {string} root
 * @param {string} target
 * @param {readonly string[]} folders relative to the root
 * @param {(path: string) => boolean} skip
 * @returns {Promise<number>} how many files were copied
 */
export async function copyAssets(root, target, folders, skip = () => false) {
  let count = 0;
  for (const folder of folders) {
    for await (const { path } of walk(join(root, folder))) {
      const name = relative(root, path);
      if (!ASSET.test(name) || NOT_AN_ASSET.test(name) || skip(name)) continue;
      const to = join(target, name);
      await mkdir(dirname(to), { recursive: true });
      await copyFile(path, to);
      count += 1;
    }
  }
  return count;
}
