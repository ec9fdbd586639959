import { NURSERY } from '../process/nursery.mjs';

/** Types of everything, tests and tools included. */
export const TYPECHECK = {
  name: 'Types',
  args: ['node_modules/tsnative/bin/tsc', '-p', 'tsconfig.json', '--noEmit'],
};

/** How code looks, and who may import whom. */
export const LINT = [
  {
    name: 'ESLint',
    args: [
      NURSERY,
      'node_modules/eslint/bin/eslint.js',
      '--cache',
      '--cache-location',
      'node_modules/.cache/eslint/',
      '--cache-strategy',
      'content',
      '--max-warnings',
      '0',
      '.',
    ],
  },
  {
    name: 'Import rules',
    args: [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'libs',
    ],
  },
  {
    name: 'Formatting',
    args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '--cache', '.'],
  },
];
