import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from '@swc/core';
import { PLANTED_BUGS } from './planted-bugs.mjs';

/** What a running system reads besides its code. */
const BESIDE_THE_CODE = ['package.json', 'workflows'];

export const plantedBug = (name) => PLANTED_BUGS.find((bug) => bug.name === name);

/** The source with the bug in it. @throws when the passage is not there exactly once: the product has moved on, and the bug must follow */
export function withBug(source, { name, file, find, put }) {
  const places = source.split(find).length - 1;
  if (places !== 1) throw new Error(`The passage of "${name}" is ${places} times in ${file}`);
  return source.replace(find, () => put);
}

/**
 * A copy of the compiled product with one bug in it; the product itself is not touched.
 * @returns {Promise<string>} the folder to start it from
 */
export async function plantBug(root, bug, cleanup) {
  const folder = await mkdtemp(join(tmpdir(), 'tillbridge-planted-'));
  cleanup.add('copy with the planted bug', () => rm(folder, { recursive: true, force: true }));
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  for (const name of BESIDE_THE_CODE) await cp(join(root, name), join(folder, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const source = withBug(await readFile(join(root, bug.file), 'utf8'), bug);
  const options = JSON.parse(await readFile(join(root, '.swcrc'), 'utf8'));
  const { code } = await transform(source, {
    ...options,
    swcrc: false,
    sourceMaps: false,
    filename: bug.file,
  });
  await writeFile(join(folder, 'dist', bug.file.replace(/\.ts$/, '.js')), code);
  return folder;
}
