import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Order } from '#contracts/models/order';
import type { BooksPolicy } from './books-policy';
import type { BookedMovement, OrderHistory } from './order-history';
import type { Component, Situation } from './posting-table';

/** All that decides how a movement is booked. */
export interface BookingInput {
  readonly balanceTransaction: BalanceTransaction;
  /** What is known of the order, the newest snapshot first; null when the charge belongs to no order of ours. */
  readonly order: { readonly snapshots: readonly Order[]; readonly history: OrderHistory } | null;
  readonly policy: BooksPolicy;
  /** Of the store: the books' days. */
  readonly timeZone: string;
}

/** An entry before it has an identity. */
export type EntryDraft = Pick<
  JournalEntry,
  'rule' | 'ruleVersion' | 'description' | 'currency' | 'date' | 'lines' | 'presentment'
> & { readonly movement: BookedMovement };

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
      readonly movement: Pick<BookedMovement, 'parts' | 'atSaleRate'>;
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
