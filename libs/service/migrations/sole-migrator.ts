import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const LOOK_MS = 200;
/** As long as a deployment's job may take: whoever migrates so long hangs. */
const PATIENCE_MS = 2 * 3_600_000;

/**
 * Does the work while nobody else migrates the schema; several at a time wait for one another. By asking again and again: a
 * session that waits inside the database for the lock is one that the building of an index beside running writes waits for.
 */
export async function asSoleMigrator<T>(
  url: string,
  schema: string,
  work: (session: Client) => Promise<T>,
  patienceMs: number = PATIENCE_MS,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  const session = new Client({ connectionString: url });
  await session.connect();
  try {
    while (!(await locked(session, schema))) {
      if (Date.now() > deadline)
        throw new Error(`Somebody else has been migrating "${schema}" for too long.`);
      await sleep(LOOK_MS);
    }
    return await work(session);
  } finally {
    await session.end();
  }
}

async function locked(session: Client, schema: string): Promise<boolean> {
  const { rows } = await session.query<{ locked: boolean }>(
    'SELECT pg_try_advisory_lock(hashtext($1)) AS locked',
    [`migrations:${schema}`],
  );
  return rows[0]!.locked;
}
