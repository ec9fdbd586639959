export const REPLAYS = '/api/v1/dead-letter-replays';

export const OUTCOMES = ['succeeded', 'died', 'sent', 'waiting', 'gone'] as const;

/** `GET /api/v1/dead-letter-replays`. */
export interface Replay {
  readonly id: string;
  readonly issueId: string;
  readonly state: 'running' | 'canceled' | 'done';
  readonly perSecond: number;
  readonly total: number;
  readonly counts: Readonly<Record<(typeof OUTCOMES)[number], number>>;
  readonly etaSeconds: number | null;
  readonly requestedBy: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/** How many of them have an outcome. */
export const settledOf = ({ counts }: Pick<Replay, 'counts'>): number =>
  counts.succeeded + counts.died + counts.gone;
