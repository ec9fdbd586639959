import type { OrderKey } from '#contracts/models/common';
import type { Payment } from '#contracts/models/payment';

/** `GET /api/v1/orders/{storeId}/{orderId}/payment-link`. */
export interface PaymentLinkPreview {
  readonly mail: { readonly to: string; readonly subject: string; readonly text: string } | null;
  readonly refusal: { readonly code: string; readonly detail: string; readonly until: string | null } | null;
}

export const orderPath = ({ storeId, orderId }: OrderKey): string =>
  `/api/v1/orders/${encodeURIComponent(storeId)}/${encodeURIComponent(orderId)}`;

/** Worth offering: there is something to pay, and a page to pay it on. The service decides again. */
export const mayBePaidByLink = (payment: Payment | undefined): boolean =>
  payment !== undefined &&
  payment.payUrl !== null &&
  (payment.status === 'pending' || payment.status === 'requires_action' || payment.status === 'failed');
