import type { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { pruneInbox } from './inbox';

const INTERVAL_MS = 600_000;

/** Keeps the inbox from growing without end. Replicas may do it side by side. */
export class InboxRetention {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly days: number,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer ??= setInterval(() => void this.prune(), INTERVAL_MS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async prune(): Promise<void> {
    try {
      const deleted = await pruneInbox(this.database, this.days);
      if (deleted > 0) this.logger.debug({ deleted }, 'old inbox notes forgotten');
    } catch (error) {
      this.logger.warn({ error: (error as Error).message }, 'inbox could not be pruned');
    }
  }
}
