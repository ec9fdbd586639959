/**
 * Three kinds of tests, told apart by the file's ending:
 * `*.spec.ts` pure, `*.int.spec.ts` on the real PostgreSQL and RabbitMQ, `*.e2e.spec.ts` the whole system.
 */
const ES_MODULES = '/node_modules/(?:openid-client|oauth4webapi|jose)/';

/** For suites that use servers: what they share in a run, and its end. */
const sharing = {
  globalSetup: '<rootDir>/test/support/begin-run.ts',
  globalTeardown: '<rootDir>/test/support/end-run.ts',
};

const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  runtime: '<rootDir>/test/support/shared-scripts.cjs',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
  transform: { '^.+\\.ts$': '@swc/jest', [`${ES_MODULES}.+\\.js$`]: '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(?:openid-client|oauth4webapi|jose)/)'],
  // The console has a package.json of its own; what it shares with the services is found from here.
  moduleNameMapper: { '^#(contracts|mapping|platform)/(.*)$': '<rootDir>/libs/$1/$2.ts' },
  setupFiles: ['reflect-metadata'],
  resetMocks: true,
  restoreMocks: true,
};

module.exports = {
  // A crowded machine is slow; a test that waits for something says for how long itself.
  testTimeout: 600_000,
  // A worker keeps what its suites loaded; one that grew beyond this begins anew between two suites.
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,scripts,test}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.int\\.spec\\.ts$', '\\.e2e\\.spec\\.ts$'],
    },
    {
      ...common,
      ...sharing,
      displayName: 'service',
      testMatch: ['<rootDir>/{apps,libs,scripts}/**/*.int.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    },
    {
      ...common,
      ...sharing,
      displayName: 'e2e',
      testEnvironment: '<rootDir>/test/support/telling-environment.cjs',
      testMatch: ['<rootDir>/test/**/*.e2e.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    },
  ],
};
