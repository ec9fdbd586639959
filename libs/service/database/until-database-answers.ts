import { setTimeout as sleep } from 'node:timers/promises';
import { toFailure } from '#platform/errors/failure';
import type { Logger } from '#platform/logging/logger';

const TRY_FOR_MS = 60_000;
const PAUSE_MS = 500;

/**
 * Work that a service does before it is there: waits a while for a PostgreSQL that is still starting, or that has no connection free;
 * a wrong password or schema fails at once. The work may begin several times. Until it has ended the service does not listen.
 */
export async function untilDatabaseAnswers<T>(
  work: () => Promise<T>,
  logger: Logger,
  tryForMs: number = TRY_FOR_MS,
): Promise<T> {
  const deadline = Date.now() + tryForMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (toFailure(error).failureClass !== 'transient' || Date.now() > deadline) throw error;
      logger.warn({ err: error }, 'PostgreSQL cannot be reached yet');
      await sleep(PAUSE_MS);
    }
  }
}
