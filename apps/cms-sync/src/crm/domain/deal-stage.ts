import type { OrderStatus, PaymentStatus } from '#contracts/models/statuses';

/** How far a sale has come: an end that the shop has told stands; otherwise the money speaks, since some shops have no word for "paid". */
export function dealStageOf(order: OrderStatus, payment: PaymentStatus): OrderStatus {
  if (order === 'canceled' || order === 'completed' || order === 'refunded') return order;
  switch (payment) {
    case 'paid':
    case 'partially_captured':
    case 'partially_refunded':
    case 'disputed':
    case 'not_required':
      return 'paid';
    case 'refunded':
      return 'refunded';
    case 'authorized':
      return order === 'capture_failed' ? order : 'authorized';
    case 'failed':
      return 'payment_failed';
    case 'pending':
    case 'requires_action':
    case 'processing':
    case 'canceled':
    case 'expired':
      return order;
  }
}
