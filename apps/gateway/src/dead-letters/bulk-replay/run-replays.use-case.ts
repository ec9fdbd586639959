import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { replayDeadLetterCommand } from '#messaging/dead-letters/commands';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK, LOGGER } from '#service/tokens';
import { ReplayRepository, type ReplayRow } from './replay.repository';

const INTERVAL_MS = 1_000;
/** After a pause no more than so many seconds' worth goes out together. */
const MOST_CREDIT_SECONDS = 2;
/** Sent and not yet handled: no more, so that a replay never fills a queue. */
const MOST_OPEN = 100;
/** Longer than every retry in practice. */
const SILENT_MS = 60 * 60_000;

/**
 * Moves every running replay on by as many messages as its pace allows. What was sent is committed with its commands, so that whoever
 * takes over after a crash goes on from there; a message that is sent twice is settled once by its service.
 */
@Injectable()
export class RunReplays implements OnApplicationBootstrap {
  constructor(
    private readonly periodic: Periodic,
    private readonly database: Database,
    private readonly replays: ReplayRepository,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every('dead letter replays', INTERVAL_MS, () => this.turn());
  }

  /** One replay's trouble is not another's. */
  async turn(): Promise<void> {
    for (const { replay_id: replayId } of await this.replays.running()) {
      try {
        await this.database.transaction((tx) => this.moveOn(tx, replayId));
      } catch (error) {
        this.logger.warn({ err: error, replayId }, 'A replay of dead letters waits and goes on by itself');
      }
    }
  }

  private async moveOn(tx: Tx, replayId: string): Promise<void> {
    const replay = await this.replays.lock(tx, replayId);
    if (replay?.state !== 'running') return;
    const now = this.clock.now();
    await this.replays.giveUp(tx, replayId, new Date(now.getTime() - SILENT_MS), now);
    const counts = await this.replays.counts(tx, replayId);
    if (counts.waiting === 0 && counts.sent === 0) return this.replays.end(tx, replayId, 'done', now);
    const credit = creditOf(replay, now);
    const most = Math.min(Math.floor(credit), MOST_OPEN - counts.sent);
    const sent = most > 0 ? await this.send(tx, replay, most, now) : 0;
    await this.replays.moved(tx, replayId, credit - sent, now);
  }

  private async send(tx: Tx, replay: ReplayRow, most: number, now: Date): Promise<number> {
    const { replay_id: replayId, requested_by: requestedBy } = replay;
    const items = await this.replays.next(tx, replayId, most);
    const dead = items.filter((item) => item.dead);
    for (const { service, dead_letter_id: messageId } of dead) {
      await this.outbox.publish(tx, replayDeadLetterCommand(service), { messageId, requestedBy });
    }
    await this.replays.mark(tx, replayId, dead, 'sent', now);
    const settled = items.filter((item) => !item.dead);
    await this.replays.mark(tx, replayId, settled, 'gone', now);
    return dead.length;
  }
}

function creditOf({ per_second: perSecond, credit, moved_at: movedAt }: ReplayRow, now: Date): number {
  const earned = Math.max(0, (now.getTime() - movedAt.getTime()) / 1_000) * perSecond;
  return Math.min(credit + earned, Math.max(1, perSecond * MOST_CREDIT_SECONDS));
}
