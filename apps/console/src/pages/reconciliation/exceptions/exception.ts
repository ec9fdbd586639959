import type { ReconciliationException } from '#contracts/models/reconciliation-exception';
import { orderHref, payoutHref } from '../payouts/payout';

export const EXCEPTIONS = '/api/v1/reconciliation/exceptions';
export const exceptionPath = (id: string): string => `${EXCEPTIONS}/${encodeURIComponent(id)}`;

const DAY_MS = 86_400_000;

/** The first instant of a day (UTC), or of one so many days later; null for none. */
export function startOfDay(day: string | null, later = 0): string | null {
  const at = day === null ? Number.NaN : Date.parse(day);
  return Number.isNaN(at) ? null : new Date(at + later * DAY_MS).toISOString();
}

export type Kind = ReconciliationException['kind'];
/** What an exception of a kind can be linked to. */
export type LinkTarget = 'order' | 'payouts' | 'line';

const LINKS: Readonly<Partial<Record<Kind, LinkTarget>>> = {
  'not-booked': 'order',
  'missing-in-bank': 'line',
  'bank-amount-mismatch': 'payouts',
  'bank-line-duplicate': 'payouts',
  'bank-line-unmatched': 'payouts',
};
export const linkTargetOf = (kind: Kind): LinkTarget | undefined => LINKS[kind];

/** Where what an exception is about can be looked at; null where only its id is known. */
export function subjectHref({ kind, subject, storeId, orderId }: ReconciliationException): string | null {
  switch (kind) {
    case 'missing-in-payout':
    case 'payout-amount-mismatch':
    case 'missing-in-bank':
      return payoutHref(subject);
    case 'bank-amount-mismatch':
    case 'bank-line-duplicate':
    case 'bank-line-unmatched':
      return `/bank?line=${encodeURIComponent(subject)}`;
    case 'bank-statement-missing':
      return `/bank?view=statements&store=${encodeURIComponent(storeId)}`;
    case 'not-booked':
    case 'missing-in-erp':
      return orderId === null ? null : orderHref(storeId, orderId);
  }
}

export type Doing = 'assign' | 'comment' | 'force' | 'void' | 'reopen' | 'link' | 'correct' | 'create';

/** What can be done about an exception as it is. One that closed by itself opens by itself. */
export function possibleActions({ state, resolution, kind }: ReconciliationException): Doing[] {
  if (state === 'closed') return resolution === 'healed' ? ['comment'] : ['comment', 'reopen'];
  const more: Doing[] = [];
  if (kind === 'not-booked' || kind === 'missing-in-erp') more.push('create');
  if (linkTargetOf(kind)) more.push('link');
  more.push('correct');
  return ['assign', 'comment', ...more, 'force', 'void'];
}
