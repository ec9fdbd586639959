import type { Collection, SimulatorStore } from './simulator-store';

export interface Effect {
  /** What was done, e.g. `refund.create`. */
  readonly operation: string;
  /** The caller's idempotency key, or the natural key of the write. */
  readonly key: string;
  readonly at: string;
  /** What it was done to. */
  readonly objectId: string;
}

/** Every write that really took effect, so that a judge can ask how often a key was applied. */
export class EffectsLedger {
  private readonly effects: Collection<Effect>;

  constructor(store: SimulatorStore) {
    this.effects = store.collection<Effect>('effects');
  }

  record(effect: Effect): void {
    this.effects.set(String(this.effects.size + 1), effect);
  }

  list(): Effect[] {
    return this.effects.values();
  }

  timesApplied(key: string): number {
    return this.effects.filter((effect) => effect.key === key).length;
  }
}
