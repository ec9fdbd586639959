import { ChangedRowsReader } from '../rest/changed-rows';
import type { KenticoRestClient } from '../rest/kentico-rest.client';

export interface ChangedOrders {
  readonly orderIds: ReadonlyArray<{ readonly orderId: string; readonly modifiedAt: Date }>;
  readonly nextCursor: string | null;
}

/** Orders changed since an instant, oldest first. */
export class ChangedOrdersReader {
  private readonly changed: ChangedRowsReader;

  constructor(rest: KenticoRestClient) {
    this.changed = new ChangedRowsReader(rest, {
      type: 'ecommerce.order',
      id: 'OrderID',
      modified: 'OrderLastModified',
    });
  }

  async list(since: Date, cursor: string | null): Promise<ChangedOrders> {
    const { rows, nextCursor } = await this.changed.list(since, cursor);
    return { orderIds: rows.map(({ id, modifiedAt }) => ({ orderId: id, modifiedAt })), nextCursor };
  }
}
