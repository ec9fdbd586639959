import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runCommand } from '../process/run-command.mjs';
import { SetupError } from '../setup-error.mjs';

const CANDIDATES = ['postgres', 'nobody'];
const OTHERS_MAY_ENTER = 0o001;

/**
 * The identity to run PostgreSQL under, which refuses to run as root.
 * @returns {Promise<{uid: number, gid: number} | undefined>} undefined: as we are
 */
export async function unprivileged(getuid = process.getuid) {
  if (getuid?.() !== 0) return undefined;
  for (const name of CANDIDATES) {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => (await runCommand('id', [flag, name])).stdout.trim()),
    );
    if (/^\d+$/.test(uid) && /^\d+$/.test(gid)) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new SetupError(
    'PostgreSQL does not run as root and there is no other user.',
    'Run the command as an ordinary user.',
  );
}

/** Whether everybody may walk down to a folder (the closest existing one). A home with mode 700 bars the way. */
export async function reachableByOthers(directory) {
  let path = directory;
  while (
    !(await access(path, constants.F_OK).then(
      () => true,
      () => false,
    ))
  )
    path = dirname(path);
  for (;;) {
    if (((await stat(path)).mode & OTHERS_MAY_ENTER) === 0) return false;
    if (path === dirname(path)) return true;
    path = dirname(path);
  }
}
