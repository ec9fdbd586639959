import type { PayoutExplanation, PayoutLine, PayoutState } from '#contracts/models/payout-explanation';
import type { Tone } from '../../../parts/status-badge';

export const PAYOUTS = '/api/v1/reconciliation/payouts';
export const payoutPath = (id: string): string => `${PAYOUTS}/${encodeURIComponent(id)}`;
export const payoutHref = (id: string): string => `/payouts/${encodeURIComponent(id)}`;
export const orderHref = (storeId: string, orderId: string): string =>
  `/orders/${encodeURIComponent(storeId)}/${encodeURIComponent(orderId)}`;

export const payoutTones: Readonly<Record<PayoutState, Tone>> = {
  explained: 'good',
  incomplete: 'waiting',
  'movements-missing': 'waiting',
  'not-booked': 'attention',
  unexplained: 'bad',
  'balance-only': 'neutral',
};

export const CONCERNS = /^(payout|journal-entry|booking|balance|period)\./;

export interface WaterfallRow extends PayoutLine {
  /** The sum of this line and all above it. */
  readonly total: number;
}

export function waterfall(lines: PayoutExplanation['lines']): WaterfallRow[] {
  let total = 0;
  return lines.map((line) => ({ ...line, total: (total += line.amount) }));
}
