import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './stop-process.mjs';

const claimed = new Set();

function release() {
  for (const file of claimed) rmSync(file, { force: true });
}

function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

/**
 * Whether a port may be ours. Between choosing a port and listening on it lies the whole set-up: a second start in that time would choose
 * the same one, and take the first one's answers for its own. So whoever chooses says so, in a file that goes with its process.
 */
export function claimPort(port, folder = tmpdir(), pid = process.pid) {
  const file = join(folder, `tillbridge-port-${port}`);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, String(pid), { flag: 'wx' });
      if (claimed.size === 0) process.on('exit', release);
      claimed.add(file);
      return true;
    } catch (error) {
      // A folder that takes no files is no reason not to start.
      if (error.code !== 'EEXIST') return true;
    }
    const holder = holderOf(file);
    if (holder === pid) return true;
    if (holder > 0 && isAlive(holder)) return false;
    try {
      rmSync(file, { force: true });
    } catch {
      return true;
    }
  }
  return true;
}
