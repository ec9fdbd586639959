import type { OrderParts } from './order-parts';
import { NO_PARTS, plus } from './order-parts';

/** What an earlier entry of the same order has booked, as far as later ones build on it. */
export interface BookedMovement {
  readonly category: string;
  readonly rule: string;
  /** Positive, in the settlement currency. */
  readonly gross: number;
  /** Positive, in the currency the customer saw; the same as `gross` where nothing was converted. */
  readonly presented: number;
  /** A sale: its parts. A reversal: what it took back. A refund: revenue, gift card and tax under `sales`, `giftCardSold` and `tax`. */
  readonly parts: OrderParts;
  /** What was booked against sales at the sale's own rate; differs from `gross` in converted refunds. */
  readonly atSaleRate: number;
  /** Of a refund: the charge that it gives back. */
  readonly chargeId?: string;
  /** Deferred revenue that the entry has taken away; left out where it took none. */
  readonly released?: number;
  /** Of a refund: how much of it pays what an earlier one that failed had left owed. */
  readonly paidOwed?: Owed;
}

/** What the customer is still owed because refunds have failed. */
export interface Owed {
  /** As it stands in the books. */
  readonly gross: number;
  readonly presented: number;
}

export const NOTHING_OWED: Owed = { gross: 0, presented: 0 };

/** Everything booked for one order so far, summed. */
export interface OrderHistory {
  /** All captures of it together. */
  readonly charge: BookedMovement | null;
  /** What is left of the charge after partial captures. */
  readonly captured: number;
  readonly capturedPresented: number;
  readonly reversedParts: OrderParts;
  readonly refunded: number;
  /** Without what was paid of failed refunds: that had been counted before. */
  readonly refundedPresented: number;
  readonly refundedParts: OrderParts;
  readonly owed: Owed;
}

/** Several captures as the one charge that they make up. */
function together(first: BookedMovement, charges: readonly BookedMovement[]): BookedMovement {
  const sum = (field: 'gross' | 'presented' | 'atSaleRate'): number =>
    charges.reduce((total, item) => total + item[field], 0);
  return {
    ...first,
    gross: sum('gross'),
    presented: sum('presented'),
    atSaleRate: sum('atSaleRate'),
    parts: charges.reduce((total, { parts }) => plus(total, { ...NO_PARTS, ...parts }), NO_PARTS),
  };
}

/** A payment that failed after all takes everything before it away: the order may be paid anew. */
export function historyOf(movements: readonly BookedMovement[]): OrderHistory {
  const failed = movements.findLastIndex(({ category }) => category === 'charge_failure');
  const standing = movements.slice(failed + 1);
  const of = (category: string): BookedMovement[] => standing.filter((item) => item.category === category);
  const sum = (items: readonly BookedMovement[], field: 'gross' | 'presented' | 'atSaleRate'): number =>
    items.reduce((total, item) => total + item[field], 0);
  const parts = (items: readonly BookedMovement[]): OrderParts =>
    items.reduce((total, item) => plus(total, { ...NO_PARTS, ...item.parts }), NO_PARTS);
  const [charges, reversals, refunds] = [of('charge'), of('partial_capture_reversal'), of('refund')];
  const paidOwed = (field: keyof Owed): number =>
    refunds.reduce((total, item) => total + (item.paidOwed?.[field] ?? 0), 0);
  const failures = of('refund_failure');
  return {
    charge: charges[0] ? together(charges[0], charges) : null,
    captured: sum(charges, 'gross') - sum(reversals, 'gross'),
    capturedPresented: sum(charges, 'presented') - sum(reversals, 'presented'),
    reversedParts: parts(reversals),
    refunded: sum(refunds, 'atSaleRate'),
    refundedPresented: sum(refunds, 'presented') - paidOwed('presented'),
    refundedParts: parts(refunds),
    owed: {
      gross: sum(failures, 'gross') - paidOwed('gross'),
      presented: sum(failures, 'presented') - paidOwed('presented'),
    },
  };
}
