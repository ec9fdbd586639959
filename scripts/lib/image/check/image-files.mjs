import { isNeedlessInCode, isNeedlessInPackages } from '../trim/needless.mjs';

/** Without the base image. Grown beyond it, something came in that need not be there, or the limit is to be thought over. */
export const MOST_BYTES = 90e6;
const SHOWN = 3;
export const WANTED = [
  ...['gateway', 'orchestrator', 'payments', 'cms-sync', 'reconciliation', 'sandbox'].map(
    (app) => `dist/apps/${app}/src/main.js`,
  ),
  'dist/apps/console/index.html',
  'package.json',
  'scripts/provision.mjs',
  'scripts/tillbridge.mjs',
  'workflows/order-to-cash.json',
];
const FOREIGN = /(?:^|\/)\.(?:npmrc|env[^/]*|git|tillbridge)(?:\/|$)|\.(?:spec|test)\.[cm]?js$/;
const SOURCES = /^(?:apps|libs|docs|test|deploy)\//;

/** Run inside the image: every file of the work folder as `{path, bytes, uid, mode}`, one line of JSON. */
export const LISTING = `
const { lstatSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const entries = readdirSync('.', { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => {
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const { size, uid, mode } = lstatSync(path);
  return { path, bytes: size, uid, mode: entry.isSymbolicLink() ? 0 : mode };
});
process.stdout.write(JSON.stringify(files));
`;

const isForeign = (path) =>
  path.startsWith('node_modules/.cache/') || (FOREIGN.test(path) && !path.startsWith('node_modules/'));

const some = (what, paths) =>
  paths.length === 0
    ? []
    : [
        `${what}: ${paths.slice(0, SHOWN).join(', ')}${paths.length > SHOWN ? ` and ${paths.length - SHOWN} more` : ''}`,
      ];

const isNeedless = (path) =>
  path.startsWith('node_modules/') ? isNeedlessInPackages(path) : isNeedlessInCode(path);

/** Packages that only development needs, by their folders. */
export const developmentPackages = (lock) =>
  Object.entries(lock.packages)
    .filter(([, { dev }]) => dev === true)
    .map(([path]) => path);

/**
 * What is in the image that should not be, or is not that should.
 * @param {Array<{path: string, bytes: number, uid: number, mode: number}>} files of the work folder
 * @param {{packages: Record<string, {dev?: boolean}>}} lock package-lock.json
 * @param {number} uid of the image's user, who may write none of them
 */
export function fileFaults(files, lock, uid) {
  const paths = files.map(({ path }) => path);
  const present = new Set(paths);
  const writable = files.filter((file) => file.uid === uid || (file.mode & 0o022) !== 0);
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  return [
    ...some(
      'missing',
      WANTED.filter((path) => !present.has(path)),
    ),
    ...some(
      'packages of development',
      developmentPackages(lock).filter((path) => present.has(`${path}/package.json`)),
    ),
    ...some('nobody reads', paths.filter(isNeedless)),
    ...some('not for an image', paths.filter(isForeign)),
    ...some(
      'sources',
      paths.filter((path) => SOURCES.test(path)),
    ),
    ...some(
      'its user may write',
      writable.map(({ path }) => path),
    ),
    ...(megabytes * 1e6 > MOST_BYTES ? [`${megabytes.toFixed(1)} MB, more than ${MOST_BYTES / 1e6}`] : []),
  ];
}
