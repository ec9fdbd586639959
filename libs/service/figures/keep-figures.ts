import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import type { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import type { HandledListener } from '#messaging/consumer/handling-watch';
import type { CallListener } from '../connectors/connection-watch';
import type { Periodic } from '../schedule/periodic';
import { FigureBook } from './figure-book';
import { FiguresRepository } from './figures.repository';

const WRITE_EVERY_MS = 10_000;
const PURGE_EVERY_MS = 3_600_000;
const KEEP_MS = 93 * 86_400_000;

export interface KeepFiguresParts {
  readonly database: Database;
  readonly periodic: Periodic;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timers: boolean;
}

/** Writes down every few seconds what this process has done. A process that is killed loses the seconds since the last time. */
export class KeepFigures implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly book = new FigureBook();
  private readonly repository = new FiguresRepository();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly parts: KeepFiguresParts) {}

  readonly handled: HandledListener = ({ type, outcome, durationMs, failure }) => {
    const name = failure?.code === 'unknown-type' ? 'unknown' : type;
    const told = outcome === 'dead' ? 'failed' : outcome;
    this.book.note({ kind: 'message', name, outcome: told, durationMs }, this.now());
  };

  readonly called: CallListener = ({ connectionId, operation, durationMs, failure }) => {
    const outcome = failure === undefined ? 'done' : 'failed';
    this.book.note({ kind: 'call', name: connectionId, part: operation, outcome, durationMs }, this.now());
  };

  onApplicationBootstrap(): void {
    const { periodic, timers } = this.parts;
    periodic.every('forget old figures', PURGE_EVERY_MS, () => this.purge());
    if (!timers) return;
    this.timer = setInterval(() => void this.write(), WRITE_EVERY_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.write();
  }

  /** One at a time. What cannot be written now is lost: figures must never hold up the work they are about. */
  write(): Promise<void> {
    this.writing = this.writing.then(async () => {
      const rows = this.book.take();
      if (rows.length === 0) return;
      try {
        await this.parts.database.transaction((tx) => this.repository.add(tx, rows));
      } catch (error) {
        this.parts.logger.warn({ err: error }, 'Figures of the last seconds could not be kept');
      }
    });
    return this.writing;
  }

  private purge(): Promise<void> {
    return this.repository.purge(this.parts.database, new Date(this.now() - KEEP_MS));
  }

  private now(): number {
    return this.parts.clock.now().getTime();
  }
}
