import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../project.mjs';

/** Loads a compiled module by its path in `dist/`. */
export function compiled(path, root = ROOT) {
  const require = createRequire(join(root, 'package.json'));
  require('reflect-metadata');
  return require(join(root, 'dist', path));
}
