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
  | 'deferred'
  | 'deferredOffset'
  /** What is paid of refunds that failed. */
  | 'owedOffset'
  | 'invoiced'
  | 'exchangeLoss'
  /** What leaves the balance; negative for what comes in. */
  | 'outflow'
  | 'disputed'
  | 'lossTax'
  /** Of an entry that no movement of the balance makes. */
  | 'value';

/** What kind of case a movement is, within its category. */
export type Situation =
  | 'order'
  | 'order-converted'
  | 'order-invoiced'
  | 'gift-card-sold'
  | 'gift-card-spent'
  | 'deferred'
  | 'unknown-order'
  | 'converted'
  /** Movements that concern the account, not an order; the second says money comes in where it usually leaves. */
  | 'account'
  | 'account-inward'
  /** Entries of our own: no movement of the balance stands behind them. */
  | 'own';

export interface RuleLine {
  readonly side: 'debit' | 'credit';
  readonly account: string;
  readonly amount: Component;
}

export interface PostingRule {
  /** Row of the documented table. */
  readonly rule: string;
  /** The provider's reporting category; of our own entries the name of what happened. */
  readonly category: string;
  readonly situation: Situation;
  /** What the entry is called, before the order's number. */
  readonly description: string;
  readonly lines: readonly RuleLine[];
}

const debit = (account: string, amount: Component): RuleLine => ({ side: 'debit', account, amount });
const credit = (account: string, amount: Component): RuleLine => ({ side: 'credit', account, amount });

const feeOn = (account: string): RuleLine[] => [debit(account, 'fee'), credit('1100', 'fee')];
const FEE = feeOn('6000');
const SALE = [
  debit('1100', 'gross'),
  debit('2300', 'giftCardSpent'),
  debit('4020', 'discount'),
  credit('4000', 'sales'),
  credit('4010', 'shipping'),
  credit('2200', 'deferred'),
  credit('2300', 'giftCardSold'),
  credit('2100', 'tax'),
  credit('7010', 'rounding'),
  ...FEE,
];
const REVERSED_SALE = [
  debit('4000', 'sales'),
  debit('4010', 'shipping'),
  debit('2200', 'deferred'),
  debit('2300', 'giftCardSold'),
  debit('2100', 'tax'),
  credit('4020', 'discount'),
  credit('1100', 'gross'),
  ...FEE,
];
const FAILED_SALE = [
  ...REVERSED_SALE.filter(({ amount }) => amount !== 'gross' && amount !== 'fee'),
  credit('2300', 'giftCardSpent'),
  debit('7010', 'rounding'),
  credit('1100', 'gross'),
  ...FEE,
];
const REFUND = [
  debit('4900', 'revenueOffset'),
  debit('2200', 'deferredOffset'),
  debit('2300', 'giftCardOffset'),
  debit('2320', 'owedOffset'),
  debit('2100', 'taxOffset'),
  debit('7000', 'exchangeLoss'),
  credit('1100', 'gross'),
  ...FEE,
];

const UNKNOWN_TAKEN_BACK = [debit('9000', 'gross'), credit('1100', 'gross'), ...FEE];
const DISPUTE = [
  debit('1120', 'disputed'),
  debit('7000', 'exchangeLoss'),
  credit('1100', 'gross'),
  ...feeOn('6010'),
];
const DISPUTE_REVERSED = [
  debit('1100', 'gross'),
  credit('1120', 'disputed'),
  debit('7000', 'exchangeLoss'),
  ...feeOn('6010'),
];
const PAYOUT = [debit('1110', 'outflow'), credit('1100', 'outflow'), ...feeOn('6030')];
const RESERVE = [debit('1130', 'outflow'), credit('1100', 'outflow'), ...feeOn('6030')];
const SEPARATE_FEE = [debit('6030', 'outflow'), credit('1100', 'outflow'), ...feeOn('6030')];

const rule = (
  number: string,
  category: string,
  situation: Situation,
  description: string,
  lines: readonly RuleLine[],
): PostingRule => ({ rule: number, category, situation, description, lines });

