import type { Payout } from '#contracts/models/payout';
import {
  PAYOUT_LINE_KINDS,
  type PayoutExplanation,
  type PayoutLine,
  type PayoutState,
} from '#contracts/models/payout-explanation';
import { linesOf, type MovementGroup } from './payout-lines';

export interface PayoutContent {
  readonly payout: Payout;
  /** Whether every page of the provider's list is here. */
  readonly listed: boolean;
  readonly groups: readonly MovementGroup[];
  readonly missing: { readonly count: number; readonly ids: readonly string[] };
}

export type Explained = Pick<PayoutExplanation, 'state' | 'lines' | 'totals' | 'remainder' | 'movements'>;

/** Always: sum of the lines + remainder = amount of the payout. Pure. */
export function explainPayout({ payout, listed, groups, missing }: PayoutContent): Explained {
  const { amount, currency } = payout.amount;
  const own = groups.filter((group) => group.currency === currency);
  const lines = own.flatMap(linesOf);
  const remainder = amount - sum(lines.map((line) => line.amount));
  const inOtherCurrency = countOf(groups) - countOf(own);
  const booked = sum(groups.map((group) => group.booked));
  const notBooked = countOf(groups) - booked;
  return {
    state: stateOf(payout, {
      listed,
      missing: missing.count,
      notBooked,
      adds: remainder === 0 && inOtherCurrency === 0,
    }),
    lines,
    totals: totalsOf(lines),
    remainder,
    movements: {
      listed: countOf(groups) + missing.count,
      booked,
      notBooked,
      inOtherCurrency,
      missing: missing.count,
      missingIds: [...missing.ids],
    },
  };
}

interface Findings {
  readonly listed: boolean;
  readonly missing: number;
  readonly notBooked: number;
  readonly adds: boolean;
}

function stateOf(payout: Payout, { listed, missing, notBooked, adds }: Findings): PayoutState {
  if (!payout.automatic) return 'balance-only';
  if (!listed) return 'incomplete';
  if (missing > 0) return 'movements-missing';
  if (!adds) return 'unexplained';
  return notBooked > 0 ? 'not-booked' : 'explained';
}

function totalsOf(lines: readonly PayoutLine[]): PayoutExplanation['totals'] {
  const of = (kind: PayoutLine['kind']): number =>
    sum(lines.filter((line) => line.kind === kind).map(({ amount }) => amount));
  return Object.fromEntries(PAYOUT_LINE_KINDS.map((kind) => [kind, of(kind)])) as PayoutExplanation['totals'];
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0);
const countOf = (groups: readonly MovementGroup[]): number => sum(groups.map(({ count }) => count));
