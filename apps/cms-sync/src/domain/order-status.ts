import type { OrderStatus } from '#contracts/models/statuses';

/** Where an order may go from where it stands. What is not here is late or wrong, and changes nothing. */
const NEXT: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  placed: ['awaiting_payment', 'authorized', 'paid', 'payment_failed', 'canceled', 'completed'],
  awaiting_payment: ['authorized', 'paid', 'payment_failed', 'canceled', 'completed'],
  payment_failed: ['awaiting_payment', 'authorized', 'paid', 'canceled'],
  authorized: ['paid', 'capture_failed', 'payment_failed', 'canceled', 'completed'],
  capture_failed: ['authorized', 'paid', 'payment_failed', 'canceled'],
  paid: ['completed', 'canceled', 'refunded'],
  completed: ['paid', 'canceled', 'refunded'],
  canceled: ['refunded'],
  refunded: [],
};

/** `completed -> paid` exists for shops that complete an order before the money is captured. */
export function mayMove(from: OrderStatus, to: OrderStatus): boolean {
  return NEXT[from].includes(to);
}
