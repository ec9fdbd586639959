import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canRender, render } from '../../kubernetes/render.mjs';
import { inProject } from '../../project.mjs';
import { generateSecrets } from '../../system/secrets.mjs';
import { buildArguments } from './build-image.mjs';
import { ownFilesOf } from './console-page.mjs';
import { resolveEnvironment, secretsFor } from './container-environment.mjs';
import { findEngine } from './engine.mjs';
import { imageFacts, imageFaults } from './image-facts.mjs';
import { developmentPackages, fileFaults, MOST_BYTES, WANTED } from './image-files.mjs';
import { logFaults } from './log-faults.mjs';
import { bytesOf, containersOf } from './manifest-containers.mjs';
import { outsideContainers } from './outside-container.mjs';
import { runArguments } from './run-arguments.mjs';

const skip = (await canRender()) ? false : 'kubectl is not installed here';
const target = {
  databaseAdminUrl: 'postgresql://admin@127.0.0.1:5432/postgres',
  rabbitmqUrl: 'amqp://127.0.0.1',
  database: 'own',
  secrets: generateSecrets(),
};

test('the first engine that answers is taken, or the wanted one, or none', async () => {
  assert.equal((await findEngine(undefined, async (name) => name === 'podman')).name, 'podman');
  assert.equal((await findEngine(undefined, async () => true)).name, 'docker');
  assert.equal((await findEngine('podman', async () => true)).name, 'podman');
  await assert.rejects(
    findEngine(undefined, async () => false),
    /No container engine answers \(docker, podman\)/,
  );
});

test('the image is built from the Dockerfile, on another base and with options where they are given', () => {
  const image = 'tillbridge:check';
  assert.deepEqual(buildArguments({ engineName: 'docker', image }).slice(0, 3), [
    'build',
    `--file=${inProject('deploy/Dockerfile')}`,
    '--tag=tillbridge:check',
  ]);
  const podman = { engineName: 'podman', image, base: 'mirror/node:20', options: '--network=host  -v a:b' };
  assert.deepEqual(buildArguments(podman).slice(0, 6), [
    'build',
    '--format=docker',
    '--build-arg=NODE_IMAGE=mirror/node:20',
    '--network=host',
    '-v',
    'a:b',
  ]);
});

test('what an image says of itself is read alike from both engines', () => {
  const Config = {
    User: '1000:1000',
    StopSignal: 'SIGTERM',
    Cmd: ['node', 'x.js'],
    Env: ['NODE_ENV=production', 'A=b=c'],
  };
  const check = { Test: ['CMD', 'node', '-e', 'fetch(/health/ready)'] };
  const docker = imageFacts({ Size: 1, Config: { ...Config, Healthcheck: check } });
  assert.deepEqual(docker, imageFacts({ Size: 1, Config, Healthcheck: check }));
  assert.equal(docker.variables.A, 'b=c');
  assert.deepEqual(docker.healthCommand, ['node', '-e', 'fetch(/health/ready)']);
  assert.deepEqual(imageFaults(docker), []);
});

test('an image that runs as root, or leaves out what it should say, or brings a secret, is found', () => {
  const faults = (Config) => imageFaults(imageFacts({ Size: 1, Config }));
  for (const User of ['', '0', '0:0', 'root', 'node']) assert.match(faults({ User })[0], /its user/);
  const said = faults({ User: '1000', Env: ['API_TOKEN=x', 'HTTPS_PROXY=y', 'PATH=/bin'] }).join('\n');
  for (const word of ['stop signal', 'command', 'NODE_ENV', 'health check', 'API_TOKEN', 'HTTPS_PROXY'])
    assert.ok(said.includes(word), word);
  assert.ok(!said.includes('PATH'));
});

const lock = {
  packages: {
    '': {},
    'node_modules/pg': {},
    'node_modules/vite': { dev: true },
    'node_modules/x': { devOptional: true },
  },
};
const file = (path, over = {}) => ({ path, bytes: 10, uid: 0, mode: 0o100644, ...over });
const complete = WANTED.map((path) => file(path));

test('an image with what it needs and nothing else has no fault', () => {
  const packages = [
    'node_modules/pg/package.json',
    'node_modules/pg/lib/index.js',
    'node_modules/pg/LICENSE',
  ];
  assert.deepEqual(fileFaults([...complete, ...packages.map((path) => file(path))], lock, 1000), []);
  assert.deepEqual(developmentPackages(lock), ['node_modules/vite']);
});

test('what is missing from an image, or should not be in it, is named', () => {
  const found = (...more) => fileFaults([...complete, ...more], lock, 1000);
  assert.match(fileFaults(complete.slice(1), lock, 1000)[0], /^missing: dist\/apps\/gateway/);
  assert.deepEqual(found(file('node_modules/vite/package.json')), [
    'packages of development: node_modules/vite',
  ]);
  assert.match(found(file('dist/a.js.map'))[0], /^nobody reads: dist\/a\.js\.map$/);
  assert.match(
    found(...'abcde'.split('').map((name) => file(`node_modules/pg/${name}.d.ts`)))[0],
    /c\.d\.ts and 2 more$/,
  );
  for (const path of ['.npmrc', '.env.production', '.git/HEAD', 'dist/a.spec.js', 'node_modules/.cache/x'])
    assert.deepEqual(found(file(path)), [`not for an image: ${path}`]);
  assert.deepEqual(found(file('apps/gateway/src/page.html')), ['sources: apps/gateway/src/page.html']);
  assert.deepEqual(found(file('dist/own.js', { uid: 1000 })), ['its user may write: dist/own.js']);
  assert.deepEqual(found(file('dist/all.js', { mode: 0o100666 })), ['its user may write: dist/all.js']);
  assert.match(found(file('dist/big.js', { bytes: MOST_BYTES }))[0], /more than/);
});

