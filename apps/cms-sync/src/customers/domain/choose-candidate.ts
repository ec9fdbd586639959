import type { CustomerRule } from '#contracts/models/customer';
import type { SideState } from './merge-profiles';

export interface Candidate {
  readonly side: SideState;
  readonly value: string | null;
}

/** One value was kept and another dropped. */
export interface Choice {
  readonly winner: SideState;
  readonly loser: SideState;
  /** In words that a person can check against the store's rules. */
  readonly rule: string;
}

/**
 * The candidate of the side that the rule names; of several, or of none, the one changed last; of those, the first by key, so that every
 * replica decides alike. Sides that say the same have not been beaten.
 */
export function chooseCandidate(
  candidates: readonly Candidate[],
  rule: CustomerRule,
): { readonly winner: Candidate; readonly beaten: readonly Choice[] } {
  const named = candidates.filter(({ side }) => side.side === rule);
  const [winner] = (named.length > 0 ? named : [...candidates]).sort(newestFirst);
  if (!winner) throw new Error('There is nothing to choose from');
  const words = named.length > 0 ? `${rule} wins` : 'newest wins';
  const beaten = candidates
    .filter(({ value }) => value !== winner.value)
    .map(({ side }) => ({ winner: winner.side, loser: side, rule: words }));
  return { winner, beaten };
}

function newestFirst(left: Candidate, right: Candidate): number {
  const byTime = right.side.modifiedAt.getTime() - left.side.modifiedAt.getTime();
  return byTime !== 0 ? byTime : keyOf(left) < keyOf(right) ? -1 : 1;
}

const keyOf = ({ side }: Candidate): string => `${side.connectionId} ${side.externalId}`;
