import { OnlineIndexes } from '#service/migrations/online-indexes';

/** The movements of an order, and the payout that a movement is in. */
export class OrderFunds1795296000000 extends OnlineIndexes {
  readonly name = 'OrderFunds1795296000000';
  protected readonly indexes = {
    movements_by_order: 'movements (order_id, store_id) WHERE order_id IS NOT NULL',
    payout_movements_by_movement: 'payout_movements (balance_transaction_id, connection_id)',
  };
}
