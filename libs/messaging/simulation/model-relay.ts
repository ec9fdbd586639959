import type { ModelBroker } from './model-broker';
import type { ModelStore, OutboxEntry } from './model-store';

/** Says that the process goes on here, or throws because it has just died. */
export type Checkpoint = (name: string) => void;

export interface RelayModelOptions {
  readonly batchSize: number;
  /** A mistake for proving that it is found: rows are forgotten before the broker has confirmed them. */
  readonly forgetFirst?: boolean;
}

/** So long a row that no queue takes waits next, in milliseconds: as `postponeRows` has it. */
const postponement = (returns: number): number => Math.min(300, 2 ** Math.min(returns, 10)) * 1000;

/**
 * One transaction of the relay: claims rows that are due and that nobody holds, oldest first, publishes each, forgets exactly those that
 * were confirmed, lets those wait that no queue took. The model of `Relay.relayBatch`, held against it on PostgreSQL by a test.
 * Answers whether all went well and whether there may be more.
 */
export function relayBatch(
  store: ModelStore,
  broker: Pick<ModelBroker, 'publish'>,
  now: number,
  checkpoint: Checkpoint,
  { batchSize, forgetFirst = false }: RelayModelOptions,
): { readonly full: boolean; readonly failed: boolean } {
  const claimed = store.outbox
    .filter(({ availableAt, claimedBy }) => availableAt <= now && claimedBy === undefined)
    .slice(0, batchSize);
  if (claimed.length === 0) return { full: false, failed: false };
  const holder = Symbol('relay');
  for (const row of claimed) row.claimedBy = holder;
  try {
    checkpoint('relay.after-claim');
    if (forgetFirst) forget(store, claimed);
    const outcomes = claimed.map((row) => {
      const outcome = broker.publish(row.message);
      checkpoint('relay.after-publish-before-confirm');
      return { row, outcome };
    });
    checkpoint('relay.after-confirm-before-delete');
    const of = (wanted: string): OutboxEntry[] =>
      outcomes.filter(({ outcome }) => outcome === wanted).map(({ row }) => row);
    checkpoint('relay.after-delete-before-commit');
    forget(store, of('confirmed'));
    for (const row of of('returned')) {
      row.availableAt = now + postponement(row.returns);
      row.returns += 1;
    }
    return { full: claimed.length === batchSize, failed: of('failed').length > 0 };
  } finally {
    for (const row of claimed) row.claimedBy = undefined;
  }
}

function forget(store: ModelStore, rows: readonly OutboxEntry[]): void {
  const gone = new Set(rows.map(({ id }) => id));
  const kept = store.outbox.filter(({ id }) => !gone.has(id));
  store.outbox.splice(0, store.outbox.length, ...kept);
}
