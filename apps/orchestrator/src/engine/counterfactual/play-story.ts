import type { WorkflowDocument } from '../document/workflow-document';
import { advance } from '../run/advance';
import { listenedEvents } from '../run/listened-events';
import type { Effect, RunInput, RunState, RunStatus, Timer } from '../run/run-state';
import { startRun } from '../run/start-run';
import { triggers } from '../run/triggers';
import { MoneyMoved, type Moved } from './money-moved';
import type { RecordedAnswer, RecordedRun, Story, StoryFact } from './story';

export interface PlayedStep {
  readonly stepId: string;
  readonly type: string;
  readonly input: unknown;
}

export interface PlayedStory {
  readonly runs: ReadonlyArray<{ readonly status: RunStatus; readonly failure: string | null }>;
  /** Commands and signals in the order in which they would have been sent. */
  readonly steps: readonly PlayedStep[];
  readonly money: ReadonlyMap<string, Moved>;
}

/** A run that goes round in circles ends the play: it differs anyway. */
const MOST_STEPS = 2_000;

/** What a document would have done with an order: the facts as they came, the answers as they were given. Nothing is sent. */
export async function playStory(document: WorkflowDocument | null, story: Story): Promise<PlayedStory> {
  const play = new Play(document, story);
  if (document) {
    for (const [index, fact] of story.facts.entries()) await play.fact(document, fact, index);
    await play.timersUntil(document, story.until);
  }
  return play.outcome();
}

interface PlayedRun {
  state: RunState;
  timers: Timer[];
  readonly recorded: RecordedRun | undefined;
}

class Play {
  private readonly runs: PlayedRun[] = [];
  private readonly steps: PlayedStep[] = [];
  private readonly money = new MoneyMoved();
  private now = new Date(0);

  constructor(
    private readonly document: WorkflowDocument | null,
    private readonly story: Story,
  ) {}

  async fact(document: WorkflowDocument, fact: StoryFact, index: number): Promise<void> {
    await this.timersUntil(document, fact.at);
    this.now = fact.at;
    const { eventId, name, body } = fact;
    for (const run of this.runs) await this.feed(document, run, { kind: 'event', eventId, name, body });
    const perOrder = document.trigger.runs === 'per-order';
    if (perOrder && this.runs.length > 0) return;
    if (!(await triggers(document, name, body, this.story.store))) return;
    const { storeId, orderId } = this.story;
    const startedFor = JSON.stringify(perOrder ? [storeId, orderId] : [eventId]);
    const listened = listenedEvents(document);
    const earlier = this.story.facts
      .slice(0, index)
      .filter((before) => listened.has(before.name))
      .map((before) => ({ eventId: before.eventId, name: before.name, body: before.body }));
    const state = startRun(document, {
      ...{ runId: `counterfactual-${this.runs.length + 1}`, version: 1, storeId, orderId },
      ...{ event: body, earlier, now: this.now },
    });
    const recorded = this.story.runs.find((run) => run.startedFor === startedFor) ?? this.story.runs[0];
    const run: PlayedRun = { state, timers: [], recorded };
    this.runs.push(run);
    await this.feed(document, run, null);
  }

  async timersUntil(document: WorkflowDocument, until: Date): Promise<void> {
    for (;;) {
      const due = this.runs
        .flatMap((run) => run.timers.map((timer) => ({ run, timer })))
        .filter(({ timer }) => timer.dueAt <= until.toISOString())
        .sort((one, two) => one.timer.dueAt.localeCompare(two.timer.dueAt))[0];
      if (!due || this.steps.length > MOST_STEPS) return;
      const { run, timer } = due;
      run.timers = run.timers.filter(({ id }) => id !== timer.id);
      if (timer.dueAt > this.now.toISOString()) this.now = new Date(timer.dueAt);
      await this.feed(document, run, { kind: 'timer', timerId: timer.id });
    }
  }

  outcome(): PlayedStory {
    return {
      runs: this.runs.map(({ state }) => ({ status: state.status, failure: state.failure?.code ?? null })),
      steps: this.steps,
      money: this.money.byCurrency,
    };
  }

  private async feed(document: WorkflowDocument, run: PlayedRun, input: RunInput | null): Promise<void> {
    const pending: Array<RunInput | null> = [input];
    while (pending.length > 0 && this.steps.length <= MOST_STEPS) {
      const surroundings = { now: this.now, store: this.story.store };
      const advanced = await advance(document, run.state, pending.shift()!, surroundings);
      run.state = advanced.state;
      for (const effect of advanced.effects) {
        const answer = this.carryOut(run, effect);
        if (answer) pending.push(answer);
      }
      if (pending.length === 0) pending.push(...this.approvalsOf(run));
    }
  }

  private carryOut(run: PlayedRun, effect: Effect): RunInput | undefined {
    switch (effect.kind) {
      case 'set-timer':
        run.timers.push(effect.timer);
        return undefined;
      case 'clear-timer':
        run.timers = run.timers.filter(({ id }) => id !== effect.timerId);
        return undefined;
      case 'signal':
        this.steps.push({ stepId: effect.stepId, type: `signal ${effect.name}`, input: effect.data });
        return undefined;
      case 'command': {
        const { stepId, attempt, command, body } = effect;
        const outcome = this.answerFor(run, stepId, command);
        this.steps.push({ stepId, type: command, input: body });
        if ('result' in outcome) this.money.take(command, body, run.state.payment);
        return { kind: 'settled', stepId, attempt, outcome };
      }
    }
  }

  private answerFor({ recorded }: PlayedRun, stepId: string, command: string): RecordedAnswer {
    const answer = recorded?.byStep.get(stepId) ?? recorded?.byCommand.get(command);
    return answer === undefined ? { result: {} } : answer;
  }

  /** What people answered then they answer now; where nobody was asked, the run waits. */
  private approvalsOf({ state, recorded }: PlayedRun): RunInput[] {
    return state.tokens.flatMap(({ step, wait }): RunInput[] => {
      if (wait?.kind !== 'approval') return [];
      const answer = recorded?.byStep.get(step);
      const given = answer && 'result' in answer ? (answer.result as { approved?: unknown } | null) : null;
      if (typeof given?.approved !== 'boolean') return [];
      return [{ kind: 'approval', stepId: step, approved: given.approved, by: 'recorded', comment: null }];
    });
  }
}
