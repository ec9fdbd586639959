/** Maps, types and sources of TypeScript: a running process reads none of them. */
const OF_THE_COMPILER = /\.(?:map|d\.[cm]?ts|[cm]?ts|tsbuildinfo)$/;
/** What a package brings for those who work on it. Licences stay, and the READMEs that sometimes hold them. */
const OF_ITS_AUTHORS =
  /^(?:(?:test|tests|__tests__|docs|examples?|benchmarks?|\.github)\/|(?:changelog|history|contributing)\.md$)/i;
/** Parts of single packages for other places than a server. */
const OF_OTHER_PLACES = [/^typeorm\/browser\//, /^argon2\/prebuilds\/(?:darwin|win32|freebsd)-/];

/** `a/node_modules/@scope/name/lib/x.js`: `@scope/name/lib/x.js`. */
const inPackages = (path) => path.split('node_modules/').at(-1);
const inPackage = (path) => inPackages(path).replace(/^(?:@[^/]+\/)?[^/]+\//, '');

/**
 * Whether no command of the image reads a file of the installed packages.
 * @param {string} path from the folder that holds `node_modules`, with `/`
 */
export const isNeedlessInPackages = (path) =>
  OF_THE_COMPILER.test(path) ||
  OF_ITS_AUTHORS.test(inPackage(path)) ||
  OF_OTHER_PLACES.some((pattern) => pattern.test(inPackages(path)));

/** Whether no command of the image reads a file of our own compiled code. */
export const isNeedlessInCode = (path) => OF_THE_COMPILER.test(path);
