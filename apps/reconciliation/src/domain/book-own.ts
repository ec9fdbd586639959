import { movedBy, entryLines, type Amounts } from './entry-lines';
import { CLEARING } from './chart-of-accounts';
import type { Deferral } from './deferral';
import type { EntryDraft } from './booking';
import { NO_PARTS } from './order-parts';
import { POSTING_TABLE_VERSION, ruleFor } from './posting-table';

export type OwnCategory =
  | 'dispute-lost'
  | 'bank-line'
  | 'gift-card-breakage'
  | 'store-credit-issued'
  | 'store-credit-spent'
  | 'revenue-recognised'
  | 'charge-identified';

/** What is booked although no movement of the balance stands behind it. */
export interface OwnHappening {
  readonly category: OwnCategory;
  readonly amounts: Amounts;
  readonly currency: string;
  /** In the books' time zone. */
  readonly date: string;
  /** Behind the rule's description: `dispute dp_1`. */
  readonly about: string;
  /** What later bookings build on. */
  readonly atSaleRate?: number;
  readonly deferrals?: readonly Deferral[];
}

/** Null when nothing moves. Pure, balanced, and never touches clearing: only movements of the balance may. */
export function bookOwn(happening: OwnHappening): EntryDraft | null {
  const { category, amounts, currency, date, about } = happening;
  const rule = ruleFor(category, 'own');
  if (!rule) throw new RangeError(`No posting rule for "${category}"`);
  const lines = entryLines(rule, amounts);
  if (lines.length === 0) return null;
  if (movedBy(lines) !== 0 || lines.some(({ account }) => account === CLEARING)) {
    throw new Error(`The entry "${category}" (${about}) is off by ${movedBy(lines)}`);
  }
  const value = happening.atSaleRate ?? amounts.value ?? amounts.gross ?? 0;
  return {
    rule: rule.rule,
    ruleVersion: POSTING_TABLE_VERSION,
    description: `${rule.description}, ${about}`,
    currency,
    date,
    lines,
    movement: {
      category,
      rule: rule.rule,
      gross: Math.abs(value),
      presented: Math.abs(value),
      parts: NO_PARTS,
      atSaleRate: value,
    },
    deferrals: happening.deferrals ?? [],
    release: 0,
  };
}
