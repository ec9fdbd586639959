import { access } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { runCommand, succeeds } from '../process/run-command.mjs';
import { SetupError } from '../setup-error.mjs';

/** Debian's program that runs as any user; the one in /usr/sbin insists on root or on the user rabbitmq. */
const DEBIAN = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const HOMEBREW = ['/opt/homebrew/sbin/rabbitmq-server', '/usr/local/sbin/rabbitmq-server'];
const APT = ['-o', 'DPkg::Lock::Timeout=200', 'install', '-y', '--no-install-recommends', 'rabbitmq-server'];
/** Keeps Debian from starting a broker for the whole machine: we start our own and stop it. */
const QUIET = { RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
const BY_HAND = 'start RabbitMQ on 127.0.0.1:5672, or set RABBITMQ_URL.';

const isPresent = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

async function firstPresent(paths) {
  for (const path of paths) if (await isPresent(path)) return path;
  return undefined;
}

/** The server program of an installed RabbitMQ, if there is one. */
export function installedBroker({ known = [DEBIAN, ...HOMEBREW], path = process.env.PATH ?? '' } = {}) {
  return firstPresent([...known, ...path.split(delimiter).map((folder) => join(folder, 'rabbitmq-server'))]);
}

async function privileged() {
  if (process.getuid?.() === 0) return ['env'];
  return (await succeeds('sudo', ['-n', 'true'])) ? ['sudo', '-n', 'env'] : undefined;
}

async function installWithApt(say) {
  const prefix = await privileged();
  if (prefix === undefined) {
    throw new SetupError(
      'RabbitMQ is missing and installing it takes root.',
      `Run "sudo apt-get install rabbitmq-server", ${BY_HAND}`,
    );
  }
  const [command, ...rest] = prefix;
  const environment = Object.entries(QUIET).map(([name, value]) => `${name}=${value}`);
  const apt = (...args) =>
    runCommand(command, [...rest, ...environment, 'apt-get', ...args], { onLine: say });
  await apt('-qq', '-o', 'DPkg::Lock::Timeout=200', 'update');
  const { code, stderr } = await apt(...APT);
  if (code !== 0) {
    throw new SetupError(
      'RabbitMQ could not be installed by apt-get.',
      `Install rabbitmq-server by hand, ${BY_HAND}\n${stderr.trim()}`,
    );
  }
}

async function installWithHomebrew(say) {
  const { code, stderr } = await runCommand('brew', ['install', 'rabbitmq'], { onLine: say });
  if (code !== 0) {
    throw new SetupError(
      'RabbitMQ could not be installed by Homebrew.',
      `Run "brew install rabbitmq", ${BY_HAND}\n${stderr.trim()}`,
    );
  }
}

/** The server program, installed with the system's package manager when it is missing. */
export async function brokerProgram(say = () => undefined) {
  const present = await installedBroker();
  if (present !== undefined) return present;
  say('installing RabbitMQ');
  if (await succeeds('apt-get', ['--version'])) await installWithApt(say);
  else if (await succeeds('brew', ['--version'])) await installWithHomebrew(say);
  else
    throw new SetupError(
      'RabbitMQ is missing and there is neither apt-get nor Homebrew to install it.',
      `Install and ${BY_HAND}`,
    );
  const program = await installedBroker();
  if (program === undefined)
    throw new SetupError(
      'RabbitMQ was installed but rabbitmq-server is not to be found.',
      `Please ${BY_HAND}`,
    );
  return program;
}

/** Erlang's port mapper, beside the virtual machine that RabbitMQ runs on. */
export async function portMapper() {
  const found = await firstPresent(
    (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'epmd')),
  );
  if (found !== undefined) return found;
  const { stdout } = await runCommand('erl', [
    '-noshell',
    '-eval',
    'io:format("~s", [code:root_dir()]), halt().',
  ]);
  return join(dirname(stdout.trim() || '/usr/lib/erlang'), 'erlang', 'bin', 'epmd');
}
