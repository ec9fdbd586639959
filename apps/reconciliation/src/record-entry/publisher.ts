import type { z } from 'zod';
import type { MessageDefinition } from '#contracts/message';
import type { PublishOptions } from '#messaging/outbox/outbox';
import type { Tx } from '#platform/database/database';

/** Tells of something in the given transaction: the message under work, or the outbox where there is none. */
export interface Publisher {
  publish<D extends MessageDefinition>(
    tx: Tx,
    definition: D,
    body: z.input<D['schema']>,
    options?: PublishOptions,
  ): Promise<void>;
}
