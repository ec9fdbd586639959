import type { Language } from '../../../i18n/texts';
import { toldTemplate } from '../words/told-template';

/** A workflow document as it is edited: what `docs/workflows.md` describes. Fields left out mean their defaults. */
export interface WorkflowDocument {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly trigger: Trigger;
  readonly start: string;
  readonly steps: readonly Step[];
  readonly expectations?: readonly Expectation[];
  /** For people: text on the canvas, by itself or as a frame around steps. */
  readonly notes?: readonly Note[];
}

export interface Trigger {
  readonly event: string;
  readonly filter?: string;
  readonly runs?: 'per-order' | 'per-event';
}

/** What must follow what of the same order, and within which time, whether a run goes on or not. */
export interface Expectation {
  readonly id: string;
  readonly name?: string;
  readonly after: string;
  readonly filter?: string;
  /** One of these is enough. */
  readonly expect: readonly string[];
  readonly within: string;
  /** Commands that ask again for what did not come. */
  readonly fetch?: readonly string[];
}

export interface Note {
  readonly id: string;
  readonly text: string;
  readonly position: Position;
  /** Ids of the steps that the note frames: they move together. */
  readonly around?: readonly string[];
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** The id that ends a run, a branch or a guarded part. */
export const END = 'end';

export interface Catch {
  readonly errors: readonly string[];
  readonly next: string;
}
export interface Retry {
  readonly attempts: number;
  readonly delay: string;
  readonly backoff?: number;
  readonly maxDelay?: string;
  readonly errors?: readonly string[];
}
export interface Timeout {
  readonly after: string;
  readonly next: string;
}

interface Common {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly position?: Position;
}
type Fields = Readonly<Record<string, unknown>>;

export interface CallStep extends Common {
  readonly type: 'call';
  readonly command: string;
  readonly with?: Fields;
  readonly retry?: Retry;
  readonly timeout?: string;
  readonly catch?: readonly Catch[];
  readonly next: string;
}
export interface ListenStep extends Common {
  readonly type: 'listen';
  readonly for: ReadonlyArray<{ readonly event: string; readonly filter?: string; readonly next: string }>;
  readonly timeout?: Timeout;
}
export interface SwitchStep extends Common {
  readonly type: 'switch';
  readonly cases: ReadonlyArray<{ readonly when: string; readonly next: string }>;
  readonly default: string;
}
export interface WaitStep extends Common {
  readonly type: 'wait';
  readonly for?: string;
  readonly until?: string;
  readonly next: string;
}
export interface TryStep extends Common {
  readonly type: 'try';
  readonly start: string;
  readonly catch: readonly Catch[];
  readonly next: string;
}
export interface ForkStep extends Common {
  readonly type: 'fork';
  readonly branches: readonly string[];
  readonly join?: 'all' | 'any';
  readonly catch?: readonly Catch[];
  readonly next: string;
}
export interface EmitStep extends Common {
  readonly type: 'emit';
  readonly signal: string;
  readonly with?: Fields;
  readonly next: string;
}
export interface RaiseStep extends Common {
  readonly type: 'raise';
  readonly error: { readonly code: string; readonly message: string };
}
export interface SetStep extends Common {
  readonly type: 'set';
  readonly values: Fields;
  readonly next: string;
}
export interface ApprovalStep extends Common {
  readonly type: 'approval';
  readonly title: string;
  readonly approved: string;
  readonly rejected: string;
  readonly timeout?: Timeout;
}

export type Step =
  | CallStep
  | ListenStep
  | SwitchStep
  | WaitStep
  | TryStep
  | ForkStep
  | EmitStep
  | RaiseStep
  | SetStep
  | ApprovalStep;
export type StepType = Step['type'];

export const findStep = (document: WorkflowDocument, id: string): Step | undefined =>
  document.steps.find((step) => step.id === id);

/** As people call it; the name that a template gave it, in the reader's language. */
export const titleOf = ({ name, id }: Step, language: Language): string =>
  name === undefined ? id : toldTemplate(language, name);

/** What people call the step with this id; the id where there is none, in another version say. */
export const nameOf = (document: WorkflowDocument, id: string, language: Language): string => {
  const step = findStep(document, id);
  return step ? titleOf(step, language) : id;
};
