import { customDataValue } from '../payment-record/custom-data-xml';
import type { KenticoRow } from '../rest/kentico-row';

const NOT_PAID = new Set([
  'pending',
  'requires_action',
  'processing',
  'authorized',
  'failed',
  'canceled',
  'expired',
]);

/** The payment that our record in `OrderCustomData` names, where it says that its money was captured. */
export function paidBy(order: KenticoRow): string | null {
  try {
    const xml = order.text('OrderCustomData');
    const status = customDataValue(xml, 'TillbridgePaymentStatus');
    if (status === null || NOT_PAID.has(status)) return null;
    return customDataValue(xml, 'TillbridgePaymentID');
  } catch {
    return null;
  }
}
