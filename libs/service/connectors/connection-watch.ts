import { ConnectionDegraded, ConnectionRecovered } from '#contracts/events/platform';
import type { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import type { Database } from '#platform/database/database';
import { toFailure, type Failure } from '#platform/errors/failure';
import type { Logger } from '#platform/logging/logger';
import type { ConnectionStateRepository } from './connection-state.repository';

export interface ConnectionWatchOptions {
  readonly service: string;
  readonly degradedAfterFailures: number;
  readonly degradedAfterMs: number;
  /** Told of every call. */
  readonly called?: CallListener;
}

/** How a call to an outside system went; `failure` is undefined when it succeeded. */
export interface OutsideCall {
  readonly connectionId: string;
  /** The port's method: `createSession`. */
  readonly operation: string;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly failure: Failure | undefined;
}

export type CallListener = (call: OutsideCall) => void;

interface Streak {
  failures: number;
  readonly since: Date;
  told: boolean;
}

/** How often a connection that works is compared with what was told of it. */
const RECHECK_MS = 10_000;

/** Refused by ourselves before anybody was called: tells nothing of the system, neither good nor bad. */
const OURS: ReadonlySet<string> = new Set(['too-many-calls', 'circuit-open']);

/** Sees every call's outcome and tells, once each, that a connection keeps failing and that it works again. */
export class ConnectionWatch {
  private readonly streaks = new Map<string, Streak>();
  private readonly healthyUntil = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly states: Pick<ConnectionStateRepository, 'degrade' | 'recover'>,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly options: ConnectionWatchOptions,
  ) {}

  /** Runs a call and passes its outcome on unchanged. */
  async observe<T>(connectionId: string, call: () => Promise<T>, operation = 'call'): Promise<T> {
    const startedAt = Date.now();
    const started = performance.now();
    const tell = (failure?: Failure): void =>
      this.options.called?.({
        connectionId,
        operation,
        startedAt,
        durationMs: performance.now() - started,
        failure,
      });
    try {
      const value = await call();
      tell();
      await this.worked(connectionId);
      return value;
    } catch (error) {
      const failure = toFailure(error);
      tell(failure);
      if (OURS.has(failure.code)) throw error;
      if (failure.failureClass === 'transient') await this.failed(connectionId, failure);
      else if (failure.failureClass !== 'rate-limited') await this.worked(connectionId);
      throw error;
    }
  }

  private async worked(connectionId: string): Promise<void> {
    const now = this.clock.now();
    const hadFailed = this.streaks.delete(connectionId);
    if (!hadFailed && (this.healthyUntil.get(connectionId) ?? -Infinity) > now.getTime()) return;
    this.healthyUntil.set(connectionId, now.getTime() + RECHECK_MS);
    await this.quietly(connectionId, () =>
      this.database.transaction(async (tx) => {
        const since = await this.states.recover(tx, connectionId, now);
        if (!since) return;
        await this.outbox.publish(tx, ConnectionRecovered, {
          connectionId,
          service: this.options.service,
          since: since.toISOString(),
          at: now.toISOString(),
        });
      }),
    );
  }

  private async failed(connectionId: string, failure: Failure): Promise<void> {
    const now = this.clock.now();
    const streak = this.streaks.get(connectionId) ?? { failures: 0, since: now, told: false };
    this.streaks.set(connectionId, streak);
    streak.failures += 1;
    const lasting = now.getTime() - streak.since.getTime() >= this.options.degradedAfterMs;
    if (streak.told || !lasting || streak.failures < this.options.degradedAfterFailures) return;
    streak.told = true;
    const told = { code: failure.code, message: failure.message.slice(0, 2000) };
    streak.told = await this.quietly(connectionId, () =>
      this.database.transaction(async (tx) => {
        if (!(await this.states.degrade(tx, connectionId, streak.since, told))) return;
        await this.outbox.publish(tx, ConnectionDegraded, {
          connectionId,
          service: this.options.service,
          since: streak.since.toISOString(),
          ...told,
          failures: streak.failures,
          at: now.toISOString(),
        });
      }),
    );
  }

  /** Telling must not spoil the call it tells of; what could not be told is told at the next call. */
  private async quietly(connectionId: string, tell: () => Promise<void>): Promise<boolean> {
    try {
      await tell();
      return true;
    } catch (error) {
      this.healthyUntil.delete(connectionId);
      this.logger.warn({ err: error, connectionId }, 'The state of a connection could not be told');
      return false;
    }
  }
}
