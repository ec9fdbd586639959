import { DURATION_STEPS, stepOf } from './duration-steps';

export type FigureKind = 'message' | 'call';
export type FigureOutcome = 'done' | 'retried' | 'failed';

/** What happened within one slot of time. */
export interface FigureRow {
  /** Epoch milliseconds at which the slot begins. */
  readonly slot: number;
  readonly kind: FigureKind;
  readonly name: string;
  readonly part: string;
  done: number;
  retried: number;
  failed: number;
  /** How many took how long, see `DURATION_STEPS`; one more for what took longer. */
  readonly durations: number[];
}

export const SLOT_MS = 300_000;
/** Names are bounded by contracts and connections; this is for the case that they are not. */
const MOST_ROWS = 2_000;
const MOST_NAME = 200;

/** Adds up in memory what would be far too much to write one by one. */
export class FigureBook {
  private rows = new Map<string, FigureRow>();

  note(
    event: { kind: FigureKind; name: string; part?: string; outcome: FigureOutcome; durationMs: number },
    at: number,
  ): void {
    const { kind, outcome, durationMs } = event;
    const [name, part] = [event.name.slice(0, MOST_NAME), (event.part ?? '').slice(0, MOST_NAME)];
    const slot = Math.floor(at / SLOT_MS) * SLOT_MS;
    const key = JSON.stringify([slot, kind, name, part]);
    let row = this.rows.get(key);
    if (!row) {
      if (this.rows.size >= MOST_ROWS) return;
      const durations = Array.from({ length: DURATION_STEPS.length + 1 }, () => 0);
      row = { slot, kind, name, part, done: 0, retried: 0, failed: 0, durations };
      this.rows.set(key, row);
    }
    row[outcome] += 1;
    row.durations[stepOf(durationMs)]! += 1;
  }

  /** What was added up since the last time; whoever takes it keeps it. */
  take(): FigureRow[] {
    const taken = [...this.rows.values()];
    this.rows = new Map();
    return taken;
  }
}
