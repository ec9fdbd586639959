import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ScriptResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const ROOT = join(__dirname, '../..');

/** Runs one of the project's own commands as a user would, with a state folder of its own. */
export async function runScript(
  script: string,
  args: readonly string[],
  deadlineMs: number,
): Promise<ScriptResult> {
  const stateDir = mkdtempSync(join(tmpdir(), 'tillbridge-e2e-'));
  try {
    return await new Promise<ScriptResult>((resolve, reject) => {
      const child = spawn(process.execPath, [join(ROOT, 'scripts', script), ...args], {
        cwd: ROOT,
        env: { ...serversOf(process.env), TILLBRIDGE_STATE_DIR: stateDir, NO_COLOR: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const text = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr'] as const) {
        child[name].setEncoding('utf8').on('data', (chunk: string) => {
          text[name] = (text[name] + chunk).slice(-200_000);
        });
      }
      const timer = setTimeout(() => child.kill('SIGTERM'), deadlineMs);
      child.once('error', reject);
      child.once('close', (code) => {
        clearTimeout(timer);
        resolve({ code, ...text });
      });
    });
  } finally {
    rmSync(stateDir, { recursive: true, force: true });
  }
}

/** Three whole systems at a time, and what is tested beside them, share the hundred connections of one PostgreSQL. */
const CONNECTIONS_OF_A_PROCESS = '5';

/** The servers that the tests use are the ones that the command under test uses. */
export function serversOf(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { TEST_DATABASE_URL: database, TEST_RABBITMQ_URL: broker, NODE_ENV: _jest, ...rest } = env;
  return {
    DATABASE_POOL_SIZE: CONNECTIONS_OF_A_PROCESS,
    ...rest,
    ...(database === undefined ? {} : { DATABASE_ADMIN_URL: database }),
    ...(broker === undefined ? {} : { RABBITMQ_URL: broker }),
  };
}

/** Parses standard output; a failure shows what the command said. */
export function jsonOf<T>(result: ScriptResult): T {
  try {
    return JSON.parse(result.stdout) as T;
  } catch {
    throw new Error(
      `No JSON on standard output. Exit code ${result.code}, it said:\n${result.stderr.slice(-4000)}`,
    );
  }
}
