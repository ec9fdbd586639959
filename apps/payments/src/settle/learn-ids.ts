import type { PaymentRecord } from '../domain/payment-record';
import type { ProviderTruth } from './provider-truth';

/** The provider's ids and the page's address, each taken when first heard of; a page that has ended has no address. */
export function learnIds(record: PaymentRecord, truth: ProviderTruth): PaymentRecord {
  const checkout = ownCheckout(record, truth);
  const intentId = truth.payment?.paymentIntentId ?? checkout?.paymentIntentId ?? null;
  const complete = record.checkoutComplete || checkout?.state === 'complete';
  const ended = complete || checkout?.state === 'expired';
  return {
    ...record,
    paymentIntentId: record.paymentIntentId ?? intentId,
    checkoutSessionId: record.checkoutSessionId ?? checkout?.checkoutSessionId ?? null,
    checkoutComplete: complete,
    checkoutUrl: ended ? null : (checkout?.url ?? record.checkoutUrl),
    checkoutExpiresAt: checkout?.expiresAt ?? record.checkoutExpiresAt,
  };
}

/** True when the provider holds another PaymentIntent for a payment that has its own. */
export function isSecondIntent(record: PaymentRecord, truth: ProviderTruth): boolean {
  return (
    truth.payment !== null &&
    record.paymentIntentId !== null &&
    truth.payment.paymentIntentId !== record.paymentIntentId
  );
}

function ownCheckout(record: PaymentRecord, truth: ProviderTruth): ProviderTruth['checkout'] {
  const { checkout } = truth;
  if (checkout === null || record.checkoutSessionId === null) return checkout;
  return checkout.checkoutSessionId === record.checkoutSessionId ? checkout : null;
}
