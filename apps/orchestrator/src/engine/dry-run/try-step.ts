import { stepsById } from '../document/graph';
import { END, type WorkflowDocument } from '../document/workflow-document';
import { Effort } from '../run/effort';
import { executeStep } from '../run/execute-step';
import { RunWork } from '../run/run-work';
import type { RunState, StepError, StepRecord, StepState } from '../run/run-state';
import { startRun } from '../run/start-run';

/** Names that expressions know, with values to try them on; what is left out is nothing. */
export type SampleData = Readonly<Record<string, unknown>>;

export interface TriedStep {
  readonly state: StepState;
  readonly input: unknown;
  readonly output: unknown;
  readonly error: StepError | null;
  /** What it would wait for: an answer, a time, an event, a person. */
  readonly waitsFor: string | null;
  /** The next step, or `end`; null while it waits, and where it has failed without an error path. */
  readonly goesOnTo: string | null;
  /** The command or signal it would send. */
  readonly sends: { readonly name: string; readonly body: unknown } | null;
}

/** One step carried out by the engine on given data, up to where it waits or goes on; nothing is sent. Undefined for an unknown step. */
export async function tryStep(
  document: WorkflowDocument,
  stepId: string,
  data: SampleData,
  now: Date,
  effort = Effort.ofTrying(),
): Promise<TriedStep | undefined> {
  const steps = stepsById(document);
  const step = steps.get(stepId);
  if (!step) return undefined;
  const state = stateOf(document, stepId, data, now);
  const token = state.tokens[0]!;
  const work = new RunWork(state, steps, { now, store: data['store'] ?? {}, effort });
  await executeStep(work, token, step);
  const record = state.steps[stepId]!;
  const { input, output, error } = record;
  const ended = state.status === 'completed' && state.tokens.length === 0;
  const moved = token.step === stepId || state.status === 'failed' ? null : token.step;
  return {
    ...{ state: record.state, input, output, error, waitsFor: record.waitingFor },
    goesOnTo: ended ? END : moved,
    sends: sentBy(work),
  };
}

/** A run that stands at the step and knows what the data say. */
function stateOf(document: WorkflowDocument, stepId: string, data: SampleData, now: Date): RunState {
  const run = members(data['run']);
  const begun = startRun(document, {
    runId: text(run['id']) ?? 'try-out',
    version: 1,
    storeId: text(run['storeId']) ?? 'store',
    orderId: text(run['orderId']) ?? null,
    ...{ event: data['trigger'] ?? null, earlier: [], now },
  });
  const steps = Object.entries(members(data['steps'])).map(
    ([id, output]) => [id, ended(output, now)] as const,
  );
  return {
    ...begun,
    event: data['event'] ?? null,
    order: data['order'] ?? null,
    payment: data['payment'] ?? null,
    vars: { ...members(data['vars']) },
    error: errorOf(data['error']),
    tokens: [{ id: 1, parent: null, step: stepId, wait: null }],
    steps: Object.fromEntries(steps.filter(([id]) => id !== stepId)),
  };
}

function ended(output: unknown, now: Date): StepRecord {
  const at = now.toISOString();
  return {
    ...{ type: 'call', state: 'completed', attempts: 1, tries: 0, input: null, error: null },
    ...{ output, startedAt: at, finishedAt: at, waitingFor: null },
  };
}

function sentBy({ effects }: RunWork): TriedStep['sends'] {
  for (const effect of effects) {
    if (effect.kind === 'command') return { name: effect.command, body: effect.body };
    if (effect.kind === 'signal') return { name: effect.name, body: effect.data };
  }
  return null;
}

function errorOf(value: unknown): RunState['error'] {
  const { code, message, stepId } = members(value);
  if (text(code) === undefined) return null;
  return { code: String(code), message: text(message) ?? '', stepId: text(stepId) ?? '' };
}

const members = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
