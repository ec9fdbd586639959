const POLL_MS = 50;

/** Whether a process exists (a zombie counts as gone only once its parent has reaped it). */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function signal(target, name) {
  try {
    process.kill(target, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Resolves true once the process is gone, false at the deadline. */
export async function waitForExit(pid, deadlineMs) {
  const end = Date.now() + deadlineMs;
  while (isAlive(pid)) {
    if (Date.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return true;
}

/**
 * Asks a process to end, and ends it with its whole group at the deadline. The group is used only for
 * processes that lead one of their own, never for somebody else's.
 * @param {number} pid
 * @param {{first?: NodeJS.Signals, deadlineMs?: number, leadsGroup?: boolean}} options
 */
export async function stopProcess(pid, { first = 'SIGTERM', deadlineMs = 10_000, leadsGroup = true } = {}) {
  if (!isAlive(pid)) return 'gone';
  signal(pid, first);
  if (await waitForExit(pid, deadlineMs)) return 'stopped';
  signal(leadsGroup ? -pid : pid, 'SIGKILL');
  await waitForExit(pid, 2_000);
  return 'killed';
}
