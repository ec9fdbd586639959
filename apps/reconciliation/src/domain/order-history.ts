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
}

/** Everything booked for one order so far, summed. */
export interface OrderHistory {
  readonly charge: BookedMovement | null;
  /** What is left of the charge after partial captures. */
  readonly captured: number;
  readonly capturedPresented: number;
  readonly reversedParts: OrderParts;
  readonly refunded: number;
  readonly refundedPresented: number;
  readonly refundedParts: OrderParts;
}

export function historyOf(movements: readonly BookedMovement[]): OrderHistory {
  const of = (category: string): BookedMovement[] => movements.filter((item) => item.category === category);
  const sum = (items: readonly BookedMovement[], field: 'gross' | 'presented' | 'atSaleRate'): number =>
    items.reduce((total, item) => total + item[field], 0);
  const parts = (items: readonly BookedMovement[]): OrderParts =>
    items.reduce((total, item) => plus(total, item.parts), NO_PARTS);
  const [charges, reversals, refunds] = [of('charge'), of('partial_capture_reversal'), of('refund')];
  return {
    charge: charges[0] ?? null,
    captured: sum(charges, 'gross') - sum(reversals, 'gross'),
    capturedPresented: sum(charges, 'presented') - sum(reversals, 'presented'),
    reversedParts: parts(reversals),
    refunded: sum(refunds, 'atSaleRate'),
    refundedPresented: sum(refunds, 'presented'),
    refundedParts: parts(refunds),
  };
}
