import type { Order } from '#contracts/models/order';

export type MerchantMove = 'ready_for_capture' | 'canceled' | 'completed';

/** The shop's own memory of its orders: what the merchant did, and which status we have written. */
export class ShopModel {
  readonly orders = new Map<
    string,
    { order: Order; status: string; moves: MerchantMove[]; written: string[] }
  >();

  constructor(private readonly tell: (orderId: string) => void) {}

  place(order: Order): void {
    this.orders.set(order.orderId, { order, status: 'placed', moves: [], written: [] });
    this.tell(order.orderId);
  }

  move(orderId: string, move: MerchantMove): void {
    this.orders.get(orderId)!.moves.push(move);
    this.tell(orderId);
  }

  read(orderId: string): { readonly order: Order; readonly moves: readonly MerchantMove[] } {
    const { order, moves } = this.orders.get(orderId)!;
    return { order, moves: [...moves] };
  }

  write(orderId: string, status: string): void {
    const row = this.orders.get(orderId)!;
    if (row.status === status) return;
    row.status = status;
    row.written.push(status);
  }
}
