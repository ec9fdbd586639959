import { spawn } from 'node:child_process';

const owned = new Set();
let watching = false;

function killLeftovers() {
  for (const child of owned) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Already gone.
    }
  }
}

/**
 * Spawns a child that leads a process group of its own: a terminal's Ctrl-C reaches only us, and we end our
 * children in order. Whatever is left when we exit, however we exit, is killed with us.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function spawnOwned(command, args, options) {
  if (!watching) {
    process.on('exit', killLeftovers);
    watching = true;
  }
  const child = spawn(command, args, { ...options, detached: true });
  if (child.pid !== undefined) owned.add(child);
  child.once('exit', () => owned.delete(child));
  return child;
}
