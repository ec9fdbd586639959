import { ChangedList } from '../rest/changed-list';
import type { OrderCloudClient } from '../rest/ordercloud.client';

export interface ChangedOrders {
  readonly orderIds: ReadonlyArray<{ readonly orderId: string; readonly modifiedAt: Date }>;
  readonly nextCursor: string | null;
}

/**
 * Submitted orders changed since an instant, oldest change first. The list is served from a search index that lags by seconds to minutes:
 * who asks overlaps in time.
 */
export class ChangedOrdersReader {
  private readonly changed: ChangedList;

  constructor(client: OrderCloudClient, direction: string) {
    this.changed = new ChangedList(client, `orders/${direction}`, 'LastUpdated');
  }

  async list(since: Date, cursor: string | null): Promise<ChangedOrders> {
    const { entries, nextCursor } = await this.changed.list(since, cursor);
    return { orderIds: entries.map(({ id, at }) => ({ orderId: id, modifiedAt: at })), nextCursor };
  }
}
