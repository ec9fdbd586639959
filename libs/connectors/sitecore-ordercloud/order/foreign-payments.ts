import type { OcPayment } from '../rest/models';
import { isOurs } from '../payment-record/our-payments';
import type { RawOrder } from './raw-order';

/** Sitecore's own package, or middleware made after its pattern. */
export const OTHER_INTEGRATION = 'Another payment integration (Type Authorization or Capture, not ours)';
const MONEY_TYPES: ReadonlySet<string> = new Set([
  'Authorization',
  'Capture',
  'CreditCard',
  'CreditCardCapture',
]);

/** Finds another integration by the payments it accepts: two of them would capture the same money twice. */
export class ForeignPayments {
  /** @param retiredAt when the other one was switched off; payments of orders placed before do not count */
  constructor(private readonly retiredAt: Date | null) {}

  on({ order, payments }: Pick<RawOrder, 'order' | 'payments'>): string | null {
    if (!payments.some(isForeign)) return null;
    const placedAt = new Date(order.DateSubmitted ?? order.DateCreated ?? 0);
    return this.retiredAt !== null && placedAt < this.retiredAt ? null : OTHER_INTEGRATION;
  }
}

/** Accepted, which no shopper can do, with money that moved. What a shopper's own token wrote is accepted by nobody. */
function isForeign(payment: OcPayment): boolean {
  return (
    payment.Accepted === true &&
    payment.Type === 'CreditCard' &&
    !isOurs(payment) &&
    (payment.Transactions ?? []).some(({ Type, Succeeded }) => Succeeded === true && MONEY_TYPES.has(Type))
  );
}
