import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '#testing/wait-for';
import { serversOf } from './run-script';
import { requestJson, type Answer } from './request-json';

const ROOT = join(__dirname, '../..');
const START_DEADLINE_MS = 400_000;
const STOP_DEADLINE_MS = 30_000;
/** One of each service that works by the configuration. */
const CONNECTION_OF_EACH = ['stripe', 'kentico', 'erpnext', 'mail'];

/** What `run.json` says, as far as tests use it. */
interface RunDocument {
  readonly urls: Readonly<Record<'gateway' | 'orchestrator' | 'payments' | 'cmsSync' | 'sandbox', string>>;
  readonly adminToken: string;
  readonly connections: ReadonlyArray<{
    readonly id: string;
    readonly webhookUrl: string | null;
    readonly secrets: Readonly<Record<string, string>>;
  }>;
}

/** All processes of the product with the sandbox as the outside world, and nothing shared with other tests. */
export class RunningSystem {
  private constructor(
    private readonly child: ChildProcess,
    private readonly stateDir: string,
    private readonly log: () => string,
    readonly run: RunDocument,
    readonly alertSecret: string,
    readonly databasePassword: string,
  ) {}

  /** @param env further variables of the services, e.g. shorter retry delays */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<RunningSystem> {
    const stateDir = mkdtempSync(join(tmpdir(), 'tillbridge-e2e-'));
    const child = spawn(process.execPath, [join(ROOT, 'scripts/serve.mjs')], {
      cwd: ROOT,
      env: { ...serversOf(process.env), ...env, TILLBRIDGE_STATE_DIR: stateDir, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said = (said + chunk).slice(-200_000);
      });
    }
    const json = <T>(name: string): T | null => {
      try {
        return JSON.parse(readFileSync(join(stateDir, name), 'utf8')) as T;
      } catch {
        return null;
      }
    };
    try {
      const run = await waitFor(() => (child.exitCode === null ? json<RunDocument>('run.json') : 'ended'), {
        deadlineMs: START_DEADLINE_MS,
        what: 'the system to stand',
      });
      if (run === 'ended') throw new Error(`It ended with ${child.exitCode}`);
      const { alertWebhookSecret, databasePassword } =
        json<Record<'alertWebhookSecret' | 'databasePassword', string>>('credentials.json')!;
      return new RunningSystem(child, stateDir, () => said, run, alertWebhookSecret, databasePassword);
    } catch (error) {
      child.kill('SIGTERM');
      throw new Error(`The system did not start. It said:\n${said.slice(-4000)}`, { cause: error });
    }
  }

  /** What the processes have logged. */
  get logged(): string {
    return this.log();
  }

  /** A request to the admin API as its first administrator. */
  api<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<T>> {
    return requestJson<T>(method, `${this.run.urls.gateway}/api/v1${path}`, body, {
      authorization: `Bearer ${this.run.adminToken}`,
      ...headers,
    });
  }

  /**
   * Applies a configuration. It reaches the services by messages of their own, so this waits until each works by it: the test of a
   * connection is carried out with what was applied last, or says that it cannot be yet.
   */
  async configure(document: object): Promise<void> {
    const applied = await this.api('PUT', '/configuration', document);
    if (applied.status !== 200) throw new Error(`It was not applied: ${JSON.stringify(applied)}`);
    const isKnown = (id: string) => async () => {
      const { body } = await this.api<{ ok?: boolean }>('POST', `/connections/${id}/test`);
      return body.ok === true;
    };
    await Promise.all(
      CONNECTION_OF_EACH.map((id) =>
        waitFor(isKnown(id), { what: `the service of ${id} to have the configuration` }),
      ),
    );
  }

  /** What people and bad luck do in the outside world: the sandbox's control API. @throws when it refuses */
  async control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await requestJson<T>(method, `${this.run.urls.sandbox}/_control${path}`, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer.body;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_DEADLINE_MS);
    await ended;
    clearTimeout(timer);
    rmSync(this.stateDir, { recursive: true, force: true });
  }
}
