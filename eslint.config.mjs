import tseslint from 'typescript-eslint';

/** The one file of a service that may read the environment. */
const READS_ENVIRONMENT = ['**/config.ts', '**/*.spec.ts', '**/specs/**', 'test/**', 'libs/testing/**'];
const TESTS = ['**/*.spec.ts', '**/specs/**/*.ts', 'test/**/*.ts', 'libs/testing/**/*.ts'];

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a default export has no name to search for.',
};
const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only config.ts reads the environment.',
};

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.tillbridge/**',
      'coverage/**',
      'apps/console/public/**',
      'libs/contracts/schemas/**',
      'scripts/**/fixtures/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }],
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': ['error', noDefaultExport, noEnvironment],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          caughtErrorsIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      // Emitted decorator metadata needs the class at run time, so imports stay as they are written.
      '@typescript-eslint/consistent-type-imports': 'off',
      // Ports are asynchronous even where an implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // TypeORM and Nest list classes as `Function`.
      '@typescript-eslint/no-unsafe-function-type': 'off',
      // A Nest module is a class that says everything in its decorator.
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    // React takes handlers that answer a promise, and the build tool wants its default export.
    files: ['apps/console/**'],
    rules: {
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ['apps/console/vite.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: READS_ENVIRONMENT,
    rules: { 'no-restricted-syntax': ['error', noDefaultExport] },
  },
  {
    files: TESTS,
    rules: {
      'max-lines': ['error', { max: 600 }],
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { ecmaVersion: 2023, sourceType: 'module' },
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }],
      eqeqeq: ['error', 'always'],
      'no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-unreachable': 'error',
      'no-const-assign': 'error',
      'no-dupe-keys': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
    },
  },
  {
    files: ['eslint.config.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
