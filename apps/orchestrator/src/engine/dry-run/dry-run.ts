import type { WorkflowDocument } from '../document/workflow-document';
import { advance } from '../run/advance';
import { Effort } from '../run/effort';
import { orderKeyOf } from '../run/order-key';
import type { Effect, RunInput, RunState, StepError, Timer } from '../run/run-state';
import { startRun } from '../run/start-run';
import { triggers } from '../run/triggers';

export interface DryRunEvent {
  /** A fact's name; or `timer` (the earliest timer goes off) or `approval` (body `{stepId, approved, by?}`). */
  readonly type: string;
  readonly body: unknown;
}

export interface DryRunRequest {
  readonly document: WorkflowDocument;
  readonly store: unknown;
  readonly events: readonly DryRunEvent[];
  /** Answers by step id: a result, `{error: {code, message}}`, or a list of these, one per time the step is called. */
  readonly results: Readonly<Record<string, unknown>>;
  readonly now: Date;
  readonly effort?: Effort;
}

export interface DryRunStep {
  readonly stepId: string;
  readonly type: string;
  readonly input: unknown;
  readonly output: unknown;
}

export interface DryRunReport {
  readonly started: boolean;
  /** Commands and signals in the order in which they would have been sent. */
  readonly steps: readonly DryRunStep[];
  readonly state: string;
  readonly failure: RunState['failure'];
  readonly run: RunState | null;
}

/** Plays events through a document; commands are answered from `results` at once, nothing is sent. */
export async function dryRun(request: DryRunRequest): Promise<DryRunReport> {
  const { document, store, effort = Effort.ofTrying() } = request;
  const [first, ...rest] = request.events;
  if (!first || !(await triggers(document, first.type, first.body, store, effort))) {
    return { started: false, steps: [], state: 'not-started', failure: null, run: null };
  }
  const play = new Play(request, effort);
  await play.start(first);
  for (const event of rest) await play.event(event);
  const { state } = play;
  const failure = play.brokenOff ? tooLong(play.steps.at(-1)) : state.failure;
  return { started: true, steps: play.steps, state: state.status, failure, run: state };
}

const tooLong = (last: DryRunStep | undefined): RunState['failure'] => ({
  ...{ stepId: last?.stepId ?? '', code: 'dry-run-limit' },
  message: 'It goes on for too long, or makes too much, to be played to its end',
});

class Play {
  readonly steps: DryRunStep[] = [];
  /** What was left to happen when time was over. */
  brokenOff = false;
  state!: RunState;
  private now: Date;
  private count = 0;
  private timers: Timer[] = [];
  private readonly answered = new Map<string, number>();

  constructor(
    private readonly request: DryRunRequest,
    private readonly effort: Effort,
  ) {
    this.now = request.now;
  }

  async start(event: DryRunEvent): Promise<void> {
    const key = orderKeyOf(event.body);
    this.state = startRun(this.request.document, {
      runId: 'dry-run',
      version: 1,
      storeId: key?.storeId ?? 'dry-run',
      orderId: key?.orderId ?? null,
      event: event.body,
      earlier: [],
      now: this.now,
    });
    await this.feed(null);
  }

  async event({ type, body }: DryRunEvent): Promise<void> {
    if (type === 'timer') return this.fireEarliestTimer();
    if (type === 'approval') {
      const answer = body as { stepId: string; approved: boolean; by?: string };
      return this.feed({ kind: 'approval', by: 'dry-run', comment: null, ...answer });
    }
    this.count += 1;
    return this.feed({ kind: 'event', eventId: `event-${this.count}`, name: type, body });
  }

  private async fireEarliestTimer(): Promise<void> {
    const timer = [...this.timers].sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
    if (!timer) return;
    this.timers = this.timers.filter(({ id }) => id !== timer.id);
    if (timer.dueAt > this.now.toISOString()) this.now = new Date(timer.dueAt);
    await this.feed({ kind: 'timer', timerId: timer.id });
  }

  private async feed(input: RunInput | null): Promise<void> {
    const pending: Array<RunInput | null> = [input];
    while (pending.length > 0) {
      if (this.effort.isSpent) {
        this.brokenOff = true;
        return;
      }
      const advanced = await advance(this.request.document, this.state, pending.shift()!, {
        now: this.now,
        store: this.request.store,
        effort: this.effort,
      });
      this.state = advanced.state;
      for (const effect of advanced.effects) {
        const answer = this.carryOut(effect);
        if (answer) pending.push(answer);
      }
    }
  }

  private carryOut(effect: Effect): RunInput | undefined {
    this.effort.add(effect);
    if (effect.kind === 'set-timer') this.timers.push(effect.timer);
    else if (effect.kind === 'clear-timer') {
      this.timers = this.timers.filter(({ id }) => id !== effect.timerId);
    } else if (effect.kind === 'signal') {
      this.steps.push({
        stepId: effect.stepId,
        type: `signal ${effect.name}`,
        input: effect.data,
        output: null,
      });
    } else {
      const outcome = this.answerFor(effect.stepId);
      this.effort.add(outcome);
      this.steps.push({ stepId: effect.stepId, type: effect.command, input: effect.body, output: outcome });
      return { kind: 'settled', stepId: effect.stepId, attempt: effect.attempt, outcome };
    }
    return undefined;
  }

  private answerFor(stepId: string): { result: unknown } | { error: StepError } {
    const given = this.request.results[stepId];
    const turn = this.answered.get(stepId) ?? 0;
    this.answered.set(stepId, turn + 1);
    const answer: unknown = Array.isArray(given) ? given[Math.min(turn, given.length - 1)] : given;
    const error = (answer as { error?: StepError } | undefined)?.error;
    return error ? { error } : { result: answer ?? {} };
  }
}
