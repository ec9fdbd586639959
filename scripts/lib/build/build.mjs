import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { copyAssets } from './assets.mjs';
import { compile } from './compile.mjs';
import { buildConsole } from './console.mjs';
import { fingerprint } from './fingerprint.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

const SOURCES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'apps',
  'libs',
  'workflows',
];
const ASSET_FOLDERS = ['apps', 'libs', 'workflows'];
const ownBuild = (path) => path.startsWith('apps/console/');

const isPresent = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

async function buildServices(root, say) {
  const digest = await fingerprint(root, SOURCES);
  const compiled = await isPresent(join(root, 'dist'));
  if (compiled && (await readStamp(root, 'services')) === digest) return 'unchanged';
  say('services');
  await compile(root, { fromScratch: !compiled });
  await copyAssets(root, join(root, 'dist'), ASSET_FOLDERS, ownBuild);
  await writeStamp(root, 'services', digest);
  return 'built';
}

/**
 * Makes `dist/` what the sources say, doing nothing when nothing changed.
 * @returns {Promise<{services: 'built' | 'unchanged', console: 'built' | 'unchanged' | 'absent'}>}
 */
export async function build(root, say = () => undefined) {
  const services = await buildServices(root, say);
  return { services, console: await buildConsole(root, say) };
}
