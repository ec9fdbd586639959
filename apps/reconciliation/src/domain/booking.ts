import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Order } from '#contracts/models/order';
import type { Invoice } from '#contracts/models/subscription';
import type { BooksPolicy } from './books-policy';
import type { Deferral } from './deferral';
import type { DisputeHistory } from './dispute-history';
import type { BookedMovement, OrderHistory } from './order-history';
import type { Component, Situation } from './posting-table';

/** What is booked of a sale so far. */
export interface Sale {
  readonly history: OrderHistory;
  /** What of it stands as deferred revenue now. */
  readonly unearned: number;
}

/** All that decides how a movement is booked. */
export interface BookingInput {
  readonly balanceTransaction: BalanceTransaction;
  /** What is known of the order, the newest snapshot first; null when the charge belongs to no order of ours. */
  readonly order: (Sale & { readonly snapshots: readonly Order[] }) | null;
  /** What is booked so far of the dispute that the movement belongs to. */
  readonly dispute?: DisputeHistory;
  /** The invoice that a charge without an order pays. */
  readonly invoice?: Invoice | null;
  /** What a movement without an order takes back: the charge of an invoice. */
  readonly invoiced?: Sale | null;
  readonly policy: BooksPolicy;
  /** Of the store: the books' days. */
  readonly timeZone: string;
}

/** An entry before it has an identity. */
export type EntryDraft = Pick<
  JournalEntry,
  'rule' | 'ruleVersion' | 'description' | 'currency' | 'date' | 'lines' | 'presentment'
> & {
  readonly movement: BookedMovement;
  /** Revenue to be recognised month by month from the entry's month on. */
  readonly deferrals: readonly Deferral[];
  /** Deferred revenue that the entry takes away. */
  readonly release: number;
};

export interface BookingFault {
  readonly code:
    | 'movement-inconsistent'
    | 'movement-empty'
    | 'unexpected-sign'
    | 'unknown-category'
    | 'amount-mismatch'
    | 'currency-mismatch'
    | 'order-parts-mismatch'
    | 'order-charged-twice'
    | 'refund-exceeds-charge'
    | 'refund-of-invoiced-sale';
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export type Booking =
  | { readonly kind: 'entry'; readonly entry: EntryDraft }
  | { readonly kind: 'exception'; readonly fault: BookingFault }
  /** It builds on the booking of a charge that has not been booked yet. */
  | { readonly kind: 'wait'; readonly reason: string };

/** A movement understood: which case it is, and the amounts by name. */
export type Reading =
  | {
      readonly kind: 'read';
      readonly situation: Situation;
      readonly amounts: Readonly<Partial<Record<Component, number>>>;
      readonly movement: Pick<BookedMovement, 'parts' | 'atSaleRate' | 'paidOwed'>;
      readonly deferrals?: readonly Deferral[];
      readonly release?: number;
    }
  | Exclude<Booking, { readonly kind: 'entry' }>;

export function fault(
  code: BookingFault['code'],
  message: string,
  details: BookingFault['details'] = {},
): { readonly kind: 'exception'; readonly fault: BookingFault } {
  return { kind: 'exception', fault: { code, message, details } };
}

/** Positive sizes of a movement: in the settlement currency, and as the customer saw it. */
export function sizesOf({ amount, presentment }: BalanceTransaction): { gross: number; presented: number } {
  const gross = Math.abs(amount);
  return { gross, presented: presentment ? Math.abs(presentment.amount) : gross };
}
