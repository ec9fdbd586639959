import type { StepType } from '../document/workflow-document';

export interface StepError {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What a place in the run waits for. Timers are named, so that one that fires late or twice is recognised. */
export type Wait =
  | { readonly kind: 'call'; readonly attempt: number; readonly timer?: Timer }
  | { readonly kind: 'retry'; readonly timer: Timer }
  | { readonly kind: 'listen'; readonly timer?: Timer }
  | { readonly kind: 'timer'; readonly timer: Timer }
  | { readonly kind: 'approval'; readonly timer?: Timer }
  /** The parts of a `try` or `fork` are under way as tokens of their own. */
  | { readonly kind: 'parts' };

export interface Timer {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly dueAt: string;
}

/** A place where the run stands. A fork has several. */
export interface Token {
  readonly id: number;
  /** The token whose `try` or `fork` this one is a part of. */
  readonly parent: number | null;
  step: string;
  wait: Wait | null;
}

export type StepState = 'pending' | 'running' | 'waiting' | 'completed' | 'failed' | 'skipped';

export interface StepRecord {
  readonly type: StepType;
  state: StepState;
  /** Rises with every try and every time round a loop: the answer to an older one is late. */
  attempts: number;
  /** Failed tries of the current round. */
  tries: number;
  input: unknown;
  output: unknown;
  error: StepError | null;
  startedAt: string;
  finishedAt: string | null;
  waitingFor: string | null;
}

export interface MailboxItem {
  readonly eventId: string;
  readonly name: string;
  readonly body: unknown;
}

export type RunStatus = 'running' | 'waiting' | 'completed' | 'failed' | 'canceled';

/** Everything a run needs to go on: plain JSON, kept in one row. */
export interface RunState {
  readonly runId: string;
  readonly workflowId: string;
  readonly version: number;
  readonly storeId: string;
  readonly orderId: string | null;
  readonly startedAt: string;
  finishedAt: string | null;
  status: RunStatus;
  /** Why the run stands still, while `failed`. */
  failure: (StepError & { readonly stepId: string }) | null;
  /** The event it started with, and the one it took last. */
  readonly trigger: unknown;
  event: unknown;
  /** What the run knows of its order and payment from the newest facts. */
  order: unknown;
  payment: unknown;
  vars: Record<string, unknown>;
  /** The error that was caught last. */
  error: (StepError & { readonly stepId: string }) | null;
  tokens: Token[];
  nextToken: number;
  /** Steps executed so far, against runaway documents. */
  executed: number;
  steps: Record<string, StepRecord>;
  /** Events nobody has taken yet, oldest first. */
  mailbox: MailboxItem[];
}

/** What happened, as the engine is told. */
export type RunInput =
  | { readonly kind: 'event'; readonly eventId: string; readonly name: string; readonly body: unknown }
  | {
      readonly kind: 'settled';
      readonly stepId: string;
      readonly attempt: number;
      readonly outcome: { readonly result: unknown } | { readonly error: StepError };
    }
  | { readonly kind: 'timer'; readonly timerId: string }
  | {
      readonly kind: 'approval';
      readonly stepId: string;
      readonly approved: boolean;
      readonly by: string;
      readonly comment: string | null;
    };

/** What is to be done, in the same transaction as the state is saved. */
export type Effect =
  | {
      readonly kind: 'command';
      readonly command: string;
      readonly body: unknown;
      readonly stepId: string;
      readonly attempt: number;
    }
  | {
      readonly kind: 'signal';
      readonly name: string;
      readonly data: unknown;
      readonly stepId: string;
      readonly attempt: number;
    }
  | { readonly kind: 'set-timer'; readonly timer: Timer }
  | { readonly kind: 'clear-timer'; readonly timerId: string };

export interface Advanced {
  readonly state: RunState;
  readonly effects: readonly Effect[];
}