/**
 * Which accounts a movement of the provider's balance moves, and what we book without one. Row 1, the authorisation, moves nothing;
 * row 3, the fee, is a pair of lines in each entry. What has no row here becomes an exception for a person, never a guess. Gross amounts in
 * reversals and refunds are positive.
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
  rule('22', 'charge', 'deferred', 'Sale that is earned over time', SALE),
  rule('27', 'charge', 'unknown-order', 'Charge that belongs to no order', [
    debit('1100', 'gross'),
    credit('9000', 'gross'),
    ...FEE,
  ]),
  rule('4', 'partial_capture_reversal', 'order', 'Part of the sale that was not captured', REVERSED_SALE),
  rule('4', 'partial_capture_reversal', 'converted', 'Part of the sale that was not captured', REVERSED_SALE),
  rule('5', 'refund', 'order', 'Refund', REFUND),
  rule('17', 'refund', 'converted', 'Refund in a foreign currency', REFUND),
  rule('24', 'refund', 'deferred', 'Refund of what was not earned yet', REFUND),
  rule('27', 'refund', 'unknown-order', 'Refund of a charge that belongs to no order', UNKNOWN_TAKEN_BACK),
  rule('7', 'refund_failure', 'order', 'Refund that failed: still owed to the customer', [
    debit('1100', 'gross'),
    credit('2320', 'gross'),
    ...FEE,
  ]),
  rule('28', 'charge_failure', 'order', 'Payment that failed after all', FAILED_SALE),
  rule('28', 'charge_failure', 'unknown-order', 'Payment that failed after all', UNKNOWN_TAKEN_BACK),
  rule('8', 'dispute', 'order', 'Dispute', DISPUTE),
  rule('17', 'dispute', 'converted', 'Dispute in a foreign currency', DISPUTE),
  rule('9', 'dispute_reversal', 'order', 'Dispute won', DISPUTE_REVERSED),
  rule('17', 'dispute_reversal', 'converted', 'Dispute won, in a foreign currency', DISPUTE_REVERSED),
  rule('11', 'payout', 'account', 'Payout', PAYOUT),
  rule('14', 'payout', 'account-inward', 'Payout drawn from the bank', PAYOUT),
  rule('13', 'payout_reversal', 'account', 'Payout that failed or was canceled', PAYOUT),
  rule('13', 'payout_reversal', 'account-inward', 'Payout that failed or was canceled', PAYOUT),
  ...['fee', 'tax'].flatMap((category) => [
    rule('21', category, 'account', 'Fee charged separately', SEPARATE_FEE),
    rule('21', category, 'account-inward', 'Fee given back', SEPARATE_FEE),
  ]),
  ...['risk_reserved_funds', 'connect_reserved_funds'].flatMap((category) => [
    rule('25', category, 'account', 'Reserve held', RESERVE),
    rule('25', category, 'account-inward', 'Reserve released', RESERVE),
  ]),
  ...['topup', 'topup_reversal'].flatMap((category) => [
    rule('26', category, 'account', 'Top-up taken back', PAYOUT),
    rule('26', category, 'account-inward', 'Top-up', PAYOUT),
  ]),
  rule('10', 'dispute-lost', 'own', 'Dispute lost', [
    debit('6020', 'value'),
    debit('2100', 'lossTax'),
    credit('1120', 'disputed'),
  ]),
  rule('12', 'bank-line', 'own', 'Payout in the bank', [
    debit('1000', 'value'),
    credit('1110', 'value'),
    // What the bank kept of it.
    debit('6030', 'fee'),
    credit('1000', 'fee'),
  ]),
  rule('19', 'gift-card-breakage', 'own', 'Gift card that will not be redeemed', [
    debit('2300', 'value'),
    credit('4910', 'value'),
  ]),
  rule('20', 'store-credit-issued', 'own', 'Store credit in place of a refund', [
    debit('4900', 'revenueOffset'),
    debit('2100', 'taxOffset'),
    credit('2310', 'value'),
  ]),
  rule('20', 'store-credit-spent', 'own', 'Store credit spent', [
    debit('2310', 'value'),
    credit('4000', 'sales'),
    credit('2200', 'deferred'),
    credit('2100', 'tax'),
  ]),
  rule('23', 'revenue-recognised', 'own', 'Revenue earned', [
    debit('2200', 'value'),
    credit('4000', 'value'),
  ]),
  rule('27', 'charge-identified', 'own', 'Charge whose invoice came later', [
    debit('9000', 'gross'),
    credit('4000', 'sales'),
    credit('2200', 'deferred'),
    credit('2100', 'tax'),
  ]),
];

const TABLE_NUMBER = 3;

/** Number and content hash: stored with every entry, so that one can tell by which table it was made. */
export const POSTING_TABLE_VERSION = versionOf(POSTING_TABLE);

export function versionOf(table: readonly PostingRule[]): string {
  const digest = createHash('sha256').update(JSON.stringify(table)).digest('hex');
  return `${TABLE_NUMBER}+${digest.slice(0, 12)}`;
}

export function ruleFor(category: string, situation: Situation): PostingRule | undefined {
  return POSTING_TABLE.find((row) => row.category === category && row.situation === situation);
}
