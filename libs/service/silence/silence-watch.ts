import { Inject, Injectable } from '@nestjs/common';
import { ConnectionHeard, ConnectionSilent } from '#contracts/events/connection-silence';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { CLOCK, LOGGER } from '../tokens';
import { afterSweep, afterWebhook, firstHeard, isSilent } from './hearing';
import { HearingRepository } from './hearing.repository';

/** Webhooks come in bursts; one of each is noted. */
const NOTED_EVERY_MS = 10_000;

/** Hears which connections send webhooks, and tells once that one has fallen silent and once that it is heard again. */
@Injectable()
export class SilenceWatch {
  private readonly repository = new HearingRepository();
  private readonly notedAt = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A webhook of the connection came, whatever becomes of it. */
  async heard(connectionId: string, receivedAt: string): Promise<void> {
    const at = new Date(receivedAt);
    const notedAt = this.notedAt.get(connectionId) ?? -Infinity;
    if (at.getTime() - notedAt < NOTED_EVERY_MS) return;
    await this.quietly(connectionId, () => this.note(connectionId, at));
  }

  /** A round has looked for what no webhook told of, and found so much. */
  async swept(connectionId: string, missed: number): Promise<void> {
    await this.quietly(connectionId, () => this.judge(connectionId, missed));
  }

  private async note(connectionId: string, at: Date): Promise<void> {
    const isNew = await this.repository.begin(this.database, connectionId, firstHeard(at));
    if (!isNew) {
      await this.database.transaction(async (tx) => {
        const before = await this.repository.of(tx, connectionId);
        if (!before) return;
        const after = afterWebhook(before, at);
        if (after === before) return;
        await this.repository.keep(tx, connectionId, after);
        if (!before.told) return;
        await this.outbox.publish(tx, ConnectionHeard, {
          connectionId,
          since: before.lastHeardAt.toISOString(),
          at: at.toISOString(),
        });
      });
    }
    this.notedAt.set(connectionId, at.getTime());
  }

  private async judge(connectionId: string, missed: number): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const before = await this.repository.of(tx, connectionId);
      if (!before) return;
      const after = afterSweep(before, missed, now);
      const tell = !after.told && isSilent(after, now);
      if (after === before && !tell) return;
      await this.repository.keep(tx, connectionId, { ...after, told: after.told || tell });
      if (!tell) return;
      await this.outbox.publish(tx, ConnectionSilent, {
        connectionId,
        since: after.lastHeardAt.toISOString(),
        missed: after.missed,
        rounds: after.missedRounds,
        at: now.toISOString(),
      });
    });
  }

  /** Listening must not spoil the work it listens to; the next webhook or round says the same. */
  private async quietly(connectionId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn({ err: error, connectionId }, 'What was heard of a connection could not be noted');
    }
  }
}
