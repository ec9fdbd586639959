import type { Database, Sql } from '#platform/database/database';
import type { Clock } from '#platform/clock/clock';
import type { Logger } from '#platform/logging/logger';
import type { IncomingMessage } from '../consumer/incoming-message';
import { shapeOf, type Shape } from './message-shape';

/** Of each type one is kept in so much time. */
const EVERY_MS = 60_000;
const MOST_TYPES = 1_000;
const MOST_BYTES = 256_000;

export interface GoodMessage {
  readonly messageId: string;
  readonly handledAt: Date;
  readonly shape: Shape;
}

/** The shape, never the values, of a recent message of each type that was handled: what a dead one is compared with. */
export class GoodMessages {
  private readonly keptAt = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Nobody waits for it, and nothing is lost when it fails. */
  note(message: IncomingMessage): void {
    const { type, messageId, content } = message;
    const now = Date.now();
    if (now - (this.keptAt.get(type) ?? -Infinity) < EVERY_MS || content.length > MOST_BYTES) return;
    if (!this.keptAt.has(type) && this.keptAt.size >= MOST_TYPES) return;
    this.keptAt.set(type, now);
    this.keep(type, messageId, content).catch((error: unknown) => {
      this.logger.debug(
        { type, error: (error as Error).message },
        'the shape of a good message was not kept',
      );
    });
  }

  async find(sql: Sql, type: string): Promise<GoodMessage | undefined> {
    const { rows } = await sql.query<{ message_id: string; handled_at: Date; shape: Shape }>(
      'SELECT message_id, handled_at, shape FROM good_messages WHERE type = $1',
      [type],
    );
    const row = rows[0];
    return row && { messageId: row.message_id, handledAt: row.handled_at, shape: row.shape };
  }

  private async keep(type: string, messageId: string, content: Buffer): Promise<void> {
    const shape = shapeOf(JSON.parse(content.toString('utf8')));
    await this.database.execute(
      `INSERT INTO good_messages (type, message_id, handled_at, shape) VALUES ($1, $2, $3, $4)
       ON CONFLICT (type) DO UPDATE SET message_id = excluded.message_id, handled_at = excluded.handled_at,
         shape = excluded.shape`,
      [type, messageId, this.clock.now(), JSON.stringify(shape)],
    );
  }
}
