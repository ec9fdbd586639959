import type { Payment } from '#contracts/models/payment';

/** The payment that counts: the last one that is not given up. */
export function currentPayment(payments: readonly Payment[]): Payment | undefined {
  const alive = payments.filter(({ status }) => status !== 'canceled' && status !== 'expired');
  return alive.at(-1) ?? payments.at(-1);
}
