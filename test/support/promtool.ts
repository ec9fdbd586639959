import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './observability';

const FOLDER = join(ROOT, 'deploy/observability/alert-tests');

/** One case of `promtool test rules`; its name begins with the alert and says `fires` or `is silent`. */
export interface AlertCase {
  readonly name: string;
  readonly alert_rule_test: ReadonlyArray<{
    readonly alertname: string;
    readonly exp_alerts: readonly unknown[];
  }>;
}
export interface Checked {
  readonly ok: boolean;
  readonly said: string;
}

export const alertTestFiles = (): string[] => readdirSync(FOLDER).sort();

export const alertCases = (): AlertCase[] =>
  alertTestFiles().flatMap((file) => {
    const { tests } = parse(readFileSync(join(FOLDER, file), 'utf8')) as { tests: AlertCase[] };
    return tests;
  });

export function hasPromtool(): boolean {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @param args files are named from the folder of the tests of alerts */
export function promtool(...args: string[]): Checked {
  const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: FOLDER, encoding: 'utf8' });
  return { ok: status === 0, said: stdout + stderr };
}