test('what a log tells of files, and errors, are found; the rest is not', () => {
  const bad = [
    `Error: EROFS: read-only file system, open '/app/x'`,
    '{"level":"error","message":"a"}',
    `{"level":"warn","message":"Cannot find module, MODULE_NOT_FOUND"}`,
  ];
  const good = [
    '{"level":"warn","message":"slow"}',
    'null',
    '{not json',
    '{"level":"info","message":"error"}',
  ];
  assert.deepEqual(logFaults([...good, ...bad].join('\n')), bad);
});

test('of a page, the scripts and styles of its own server are found', () => {
  const page = `<script src="/theme.js"></script><script type="module" crossorigin src="/assets/index-1.js"></script>
<link rel="stylesheet" href="/assets/index-2.css"><script src="//elsewhere/x.js"></script><a href="/docs">`;
  assert.deepEqual(ownFilesOf(page), ['/theme.js', '/assets/index-1.js', '/assets/index-2.css']);
});

test('memory is read as Kubernetes writes it', () => {
  assert.deepEqual([bytesOf('384Mi'), bytesOf('1Gi'), bytesOf('1000')], [402_653_184, 1_073_741_824, 1000]);
  assert.throws(() => bytesOf('1.5G'), /no quantity/);
});

test('the manifests become containers with all their restrictions and variables', { skip }, async () => {
  const containers = containersOf(await render('base'));
  assert.deepEqual(containers.map(({ name }) => name).sort(), [
    'cms-sync',
    'gateway',
    'orchestrator',
    'payments',
    'provision',
    'reconciliation',
  ]);
  const gateway = containers.find(({ name }) => name === 'gateway');
  const { environment, ...rest } = gateway;
  assert.deepEqual(rest, {
    name: 'gateway',
    isJob: false,
    command: ['node', 'dist/apps/gateway/src/main.js'],
    user: 1000,
    group: 1000,
    readOnly: true,
    mayGainPrivileges: false,
    dropped: ['ALL'],
    memoryBytes: 402_653_184,
    writable: [{ path: '/tmp', bytes: 67_108_864 }],
    readyPath: '/health/ready',
    graceSeconds: 40,
    beforeStop: ['sleep', '5'],
  });
  assert.equal(environment.NODE_ENV, 'production');
  assert.deepEqual(environment.ADMIN_TOKEN, {
    secret: 'tillbridge-secrets',
    key: 'admin-token',
    optional: false,
  });

  const secrets = secretsFor(target);
  for (const container of containers) {
    const resolved = resolveEnvironment(container.environment, secrets, { PORT: '4000', UNKNOWN: 'x' });
    assert.deepEqual(Object.keys(resolved), Object.keys(container.environment), container.name);
    if (!container.isJob) assert.equal(resolved.PORT, '4000');
    assert.equal(resolved.UNKNOWN, undefined);
  }
});

test('a secret that is missing is named, unless it is optional', () => {
  const of = (optional) => resolveEnvironment({ A: { secret: 's', key: 'k', optional } }, {}, {});
  assert.deepEqual(of(true), {});
  assert.throws(() => of(false), /A: no secret s with k/);
  assert.match(
    secretsFor(target)['tillbridge-database/cms-sync'],
    /\/\/own_cms_sync:[^@]+@127\.0\.0\.1:5432\/own$/,
  );
});

test('every restriction is told to the engine, and no value of a variable', () => {
  const container = {
    command: ['node', 'a.js'],
    user: 1000,
    group: 1001,
    readOnly: true,
    mayGainPrivileges: false,
    dropped: ['ALL'],
    memoryBytes: 5,
    writable: [{ path: '/tmp', bytes: 7 }],
    volumes: ['/data'],
  };
  const run = { image: 'i', name: 'n', variables: ['TOKEN'], detached: true };
  const args = runArguments(container, { ...run, engineName: 'docker' });
  assert.deepEqual(args, [
    'run',
    '--detach',
    '--name=n',
    '--network=host',
    '--no-healthcheck',
    '--user=1000:1001',
    '--read-only',
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    '--memory=5b',
    '--tmpfs=/tmp:rw,size=7,mode=1777',
    '--volume=/data',
    '--env=TOKEN',
    '--entrypoint=node',
    'i',
    'a.js',
  ]);
  const podman = runArguments(container, { ...run, engineName: 'podman', detached: false });
  assert.ok(podman.includes('--read-only-tmpfs=false') && podman.includes('--rm'));
  const free = {
    ...container,
    readOnly: false,
    mayGainPrivileges: true,
    dropped: [],
    memoryBytes: undefined,
  };
  const freely = runArguments(free, { ...run, engineName: 'podman' }).join(' ');
  assert.ok(!/read-only|cap-drop|no-new-privileges|memory/.test(freely));
});

test('the outside world gets as little as an app, and every port of its own', () => {
  const ports = { sandbox: 1, stripe: 2, kentico: 3, erpnext: 4, smtp: 5, ordercloud: 6, xc: 7, hubspot: 8 };
  const urls = { gateway: 'http://g', sandbox: 'http://s', smtp: 'smtp://m' };
  const { sandbox, configure } = outsideContainers({ ports, urls, secrets: target.secrets });
  assert.equal(sandbox.readOnly && !sandbox.mayGainPrivileges && sandbox.user > 0, true);
  assert.deepEqual(sandbox.dropped, ['ALL']);
  assert.equal(sandbox.environment.ORDERCLOUD_PORT, '6');
  assert.equal(sandbox.environment.ADMIN_TOKEN, undefined);
  assert.equal(configure.environment.GATEWAY_URL, 'http://g');
  assert.equal(configure.isJob, true);
});
