import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isAlive } from '../process/stop-process.mjs';

export const RUN_FILE = 'run.json';
export const DEMO_FILE = 'run-demo.json';

/** A running system as tools find it, or undefined when no living process stands behind the file. */
export async function readRun(stateDir, name = RUN_FILE) {
  const run = await readFile(join(stateDir, name), 'utf8').then(JSON.parse, () => undefined);
  return run !== undefined && isAlive(run.pid) ? run : undefined;
}

/** Writes the file as a whole: a reader finds the old one or the new one, never half of it. */
export async function writeRun(stateDir, name, run) {
  const path = join(stateDir, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** Removes the file unless another process has taken it over. */
export async function removeRun(stateDir, name, pid = process.pid) {
  const run = await readRun(stateDir, name);
  if (run === undefined || run.pid === pid) await rm(join(stateDir, name), { force: true });
}
