import { chown, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../process/run-command.mjs';
import { withClient } from '../../infrastructure/postgres-probe.mjs';
import { SetupError } from '../../setup-error.mjs';

const SIZE = '96m';
const FULL_MS = 6_000;
const REFILL_MS = 100;
const CHUNK = Buffer.alloc(64 * 1024, 1);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Writes until there is no room for one more block. */
async function fill(path) {
  const file = await open(path, 'a');
  try {
    for (let size = CHUNK.length; size >= 512;) {
      try {
        await file.write(CHUNK.subarray(0, size));
      } catch (error) {
        if (error.code !== 'ENOSPC') throw error;
        size /= 2;
      }
    }
  } finally {
    await file.close();
  }
}

/**
 * A small disk of its own for the tables of the run's database; the log of writes stays outside, for a server whose log has no room ends
 * itself, and that is the restart of another row. Needs root, to mount it.
 */
export async function smallDisk({ home, user, cleanup }) {
  const folder = join(home, 'small-disk');
  await mkdir(folder, { recursive: true });
  const { code, stderr } = await runCommand('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder]);
  if (code !== 0) throw new SetupError('A small disk cannot be mounted.', `It takes root. ${stderr.trim()}`);
  cleanup.add('small disk', () => runCommand('umount', ['-l', folder]));
  const tables = join(folder, 'tables');
  const ballast = join(folder, 'ballast');
  await mkdir(tables, { mode: 0o700 });
  if (user !== undefined) await chown(tables, user.uid, user.gid);

  return {
    /** Every table that is made from now on lies here. */
    async use(adminUrl) {
      await withClient(adminUrl, async (client) => {
        await client.query(`CREATE TABLESPACE small LOCATION '${tables.replaceAll("'", "''")}'`);
        await client.query('GRANT CREATE ON TABLESPACE small TO PUBLIC');
        await client.query("ALTER SYSTEM SET default_tablespace = 'small'");
        await client.query('SELECT pg_reload_conf()');
      });
    },
    blow: {
      name: 'the database’s disk is full',
      row: 'F19',
      async strike() {
        const end = Date.now() + FULL_MS;
        while (Date.now() < end) {
          await fill(ballast);
          await pause(REFILL_MS);
        }
        await rm(ballast);
      },
    },
  };
}
