import type { z } from 'zod';
import type { MessageDefinition } from '#contracts/message';
import type { PublishOptions } from '#messaging/outbox/outbox';
import type { Tx } from '#platform/database/database';

/** What tells of a change in the transaction that makes it: a message under way, or the outbox itself. */
export interface Publisher {
  publish<D extends MessageDefinition>(
    tx: Tx,
    definition: D,
    body: z.input<D['schema']>,
    options?: PublishOptions,
  ): Promise<void>;
}

export const aboutOrder = (order: { storeId: string; orderId: string }): PublishOptions => ({
  correlation: { storeId: order.storeId, orderId: order.orderId },
});

/** As `aboutOrder`; what concerns no order is about nothing that others could be matched with. */
export const aboutOrderIfAny = ({
  storeId,
  orderId,
}: {
  readonly storeId: string;
  readonly orderId: string | null;
}): PublishOptions => (orderId === null ? {} : aboutOrder({ storeId, orderId }));
