import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#platform/database/database';
import { openDatabase, type DatabaseOptions } from '#platform/database/open-database';
import { toFailure } from '#platform/errors/failure';
import type { Logger } from '#platform/logging/logger';

const TRY_FOR_MS = 60_000;
const PAUSE_MS = 500;

/** Waits a while for a PostgreSQL that is still starting; a wrong password or schema fails at once. */
export async function openWhenReady(options: DatabaseOptions, logger: Logger): Promise<Database> {
  const deadline = Date.now() + TRY_FOR_MS;
  for (;;) {
    try {
      return await openDatabase(options);
    } catch (error) {
      if (toFailure(error).failureClass !== 'transient' || Date.now() > deadline) throw error;
      logger.warn({ err: error }, 'PostgreSQL cannot be reached yet');
      await sleep(PAUSE_MS);
    }
  }
}
