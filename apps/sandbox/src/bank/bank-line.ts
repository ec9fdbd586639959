import type { PayoutObject } from '#connectors/stripe/simulator/objects/money-movements';

/** A line of the account; the amount is signed, in the currency's smallest unit. */
export interface BankLine {
  readonly key: string;
  readonly day: string;
  readonly amount: number;
  readonly reference: string;
  readonly counterparty: string;
  readonly text: string;
}

/** What the bank writes on a payout's line. Banks differ, and matching has to live with each. */
export const NAMINGS = ['trace-id', 'descriptor', 'nothing'] as const;
export type Naming = (typeof NAMINGS)[number];

const COUNTERPARTY = 'Stripe Payments Europe';
export const dayOf = (unixSeconds: number): string => new Date(unixSeconds * 1000).toISOString().slice(0, 10);

/**
 * The lines that a payout leaves in the bank: none before it was paid, one when it was, a second one the other way when it came back after
 * all. `returnedAt` is when that was.
 */
export function linesOfPayout(
  payout: PayoutObject,
  returnedAt: number | undefined,
  naming: Naming,
): BankLine[] {
  const { id, amount, arrival_date: arrival, trace_id: trace } = payout;
  if (trace.value === null) return [];
  const written = {
    'trace-id': { counterparty: COUNTERPARTY, text: `STRIPE PAYOUT ${trace.value}` },
    descriptor: { counterparty: COUNTERPARTY, text: payout.statement_descriptor ?? 'STRIPE PAYOUT' },
    nothing: { counterparty: 'Clearing', text: 'SEPA credit transfer' },
  }[naming];
  const paid = {
    key: `${id}:paid`,
    day: dayOf(arrival),
    amount,
    reference: `B-${id.slice(-10).toUpperCase()}`,
    ...written,
  };
  if (returnedAt === undefined) return [paid];
  const returned = {
    ...paid,
    key: `${id}:returned`,
    day: dayOf(returnedAt),
    amount: -amount,
    reference: `${paid.reference}-R`,
    text: `${paid.text} RETURNED`,
  };
  return [paid, returned];
}
