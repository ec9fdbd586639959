import { isFree, freePort, isListening } from '../process/ports.mjs';
import { SetupError } from '../setup-error.mjs';
import { stopProcess } from '../process/stop-process.mjs';
import { composeUp, engineAnswers, standardPort } from './compose.mjs';
import { withoutPassword } from './redact.mjs';
import { forgetServer, livingServer, rememberServer } from './servers-file.mjs';

export const keep = async () => undefined;

async function fromEnvironment({ kind, env }) {
  const url = env[kind.variable];
  if (url === undefined || url === '') return undefined;
  const probe = await kind.probe(url);
  if (probe.ok) return { url, version: probe.version, how: kind.variable, stop: keep };
  throw new SetupError(
    `${kind.title} at ${kind.variable} (${withoutPassword(url)}) cannot be used: ${probe.reason}.`,
    `Correct ${kind.variable}, or unset it to have the server found or started.`,
  );
}

async function fromUsualPlace({ kind, say }) {
  let reason;
  for (const url of kind.usual) {
    if (!(await isListening(Number(new URL(url).port)))) continue;
    const probe = await kind.probe(url);
    if (probe.ok) return { url, version: probe.version, how: 'already running', stop: keep };
    reason ??= probe.reason;
  }
  if (reason !== undefined) say(`the server on the standard port cannot be used: ${reason}`);
  return undefined;
}

async function fromEarlierCommand({ kind, file }) {
  const server = await livingServer(file, kind.kind);
  if (server === undefined) return undefined;
  const probe = await kind.probe(server.url);
  if (!probe.ok) return undefined;
  if (server.owned)
    return { url: server.url, version: probe.version, how: 'shared with another command', stop: keep };
  await rememberServer(file, kind.kind, server);
  const stop = async () => {
    for (const pid of server.pids)
      await stopProcess(pid, { first: kind.kind === 'postgres' ? 'SIGINT' : 'SIGTERM' });
    await forgetServer(file, kind.kind);
  };
  return { url: server.url, version: probe.version, how: 'left by an earlier command', stop };
}

async function fromCompose({ kind, root, say, docker }) {
  if (!(await engineAnswers(docker))) return undefined;
  const usual = standardPort(kind.kind);
  const port = (await isFree(usual)) ? usual : await freePort();
  say('docker compose up');
  const stop = await composeUp(kind.kind, { root, port, say, docker });
  const url = kind.composeUrl(port);
  const probe = await kind.probe(url);
  if (probe.ok) return { url, version: probe.version, how: `docker compose, port ${port}`, stop };
  await stop();
  throw new Error(`${kind.title} from docker compose cannot be used: ${probe.reason}`);
}

async function ofOurOwn({ kind, stateDir, file, say }) {
  const server = await kind.start(stateDir, say);
  await rememberServer(file, kind.kind, { url: server.url, pids: server.pids ?? [server.pid] });
  const stop = async () => {
    await server.stop();
    await forgetServer(file, kind.kind);
  };
  return { url: server.url, version: server.version, how: `started on port ${server.port}`, stop };
}

/**
 * Makes sure of one server, in this order: the URL in the environment, a server on the standard port, one of our own that
 * still runs, `docker compose`, one of our own.
 * @param {{kind: object, root: string, stateDir: string, file: string, env: NodeJS.ProcessEnv, say: (text: string) => void, docker?: string}} context
 * @returns {Promise<{url: string, version: string, how: string, stop: () => Promise<unknown>}>} `stop` ends only what was started here
 */
export async function ensureServer(context) {
  return (
    (await fromEnvironment(context)) ??
    (await fromUsualPlace(context)) ??
    (await fromEarlierCommand(context)) ??
    (await fromCompose(context)) ??
    ofOurOwn(context)
  );
}
