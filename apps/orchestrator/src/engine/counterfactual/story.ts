import type { StepError } from '../run/run-state';

/** Something that was told about an order, as it was told. */
export interface StoryFact {
  readonly eventId: string;
  readonly name: string;
  readonly body: unknown;
  readonly at: Date;
}

/** How a step ended when the order was real. */
export type RecordedAnswer = { readonly result: unknown } | { readonly error: StepError };

export interface RecordedRun {
  /** The order or the event it was started for. */
  readonly startedFor: string;
  readonly byStep: ReadonlyMap<string, RecordedAnswer>;
  readonly byCommand: ReadonlyMap<string, RecordedAnswer>;
}

/** What happened to one order: it is played again, through one document and through another. */
export interface Story {
  readonly storeId: string;
  readonly orderId: string;
  /** Configuration of the store, as it is now. */
  readonly store: unknown;
  /** Oldest first. */
  readonly facts: readonly StoryFact[];
  readonly runs: readonly RecordedRun[];
  /** Times that were waited for go off until then. */
  readonly until: Date;
}
