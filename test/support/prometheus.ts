import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '#testing/free-ports';
import { waitFor } from '#testing/wait-for';
import { stringify } from 'yaml';
import { ROOT } from './observability';

export interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [time: number, value: string];
}
export interface LoadedRule {
  readonly name: string;
  readonly health: string;
  readonly lastError?: string;
  readonly state: 'inactive' | 'pending' | 'firing';
}
interface Answered<T> {
  readonly status: 'success' | 'error';
  readonly data: T;
  readonly error?: string;
}

/** A Prometheus of a test's own, with the product's alert rules; it looks each second. */
export class Prometheus {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly url: string,
  ) {}

  /** @param targets hosts and ports of services, e.g. `127.0.0.1:3000` */
  static async start(targets: readonly string[]): Promise<Prometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'tillbridge-prometheus-'));
    const file = join(folder, 'prometheus.yaml');
    writeFileSync(file, stringify(configuration(targets)));
    // It does not tell which port it took when it may choose.
    const [port] = await freePorts();
    const address = `127.0.0.1:${port}`;
    const args = [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
    ];
    const child = spawn('prometheus', args, { stdio: 'ignore' });
    // One that cannot be started is told by the wait below.
    child.on('error', () => undefined);
    const prometheus = new Prometheus(child, folder, `http://${address}`);
    try {
      await waitFor(() => prometheus.seesAll(targets.length), { what: 'Prometheus to see every service' });
    } catch (error) {
      await prometheus.stop();
      throw error;
    }
    return prometheus;
  }

  /** @throws what Prometheus says against the expression */
  async query(expression: string): Promise<readonly Sample[]> {
    const { result } = await this.ask<{ result: readonly Sample[] }>('query', { query: expression });
    return result;
  }

  labelValues(label: string, metric: string): Promise<readonly string[]> {
    return this.ask(`label/${label}/values`, { 'match[]': metric });
  }

  async rules(): Promise<readonly LoadedRule[]> {
    const { groups } = await this.ask<{ groups: ReadonlyArray<{ rules: readonly LoadedRule[] }> }>(
      'rules',
      {},
    );
    return groups.flatMap(({ rules }) => rules);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.pid !== undefined) {
      const ended = new Promise((resolve) => this.child.once('close', resolve));
      this.child.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async seesAll(count: number): Promise<boolean> {
    const up = await this.query('up == 1').catch(() => []);
    return up.length === count;
  }

  private async ask<T>(path: string, parameters: Readonly<Record<string, string>>): Promise<T> {
    const response = await fetch(`${this.url}/api/v1/${path}?${new URLSearchParams(parameters).toString()}`);
    const answer = (await response.json()) as Answered<T>;
    if (answer.status !== 'success') throw new Error(`${JSON.stringify(parameters)}: ${answer.error}`);
    return answer.data;
  }
}

const configuration = (targets: readonly string[]) => ({
  global: { scrape_interval: '1s', evaluation_interval: '1s' },
  rule_files: [join(ROOT, 'deploy/observability/alerts.yaml')],
  scrape_configs: [{ job_name: 'tillbridge', static_configs: [{ targets: [...targets] }] }],
});
