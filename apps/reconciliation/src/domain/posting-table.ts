import { createHash } from 'node:crypto';

/** Amounts that the engine works out of a movement, by name; a negative one stands on the other side. */
export type Component =
  | 'gross'
  | 'fee'
  | 'sales'
  | 'giftCardSold'
  | 'giftCardSpent'
  | 'shipping'
  | 'discount'
  | 'tax'
  | 'rounding'
  | 'revenueOffset'
  | 'taxOffset'
  | 'giftCardOffset'
  | 'invoiced'
  | 'exchangeLoss';

/** What kind of case a movement is, within its category. */
export type Situation =
  | 'order'
  | 'order-converted'
  | 'order-invoiced'
  | 'gift-card-sold'
  | 'gift-card-spent'
  | 'unknown-order'
  | 'converted';

export interface RuleLine {
  readonly side: 'debit' | 'credit';
  readonly account: string;
  readonly amount: Component;
}

export interface PostingRule {
  /** Row of the documented table. */
  readonly rule: string;
  /** The provider's reporting category. */
  readonly category: string;
  readonly situation: Situation;
  /** What the entry is called, before the order's number. */
  readonly description: string;
  readonly lines: readonly RuleLine[];
}

const debit = (account: string, amount: Component): RuleLine => ({ side: 'debit', account, amount });
const credit = (account: string, amount: Component): RuleLine => ({ side: 'credit', account, amount });

const FEE = [debit('6000', 'fee'), credit('1100', 'fee')];
const SALE = [
  debit('1100', 'gross'),
  debit('2300', 'giftCardSpent'),
  debit('4020', 'discount'),
  credit('4000', 'sales'),
  credit('4010', 'shipping'),
  credit('2300', 'giftCardSold'),
  credit('2100', 'tax'),
  credit('7010', 'rounding'),
  ...FEE,
];
const REVERSED_SALE = [
  debit('4000', 'sales'),
  debit('4010', 'shipping'),
  debit('2300', 'giftCardSold'),
  debit('2100', 'tax'),
  credit('4020', 'discount'),
  credit('1100', 'gross'),
  ...FEE,
];
const REFUND = [
  debit('4900', 'revenueOffset'),
  debit('2300', 'giftCardOffset'),
  debit('2100', 'taxOffset'),
  debit('7000', 'exchangeLoss'),
  credit('1100', 'gross'),
  ...FEE,
];

const rule = (
  number: string,
  category: string,
  situation: Situation,
  description: string,
  lines: readonly RuleLine[],
): PostingRule => ({ rule: number, category, situation, description, lines });

/**
 * Which accounts a movement of the provider's balance moves. Row 1, the authorisation, moves nothing and has no movement. What has no
 * row here becomes an exception for a person, never a guess. Gross amounts in reversals and refunds are positive.
 */
export const POSTING_TABLE: readonly PostingRule[] = [
  rule('2', 'charge', 'order', 'Sale', SALE),
  rule('15', 'charge', 'order-converted', 'Sale in a foreign currency', SALE),
  rule('16', 'charge', 'order-invoiced', 'Payment of an invoice in a foreign currency', [
    debit('1100', 'gross'),
    debit('7000', 'exchangeLoss'),
    credit('1200', 'invoiced'),
    ...FEE,
  ]),
  rule('18', 'charge', 'gift-card-sold', 'Sale of a gift card', SALE),
  rule('19', 'charge', 'gift-card-spent', 'Sale paid in part by gift card', SALE),
  rule('27', 'charge', 'unknown-order', 'Charge that belongs to no order', [
    debit('1100', 'gross'),
    credit('9000', 'gross'),
    ...FEE,
  ]),
  rule('4', 'partial_capture_reversal', 'order', 'Part of the sale that was not captured', REVERSED_SALE),
  rule('4', 'partial_capture_reversal', 'converted', 'Part of the sale that was not captured', REVERSED_SALE),
  rule('5', 'refund', 'order', 'Refund', REFUND),
  rule('17', 'refund', 'converted', 'Refund in a foreign currency', REFUND),
  rule('27', 'refund', 'unknown-order', 'Refund of a charge that belongs to no order', [
    debit('9000', 'gross'),
    credit('1100', 'gross'),
    ...FEE,
  ]),
  rule('7', 'refund_failure', 'order', 'Refund that failed: still owed to the customer', [
    debit('1100', 'gross'),
    credit('2320', 'gross'),
    ...FEE,
  ]),
];

const TABLE_NUMBER = 1;

/** Number and content hash: stored with every entry, so that one can tell by which table it was made. */
export const POSTING_TABLE_VERSION = versionOf(POSTING_TABLE);

export function versionOf(table: readonly PostingRule[]): string {
  const digest = createHash('sha256').update(JSON.stringify(table)).digest('hex');
  return `${TABLE_NUMBER}+${digest.slice(0, 12)}`;
}

export function ruleFor(category: string, situation: Situation): PostingRule | undefined {
  return POSTING_TABLE.find((row) => row.category === category && row.situation === situation);
}
