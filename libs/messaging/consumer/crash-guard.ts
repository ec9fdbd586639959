import type { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import type { IncomingMessage } from './incoming-message';

/** After so many deliveries without an end a message is suspected of killing the process. */
const SUSPECT_AFTER_REDELIVERIES = 3;
/** Crashes while it was the suspect at work; well below the broker's own delivery limit. */
const MAX_CRASHES = 5;

/**
 * Finds the message that kills the process among the innocent ones delivered with it. The broker counts a crash against all of
 * them; so suspects are handled one at a time, each noted in the database before and cleared after, and only one that was at work
 * when the process died, again and again, is given up.
 */
export class CrashGuard {
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: Database) {}

  async run(message: IncomingMessage, work: () => Promise<unknown>): Promise<void> {
    if (message.redeliveries < SUSPECT_AFTER_REDELIVERIES) {
      await work();
      return;
    }
    const turn = this.queue.then(() => this.runSuspect(message.messageId, work));
    this.queue = turn.catch(() => undefined);
    await turn;
  }

  private async runSuspect(messageId: string, work: () => Promise<unknown>): Promise<void> {
    const noted = await this.database.query<{ crashes: number }>(
      `INSERT INTO crash_suspects (message_id) VALUES ($1)
       ON CONFLICT (message_id) DO UPDATE SET crashes = crash_suspects.crashes + 1
       RETURNING crashes`,
      [messageId],
    );
    const crashes = noted.rows[0]?.crashes ?? 0;
    try {
      if (crashes >= MAX_CRASHES) {
        throw Failure.permanent('crashes-the-service', `The service died ${crashes} times on this message`, {
          suggestion: 'Look at what the service logged before it died; replay after the fix.',
          details: { crashes },
        });
      }
      await work();
    } finally {
      await this.database.query('DELETE FROM crash_suspects WHERE message_id = $1', [messageId]);
    }
  }
}
