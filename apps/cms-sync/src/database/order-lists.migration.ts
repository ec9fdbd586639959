import { OnlineIndexes } from '#service/migrations/online-indexes';

/** Lists of one store's orders, and of those with one status, without reading the others. */
export class OrderLists1795274000000 extends OnlineIndexes {
  readonly name = 'OrderLists1795274000000';
  protected readonly indexes = {
    orders_by_store: 'orders (store_id, placed_at DESC, order_id DESC)',
    orders_by_status: 'orders (order_status, placed_at DESC, store_id DESC, order_id DESC)',
  };
}
