import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import type { PageOf } from '../../api/use-list';
import type { MoneyBody } from '../../i18n/decimal-text';
import type { Tone } from '../../parts/status-badge';

/** A money action above a store's limit: `GET /api/v1/approvals`. */
export interface Approval {
  readonly id: string;
  readonly state: 'open' | 'approved' | 'rejected' | 'expired';
  readonly action: 'capture' | 'cancel' | 'refund';
  readonly storeId: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly amount: MoneyBody;
  readonly limit: MoneyBody;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly expiresAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly comment: string | null;
  readonly outcome: {
    readonly status: 'done' | 'refused';
    readonly code: string | null;
    readonly detail: string | null;
  } | null;
  readonly mayDecide: boolean;
}

export const APPROVALS = '/api/v1/approvals';

export const approvalTones: Readonly<Record<Approval['state'], Tone>> = {
  open: 'attention',
  approved: 'good',
  rejected: 'bad',
  expired: 'neutral',
};

/** What an operator's action answers when somebody else has to approve it. */
export const waitingApproval = (answer: unknown): Approval | undefined =>
  (answer as { code?: unknown } | undefined)?.code === 'approval-required'
    ? (answer as { approval: Approval }).approval
    : undefined;

const ASK_AGAIN_MS = 30_000;

/** What waits: all of it, or that of one order. */
export function useWaiting(filter: { readonly store?: string; readonly orderId?: string } = {}) {
  return useQuery({
    queryKey: [APPROVALS, { state: 'open', ...filter }],
    queryFn: ({ signal }) =>
      get<PageOf<Approval>>(APPROVALS, { state: 'open', limit: 100, ...filter }, signal),
    refetchInterval: ASK_AGAIN_MS,
  });
}
