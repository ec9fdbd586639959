import type { StepReference } from '../step-reference';

/** A message as far as its delivery depends on it. */
export interface ModelMessage {
  readonly id: string;
  /** The contract's name. */
  readonly name: string;
  readonly body: unknown;
  readonly step?: StepReference | undefined;
}

/** A message in a queue, with what the retry headers say. */
export interface QueuedMessage extends ModelMessage {
  readonly attempt: number;
  /** Epoch milliseconds. */
  readonly firstSeenAt: number;
  readonly notBefore: number;
}
