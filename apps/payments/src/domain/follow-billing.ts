import type { Invoice, Subscription } from '#contracts/models/subscription';

type Unversioned<T extends { version: number }> = Omit<T, 'version'>;

const ENDED: ReadonlySet<Subscription['status']> = new Set(['canceled', 'incomplete_expired']);
const INVOICE_RANK: Readonly<Record<Invoice['status'], number>> = {
  unknown: -1,
  draft: 0,
  open: 1,
  /** Given up, but it may still be paid or voided. */
  uncollectible: 2,
  void: 3,
  /** Money that came says more than a demand that was withdrawn. */
  paid: 4,
};

export const hasEnded = ({ status }: Pick<Subscription, 'status'>): boolean => ENDED.has(status);

/** What ended stays ended; before that a subscription goes round among its states, and the later look wins. */
export function followSubscription(
  known: Subscription,
  told: Unversioned<Subscription>,
): Unversioned<Subscription> {
  if (hasEnded(known) && !hasEnded(told)) return known;
  return told.status === 'unknown' ? { ...told, status: known.status } : told;
}

/** A status that has been passed does not come back, and a word that we do not know concludes nothing. */
export function followInvoice(known: Invoice, told: Unversioned<Invoice>): Unversioned<Invoice> {
  if (told.status === 'unknown') return { ...told, status: known.status };
  return INVOICE_RANK[told.status] >= INVOICE_RANK[known.status] ? told : known;
}

export type InvoiceNews = 'paid' | 'payment-failed' | 'closed';

/** What is to be told of an invoice. `toldAttempts`: how many failed attempts have been told. */
export function newsOf(
  known: Pick<Invoice, 'status'> | undefined,
  now: Pick<Invoice, 'status' | 'attemptCount'>,
  attempts: { readonly failed: boolean; readonly toldAttempts: number },
): InvoiceNews | undefined {
  const moved = known?.status !== now.status;
  switch (now.status) {
    case 'paid':
      return moved ? 'paid' : undefined;
    case 'void':
    case 'uncollectible':
      return moved ? 'closed' : undefined;
    case 'open':
      return attempts.failed && now.attemptCount > attempts.toldAttempts ? 'payment-failed' : undefined;
    case 'draft':
    case 'unknown':
      return undefined;
  }
}
