import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
}

/**
 * Why the installed packages do not fit the lock file, or undefined when they do. npm writes what it installed to
 * `node_modules/.package-lock.json`; optional packages of other platforms may be absent.
 * @param {string} directory a folder with package.json and package-lock.json
 * @returns {Promise<string | undefined>}
 */
export async function misfit(directory) {
  const wanted = await readPackages(join(directory, 'package-lock.json'));
  if (wanted === undefined) return 'package-lock.json cannot be read';
  const installed = await readPackages(join(directory, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return 'node_modules is missing';
  for (const [path, { version, optional, link, devOptional }] of Object.entries(wanted)) {
    if (!path.startsWith('node_modules/') || link) continue;
    const found = installed[path];
    if (found === undefined && !optional && !devOptional) return `${path} is missing`;
    if (found !== undefined && found.version !== version)
      return `${path} is ${found.version}, not ${version}`;
  }
  return undefined;
}
