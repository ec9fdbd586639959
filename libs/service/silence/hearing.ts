import { learnGap, usualGapDuring, type UsualGaps } from './usual-gaps';

const MINUTE = 60_000;
/** Shorter than this nothing is a silence. */
export const SHORTEST_SILENCE_MS = 30 * MINUTE;
/** After an outage of ours the sender tries again before long: so long it may take from the first find. */
export const PATIENCE_MS = 10 * MINUTE;
const ENOUGH_ROUNDS = 3;
const TIMES_THE_USUAL = 5;

/** What has been heard of a connection, and what was missed since. */
export interface Hearing {
  readonly lastHeardAt: Date;
  readonly usualGaps: UsualGaps;
  /** Found by looking since the last webhook: changes, and rounds that found any. */
  readonly missed: number;
  readonly missedRounds: number;
  readonly missedSince: Date | null;
  /** People have been told. */
  readonly told: boolean;
}

export const firstHeard = (at: Date): Hearing => ({
  lastHeardAt: at,
  usualGaps: [],
  missed: 0,
  missedRounds: 0,
  missedSince: null,
  told: false,
});

/** A webhook ends every silence. A gap in which something was missed is not usual, and nothing is learned from it. */
export function afterWebhook(hearing: Hearing, at: Date): Hearing {
  if (at <= hearing.lastHeardAt) return hearing;
  const usualGaps =
    hearing.missed === 0 ? learnGap(hearing.usualGaps, hearing.lastHeardAt, at) : hearing.usualGaps;
  return { ...firstHeard(at), usualGaps };
}

/** A round that found nothing says nothing: then nothing happened. */
export function afterSweep(hearing: Hearing, missed: number, now: Date): Hearing {
  if (missed === 0) return hearing;
  return {
    ...hearing,
    missed: hearing.missed + missed,
    missedRounds: hearing.missedRounds + 1,
    missedSince: hearing.missedSince ?? now,
  };
}

/** Silent is only who had something to tell: in several rounds, or for much longer than is usual at these hours. */
export function isSilent(hearing: Hearing, now: Date): boolean {
  const { lastHeardAt, missedSince, missedRounds, usualGaps } = hearing;
  if (missedSince === null || now.getTime() - missedSince.getTime() < PATIENCE_MS) return false;
  const silence = now.getTime() - lastHeardAt.getTime();
  if (silence < SHORTEST_SILENCE_MS) return false;
  if (missedRounds >= ENOUGH_ROUNDS) return true;
  const usual = usualGapDuring(usualGaps, lastHeardAt, now);
  return usual !== undefined && silence >= TIMES_THE_USUAL * usual;
}
