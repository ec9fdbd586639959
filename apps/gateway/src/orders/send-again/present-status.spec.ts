import type { OrderStatus, PaymentStatus } from '#contracts/models/statuses';
import { presentStatus } from './present-status';

const EUR = (amount: number) => ({ amount, currency: 'EUR' });

describe('the status that the money tells of', () => {
  it.each<[OrderStatus, PaymentStatus, OrderStatus | undefined]>([
    ['awaiting_payment', 'paid', 'paid'],
    ['placed', 'not_required', 'paid'],
    ['placed', 'pending', 'awaiting_payment'],
    ['authorized', 'partially_refunded', 'paid'],
    ['awaiting_payment', 'expired', 'payment_failed'],
    ['authorized', 'canceled', 'canceled'],
    ['canceled', 'refunded', 'refunded'],
    ['paid', 'disputed', undefined],
  ])('%s, payment %s: %s', (order, status, told) => expect(presentStatus(order, { status })).toBe(told));

  it.each<[OrderStatus, PaymentStatus]>([
    ['completed', 'paid'],
    ['canceled', 'paid'],
    ['refunded', 'partially_refunded'],
    ['capture_failed', 'authorized'],
  ])('takes nothing back: %s stays although the payment is %s', (order, status) =>
    expect(presentStatus(order, { status })).toBeUndefined(),
  );

  it('is paid once nothing is left to capture', () => {
    const captured = (left: number) =>
      presentStatus('authorized', { status: 'partially_captured', capturable: EUR(left) });
    expect(captured(1)).toBeUndefined();
    expect(captured(0)).toBe('paid');
    expect(presentStatus('capture_failed', { status: 'paid' })).toBe('paid');
  });
});
