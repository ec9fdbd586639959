/** Who may import whom: docs/contributing.md as rules. `npm run lint` runs them; a test runs them over known-bad imports. */
/** Tests and what only tests use. */
const TEST = '\\.spec\\.ts$|/specs/|(^|/)test/';

const lib = (name) => `^libs/${name}/`;
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const ownCode = `^(?:apps|libs)/`;

/** A lib may import the listed libs and itself, none of our other code. */
function mayImportOnly(name, allowed) {
  const targets = [name, ...allowed].map((target) => `${target}/`).join('|');
  return forbid(
    `${name.replace('/', '-')}-imports`,
    `libs/${name} may import ${allowed.length === 0 ? 'nothing of ours' : allowed.join(', ')}.`,
    { path: lib(name), pathNot: TEST },
    { path: ownCode, pathNot: `^libs/(?:${targets})` },
  );
}

/** A package belongs to the listed folders. */
function packageOnlyIn(name, packagePattern, allowedFolders, comment) {
  return forbid(
    name,
    comment,
    { path: ownCode, pathNot: `${TEST}|^(?:${allowedFolders})` },
    { path: `(^|/)node_modules/${packagePattern}(/|$)` },
  );
}

module.exports = {
  forbidden: [
    forbid(
      'no-circular',
      'Two files that need each other are one idea, or three.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid('no-unresolved', 'An import must lead somewhere.', { path: ownCode }, { couldNotResolve: true }),
    forbid(
      'no-dev-package-at-run-time',
      'What runs in production must be a dependency, not a development dependency.',
      { path: ownCode, pathNot: `${TEST}|${lib('testing')}|^apps/console/` },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'app-imports-app',
      'A service talks to another by messages, never by import.',
      { path: `^apps/([^/]+)/` },
      { path: `^apps/`, pathNot: `^apps/$1/` },
    ),
    forbid('lib-imports-app', 'Libraries know no service.', { path: `^libs/` }, { path: `^apps/` }),
    forbid(
      'code-imports-tools',
      'Services and libraries know no scripts and no end-to-end tests.',
      { path: ownCode, pathNot: TEST },
      { path: `^(?:scripts|test)/` },
    ),
    forbid(
      'testing-only-in-tests',
      'libs/testing is for tests and the sandbox.',
      { path: ownCode, pathNot: `${TEST}|${lib('testing')}|^apps/sandbox/` },
      { path: lib('testing') },
    ),
    mayImportOnly('contracts', []),
    mayImportOnly('platform', []),
    mayImportOnly('mapping', ['contracts', 'platform']),
    mayImportOnly('messaging', ['contracts', 'platform']),
    mayImportOnly('connectors/kit', ['contracts', 'platform']),
    mayImportOnly('service', ['contracts', 'platform', 'messaging', 'connectors']),
    forbid(
      'connector-imports',
      'A connector may import the kit, contracts, mapping and platform: never another system, never messaging.',
      { path: `^libs/connectors/(?!kit/)([^/]+)/`, pathNot: TEST },
      { path: ownCode, pathNot: `^libs/(?:connectors/(?:kit|$1)|contracts|mapping|platform)/` },
    ),
    forbid(
      'domain-is-pure',
      'domain/ holds rules: it imports itself, contracts, platform and the mapping engine, which is pure by its own rule.',
      { path: `^apps/[^/]+/src/(?:|.+/)domain/`, pathNot: TEST },
      { path: ownCode, pathNot: `^(?:libs/(?:contracts|mapping|platform)/|apps/[^/]+/src/(?:|.+/)domain/)` },
    ),
    forbid(
      'mapping-does-no-io',
      'The mapping engine is pure: no network, no files, no database.',
      { path: lib('mapping'), pathNot: TEST },
      {
        path: '^(?:node:)?(?:fs|net|http|https|http2|dgram|dns|child_process)(?:/|$)|(^|/)node_modules/(?:undici|pg|typeorm|amqplib)(/|$)',
      },
    ),
    packageOnlyIn(
      'amqplib-only-in-messaging',
      'amqplib',
      'libs/messaging/|libs/testing/',
      'The broker is spoken to by libs/messaging alone.',
    ),
    packageOnlyIn(
      'typeorm-only-at-the-database',
      '(?:typeorm|@nestjs/typeorm)',
      'libs/platform/|libs/service/|libs/testing/|libs/messaging/(?:outbox|inbox|dead-letters|migrations)|apps/[^/]+/src/(?:|.+/)database/',
      'TypeORM lives in database/ folders, in the outbox and inbox, and in platform.',
    ),
    packageOnlyIn(
      'stripe-only-in-its-connector',
      'stripe',
      'libs/connectors/stripe/',
      "A vendor's SDK stays in its connector.",
    ),
    packageOnlyIn(
      'smtp-only-at-the-mail-connector',
      'nodemailer',
      'libs/connectors/smtp/',
      'Mail is sent by its connector.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|coverage|\\.tillbridge)/|^apps/console/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'node', 'require', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
