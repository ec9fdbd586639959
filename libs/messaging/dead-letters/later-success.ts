import { DeadLetterSucceeded } from '#contracts/events/dead-letters';
import type { ServiceName } from '#contracts/message';
import type { Clock } from '#platform/clock/clock';
import type { Database } from '#platform/database/database';
import type { IncomingMessage } from '../consumer/incoming-message';
import { HEADER } from '../envelope';
import type { Outbox } from '../outbox/outbox';

const REFRESH_MS = 10_000;
/** Of so many records it is known that a dead letter waits; beyond them a later success is not noticed. */
const MOST_KNOWN = 5_000;
const MOST_AT_ONCE = 50;

export interface LaterSuccessParts {
  readonly service: ServiceName;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

/**
 * Tells when what died has worked after all: its replay was handled, or a later message of the same type about the same record. As long
 * as nothing is dead this costs nothing.
 */
export class LaterSuccess {
  private dead = new Set<string>();
  private loadedAt = -Infinity;
  private loading: Promise<void> | undefined;

  constructor(private readonly parts: LaterSuccessParts) {}

  /** A message has just gone to the dead letters. */
  buried({ type, correlationId }: Pick<IncomingMessage, 'type' | 'correlationId'>): void {
    if (correlationId !== undefined && this.dead.size < MOST_KNOWN) this.dead.add(keyOf(type, correlationId));
  }

  /** A message was handled. */
  async handled(message: IncomingMessage): Promise<void> {
    if (HEADER.replayed in message.headers) return this.tell(message, 'replay');
    if (message.correlationId === undefined) return;
    await this.fresh();
    if (this.dead.has(keyOf(message.type, message.correlationId))) await this.tell(message, 'later-message');
  }

  private async tell(message: IncomingMessage, by: 'replay' | 'later-message'): Promise<void> {
    const { service, database, outbox, clock } = this.parts;
    const at = clock.now();
    const [where, params] =
      by === 'replay'
        ? ['message_id = $2', [message.messageId]]
        : [`state = 'dead' AND type = $2 AND correlation_id = $3`, [message.type, message.correlationId]];
    await database.transaction(async (tx) => {
      const { rows } = await tx.query<{ message_id: string }>(
        `UPDATE dead_letters SET succeeded_at = $1 WHERE message_id IN (
           SELECT message_id FROM dead_letters WHERE succeeded_at IS NULL AND ${where} LIMIT ${MOST_AT_ONCE} FOR UPDATE)
         RETURNING message_id`,
        [at, ...params],
      );
      for (const { message_id: deadLetterId } of rows) {
        await outbox.publish(
          tx,
          DeadLetterSucceeded,
          { deadLetterId, service, by, messageId: message.messageId, at: at.toISOString() },
          message.correlationId === undefined ? {} : { correlationId: message.correlationId },
        );
      }
    });
    if (by === 'later-message') this.dead.delete(keyOf(message.type, message.correlationId!));
  }

  /** The first time it is waited for; after that in the background, so that no message waits. */
  private async fresh(): Promise<void> {
    if (Date.now() - this.loadedAt < REFRESH_MS) return;
    const first = this.loadedAt === -Infinity;
    this.loading ??= this.load().finally(() => {
      this.loading = undefined;
    });
    if (first) await this.loading;
    else this.loading.catch(() => undefined);
  }

  private async load(): Promise<void> {
    const { rows } = await this.parts.database.query<{ type: string; correlation_id: string }>(
      `SELECT DISTINCT type, correlation_id FROM dead_letters
       WHERE state = 'dead' AND succeeded_at IS NULL AND correlation_id IS NOT NULL LIMIT ${MOST_KNOWN}`,
    );
    this.dead = new Set(rows.map((row) => keyOf(row.type, row.correlation_id)));
    this.loadedAt = Date.now();
  }
}

const keyOf = (type: string, correlationId: string): string => `${type} ${correlationId}`;
