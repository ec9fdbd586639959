import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Booking, BookingInput, EntryDraft, Reading, Sale } from './booking';
import { fault, sizesOf } from './booking';
import { CLEARING } from './chart-of-accounts';
import { dayOf } from './day';
import { NO_PARTS } from './order-parts';
import { entryLines, type Line } from './entry-lines';
import type { PostingRule } from './posting-table';
import { POSTING_TABLE_VERSION, ruleFor } from './posting-table';
import { readCharge } from './read-charge';
import { readChargeFailure } from './read-charge-failure';
import { readDispute, readDisputeReversal } from './read-dispute';
import { readRefund } from './read-refund';
import { readReversal } from './read-reversal';

/**
 * One movement of the provider's balance is one balanced entry that moves clearing by exactly its net, or it is an exception for a
 * person. Pure: the same input gives the same entry for ever.
 */
export function book(input: BookingInput): Booking {
  const { balanceTransaction: movement } = input;
  if (movement.net !== movement.amount - movement.fee) {
    return fault('movement-inconsistent', 'Net is not amount less fee', { ...sums(movement) });
  }
  const reading = read(input);
  if (reading.kind !== 'read') return reading;
  const rule = ruleFor(movement.reportingCategory, reading.situation);
  if (!rule) return unknownCategory(movement);
  const lines = entryLines(rule, { ...reading.amounts, fee: movement.fee });
  if (lines.length === 0) return fault('movement-empty', 'The movement moves nothing', { ...sums(movement) });
  requireBalance(lines, movement);
  return { kind: 'entry', entry: draft(input, rule, reading, lines) };
}

function read(input: BookingInput): Reading {
  const { balanceTransaction: movement } = input;
  switch (movement.reportingCategory) {
    case 'charge':
      return movement.amount < 0 ? wrongSign(movement) : readCharge(input);
    case 'partial_capture_reversal':
      return movement.amount > 0 ? wrongSign(movement) : readReversal(input);
    case 'refund':
      return movement.amount > 0 ? wrongSign(movement) : readRefund(input);
    case 'refund_failure':
      return movement.amount < 0 ? wrongSign(movement) : readRefundFailure(movement);
    case 'charge_failure':
      return movement.amount > 0 ? wrongSign(movement) : readChargeFailure(input);
    case 'dispute':
      return movement.amount > 0 ? wrongSign(movement) : readDispute(input);
    case 'dispute_reversal':
      return movement.amount < 0 ? wrongSign(movement) : readDisputeReversal(input);
    default:
      return readAccountMovement(movement);
  }
}

/** Concerns the account at the provider, not an order; of either sign, and only when the table has a row for it. */
function readAccountMovement(movement: BalanceTransaction): Reading {
  const situation = movement.amount > 0 ? 'account-inward' : 'account';
  if (!ruleFor(movement.reportingCategory, situation)) return unknownCategory(movement);
  return {
    kind: 'read',
    situation,
    amounts: { outflow: 0 - movement.amount },
    movement: { parts: NO_PARTS, atSaleRate: Math.abs(movement.amount) },
  };
}

/** The cash is back and the customer is still owed it: a liability, whatever the refund had been for. */
function readRefundFailure(movement: BalanceTransaction): Reading {
  const { gross } = sizesOf(movement);
  return {
    kind: 'read',
    situation: 'order',
    amounts: { gross },
    movement: { parts: NO_PARTS, atSaleRate: gross },
  };
}

function draft(
  input: BookingInput,
  rule: PostingRule,
  reading: Extract<Reading, { kind: 'read' }>,
  lines: Line[],
): EntryDraft {
  const { balanceTransaction: movement, order, timeZone } = input;
  const number = order?.snapshots[0]?.number;
  return {
    rule: ruleLabel(rule, reading, order ?? input.invoiced),
    ruleVersion: POSTING_TABLE_VERSION,
    description: number === undefined ? rule.description : `${rule.description}, order ${number}`,
    currency: movement.currency,
    date: dayOf(new Date(movement.createdAt), timeZone),
    lines,
    deferrals: reading.deferrals ?? [],
    release: reading.release ?? 0,
    ...(movement.presentment && { presentment: movement.presentment }),
    movement: {
      category: movement.reportingCategory,
      rule: rule.rule,
      ...sizesOf(movement),
      ...reading.movement,
      ...(movement.chargeId === undefined ? {} : { chargeId: movement.chargeId }),
      ...(reading.release ? { released: reading.release } : {}),
    },
  };
}

/** Row 6 is row 5 for the whole of what was captured. */
function ruleLabel(
  rule: PostingRule,
  reading: Extract<Reading, { kind: 'read' }>,
  sale: Sale | null | undefined,
): string {
  if (rule.rule !== '5' || !sale) return rule.rule;
  return reading.amounts.gross === sale.history.captured ? '6' : '5';
}

/** A broken table or engine must never reach the books. */
function requireBalance(lines: readonly Line[], movement: BalanceTransaction): void {
  const balance = lines.reduce((sum, line) => sum + line.debit - line.credit, 0);
  const cleared = lines
    .filter(({ account }) => account === CLEARING)
    .reduce((sum, line) => sum + line.debit - line.credit, 0);
  if (balance === 0 && cleared === movement.net) return;
  throw new Error(
    `The entry of ${movement.balanceTransactionId} is off by ${balance}, clearing moved by ${cleared} instead of ${movement.net}`,
  );
}

function wrongSign(movement: BalanceTransaction): Reading {
  return fault('unexpected-sign', `A ${movement.reportingCategory} of this sign is not known`, {
    ...sums(movement),
  });
}

function unknownCategory(movement: BalanceTransaction): ReturnType<typeof fault> {
  return fault('unknown-category', `No posting rule for the category "${movement.reportingCategory}"`, {
    reportingCategory: movement.reportingCategory,
    type: movement.type,
    ...sums(movement),
  });
}

function sums({ amount, fee, net, currency }: BalanceTransaction): Record<string, unknown> {
  return { amount, fee, net, currency };
}
