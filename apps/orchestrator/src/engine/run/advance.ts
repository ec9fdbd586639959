import { stepsById } from '../document/graph';
import type { WorkflowDocument } from '../document/workflow-document';
import type { Effort } from './effort';
import { knowledgeOf, tellsKnowledge } from './knowledge';
import { listenedEvents } from './listened-events';
import type { Advanced, RunInput, RunState } from './run-state';
import { RunWork } from './run-work';
import { answerApproval, fireTimer, settleCall } from './take-input';

/** What the engine may know besides the run itself. */
export interface RunSurroundings {
  readonly now: Date;
  /** The store's configuration, without secrets. */
  readonly store: unknown;
  /** What is left for expressions, where it has to do for more than one go. */
  readonly effort?: Effort;
}

const MAX_MAILBOX = 500;

/**
 * The workflow engine: from a run and something that happened to the run as it stands after that, and what is to be done.
 * Pure: the same arguments give the same answer, `state` is not touched. Late, repeated and foreign inputs change nothing.
 * Without an input it executes what is ready, which is how a new run begins.
 */
export async function advance(
  document: WorkflowDocument,
  state: RunState,
  input: RunInput | null,
  surroundings: RunSurroundings,
): Promise<Advanced> {
  if (isOver(state)) return { state, effects: [] };
  return advanceOwn(document, structuredClone(state), input, surroundings);
}

/** The same for a state that nobody else looks at: it is changed in place, which saves the copy. */
export async function advanceOwn(
  document: WorkflowDocument,
  state: RunState,
  input: RunInput | null,
  surroundings: RunSurroundings,
): Promise<Advanced> {
  if (isOver(state)) return { state, effects: [] };
  const work = new RunWork(state, stepsById(document), surroundings);
  if (input) await take(work, document, input);
  await work.runUntilWaiting();
  return { state, effects: work.effects };
}

/** Whether the event can change the run: it tells of its order or payment, or some step listens to such events. */
export function concerns(
  document: WorkflowDocument,
  state: RunState,
  { name, body }: Pick<Extract<RunInput, { kind: 'event' }>, 'name' | 'body'>,
): boolean {
  if (isOver(state)) return false;
  return listenedEvents(document).has(name) || tellsKnowledge(body);
}

const isOver = ({ status }: RunState): boolean => status === 'completed' || status === 'canceled';

async function take(work: RunWork, document: WorkflowDocument, input: RunInput): Promise<void> {
  switch (input.kind) {
    case 'event': {
      const { state } = work;
      Object.assign(state, knowledgeOf(state, input.body));
      if (!listenedEvents(document).has(input.name)) return;
      if (state.mailbox.some((item) => item.eventId === input.eventId)) return;
      state.mailbox.push({ eventId: input.eventId, name: input.name, body: input.body });
      if (state.mailbox.length > MAX_MAILBOX) state.mailbox.shift();
      return;
    }
    case 'settled':
      return settleCall(work, input);
    case 'timer':
      return fireTimer(work, input.timerId);
    case 'approval':
      return answerApproval(work, input);
  }
}
