import { readdir, readFile } from 'node:fs/promises';

export interface RunningProcess {
  readonly pid: number;
  readonly environment: readonly string[];
}

/** Processes of this user with exactly this command name, with their environment. Linux; empty elsewhere. */
export async function processTable(command: string): Promise<RunningProcess[]> {
  const entries = await readdir('/proc').catch(() => []);
  const found = await Promise.all(
    entries.filter((entry) => /^\d+$/.test(entry)).map((entry) => readProcess(Number(entry), command)),
  );
  return found.filter((running) => running !== undefined);
}

async function readProcess(pid: number, command: string): Promise<RunningProcess | undefined> {
  try {
    const name = (await readFile(`/proc/${pid}/comm`, 'utf8')).trim();
    if (name !== command) return undefined;
    const environment = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0');
    return { pid, environment };
  } catch {
    // Gone in the meantime, or another user's.
    return undefined;
  }
}
