import type { BankLeg } from '#contracts/models/bank-statement';
import { inBankWindow } from './bank-window';

/** One way of a payout between the provider and the bank. */
export interface PayoutLeg {
  readonly connectionId: string;
  readonly payoutId: string;
  readonly leg: BankLeg;
  /** As the bank's line must have it: signed. */
  readonly amount: number;
  readonly arrivalDate: string;
  /** The line that it was found in. */
  readonly matchedLineId: string | null;
}

/** A line that may be a payout, and why. */
export interface Candidate {
  readonly lineId: string;
  readonly amount: number;
  readonly valueDate: string;
  readonly leg: PayoutLeg;
  /** The line holds the payout's trace id. */
  readonly traced: boolean;
  /** The line holds the payout's statement descriptor. */
  readonly described: boolean;
}

export type LineFinding =
  | {
      readonly kind: 'match';
      readonly lineId: string;
      readonly legs: readonly PayoutLeg[];
      readonly rule: 'trace-id' | 'descriptor-amount';
      readonly state: 'matched' | 'tolerance';
      /** Payouts less line: what the bank kept. */
      readonly kept: number;
    }
  | { readonly kind: 'amount' | 'duplicate'; readonly lineId: string; readonly leg: PayoutLeg }
  | { readonly kind: 'proposals'; readonly lineId: string; readonly legs: readonly PayoutLeg[] };

/**
 * Which lines are which payouts. A trace id decides by itself; the statement descriptor with the exact amount decides when neither line
 * nor payout has a second of the kind; an amount alone within the window is a proposal for a person. Pure.
 */
export function matchBankLines(candidates: readonly Candidate[], tolerance: number): LineFinding[] {
  const byLine = grouped(candidates, lineOf);
  const taken = new Set<string>();
  const findings: LineFinding[] = [];
  const rest: Candidate[] = [];
  for (const [lineId, ofLine] of [...byLine].sort(byDay)) {
    const finding = tracedFinding(lineId, ofLine, taken, tolerance);
    if (finding === null) rest.push(...ofLine);
    else findings.push(finding);
    if (finding?.kind === 'match') for (const leg of finding.legs) taken.add(keyOf(leg));
  }
  return [...findings, ...byAmount(rest.filter(({ leg }) => isFree(leg, taken)))];
}

type Group = readonly [string, readonly Candidate[]];
const byDay = ([a, [first]]: Group, [b, [second]]: Group): number =>
  `${first!.valueDate} ${a}`.localeCompare(`${second!.valueDate} ${b}`);
const keyOf = ({ connectionId, payoutId, leg }: PayoutLeg): string => `${connectionId} ${payoutId} ${leg}`;
const isFree = (leg: PayoutLeg, taken: ReadonlySet<string>): boolean =>
  leg.matchedLineId === null && !taken.has(keyOf(leg));

/** Null when no trace id says anything. A line that names several payouts is their sum. */
function tracedFinding(
  lineId: string,
  candidates: readonly Candidate[],
  taken: ReadonlySet<string>,
  tolerance: number,
): LineFinding | null {
  const traced = candidates.filter(({ traced: has, leg, amount }) => has && sameSign(leg.amount, amount));
  const first = traced[0];
  if (first === undefined) return null;
  const free = traced.map(({ leg }) => leg).filter((leg) => isFree(leg, taken));
  const kept = (legs: readonly PayoutLeg[]): number =>
    legs.reduce((sum, { amount }) => sum + amount, 0) - first.amount;
  const exact = free.find(({ amount }) => amount === first.amount);
  for (const legs of [exact === undefined ? [] : [exact], free]) {
    if (legs.length === 0 || Math.abs(kept(legs)) > tolerance) continue;
    const state = kept(legs) === 0 ? 'matched' : 'tolerance';
    return { kind: 'match', lineId, legs, rule: 'trace-id', state, kept: kept(legs) };
  }
  const [open] = free;
  return open === undefined
    ? { kind: 'duplicate', lineId, leg: first.leg }
    : { kind: 'amount', lineId, leg: open };
}

/** The exact amount within the window, where no trace id helps. */
function byAmount(candidates: readonly Candidate[]): LineFinding[] {
  const fitting = candidates.filter(
    ({ amount, leg, valueDate }) => amount === leg.amount && inBankWindow(leg.arrivalDate, valueDate),
  );
  const described = fitting.filter(({ described: has }) => has);
  const [ofLine, ofLeg] = [grouped(described, lineOf), grouped(described, ({ leg }) => keyOf(leg))];
  const alone = ({ lineId, leg }: Candidate): boolean =>
    ofLine.get(lineId)?.length === 1 && ofLeg.get(keyOf(leg))?.length === 1;
  const sure = described.filter(alone);
  const taken = new Set(sure.flatMap(({ lineId, leg }) => [lineId, keyOf(leg)]));
  const open = fitting.filter(({ lineId, leg }) => !taken.has(lineId) && !taken.has(keyOf(leg)));
  return [
    ...sure.map(({ lineId, leg }): LineFinding => {
      return { kind: 'match', lineId, legs: [leg], rule: 'descriptor-amount', state: 'matched', kept: 0 };
    }),
    ...[...grouped(open, lineOf)].map(([lineId, found]): LineFinding => {
      return { kind: 'proposals', lineId, legs: found.map(({ leg }) => leg) };
    }),
  ];
}

const lineOf = ({ lineId }: Candidate): string => lineId;
const sameSign = (a: number, b: number): boolean => Math.sign(a) === Math.sign(b);

function grouped<T>(items: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
