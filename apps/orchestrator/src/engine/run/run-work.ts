import type { ExpressionError } from '#mapping/expressions/expression';
import type { Result } from '#platform/errors/result';
import { evaluateIn, render } from '../document/template';
import { END, type Step } from '../document/workflow-document';
import type { RunSurroundings } from './advance';
import { Effort } from './effort';
import { executeStep } from './execute-step';
import { tryListen } from './listen';
import type { Effect, RunState, StepError, StepRecord, Timer, Token, Wait } from './run-state';

/** Steps in one go, and in the life of a run: beyond it the document is running away. */
const MAX_STEPS_AT_ONCE = 1000;
const MAX_STEPS_OF_A_RUN = 100_000;

/** A run while it is being advanced: the state is changed in place, effects are collected. */
export class RunWork {
  readonly effects: Effect[] = [];
  private readonly effort: Effort;

  constructor(
    readonly state: RunState,
    readonly steps: ReadonlyMap<string, Step>,
    readonly surroundings: RunSurroundings,
  ) {
    this.effort = surroundings.effort ?? new Effort();
  }

  get now(): string {
    return this.surroundings.now.toISOString();
  }

  /** Names that expressions can use. */
  private context(extra: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    const { state } = this;
    const outputs: Record<string, unknown> = {};
    for (const [id, record] of Object.entries(state.steps)) outputs[id] = record.output;
    return {
      trigger: state.trigger,
      event: state.event,
      order: state.order,
      payment: state.payment,
      vars: state.vars,
      steps: outputs,
      error: state.error,
      store: this.surroundings.store,
      now: this.now,
      run: {
        id: state.runId,
        workflowId: state.workflowId,
        version: state.version,
        storeId: state.storeId,
        orderId: state.orderId,
        startedAt: state.startedAt,
      },
      ...extra,
    };
  }

  /** A value of the document with its expressions replaced by what they give. */
  render(value: unknown): Promise<Result<unknown, ExpressionError>> {
    return render(value, this.context(), this.effort);
  }

  evaluate(
    source: string,
    extra: Readonly<Record<string, unknown>> = {},
  ): Promise<Result<unknown, ExpressionError>> {
    return evaluateIn(source, this.context(extra), this.effort);
  }

  /** Executes what is ready and hands out events from the mailbox until every place of the run waits. */
  async runUntilWaiting(): Promise<void> {
    const { state } = this;
    let executed = 0;
    while (state.status === 'running' || state.status === 'waiting') {
      const ready = state.tokens.find((token) => token.wait === null);
      if (!ready) {
        if (await this.deliverFromMailbox()) continue;
        break;
      }
      executed += 1;
      state.executed += 1;
      if (executed > MAX_STEPS_AT_ONCE || state.executed > MAX_STEPS_OF_A_RUN) {
        this.failRun(ready.step, { code: 'endless-loop', message: 'The run executes steps without end' });
        return;
      }
      await executeStep(this, ready, this.steps.get(ready.step)!);
    }
    if (state.status === 'running' || state.status === 'waiting') {
      const calling = state.tokens.some((token) => token.wait?.kind === 'call');
      state.status = calling ? 'running' : 'waiting';
    }
  }

  private async deliverFromMailbox(): Promise<boolean> {
    for (const token of this.state.tokens) {
      if (token.wait?.kind === 'listen' && (await tryListen(this, token))) return true;
      if (this.state.status === 'failed') return false;
    }
    return false;
  }

  /** The record of a step that begins another round. */
  begin(step: Step, input: unknown): StepRecord {
    const before = this.state.steps[step.id];
    const record: StepRecord = {
      type: step.type,
      state: 'running',
      attempts: (before?.attempts ?? 0) + 1,
      tries: 0,
      input,
      output: before?.output ?? null,
      error: null,
      startedAt: this.now,
      finishedAt: null,
      waitingFor: null,
    };
    this.state.steps[step.id] = record;
    return record;
  }

  wait(token: Token, wait: Wait, waitingFor: string | null): void {
    token.wait = wait;
    const record = this.state.steps[token.step];
    if (record) {
      record.state = wait.kind === 'call' ? 'running' : 'waiting';
      record.waitingFor = waitingFor;
    }
  }

  /** A timer of a token's step; named after the round, so that one of an earlier round is recognised as late. */
  setTimer(token: Token, purpose: string, delayMs: number): Timer {
    const round = this.state.steps[token.step]?.attempts ?? 0;
    const dueAt = new Date(this.surroundings.now.getTime() + Math.max(0, delayMs)).toISOString();
    const timer: Timer = { id: `${token.step}/${token.id}/${round}/${purpose}`, dueAt };
    this.effects.push({ kind: 'set-timer', timer });
    return timer;
  }

  /** The step is done with `output`; the token goes on to `next`. */
  complete(token: Token, output: unknown, next: string): void {
    const record = this.state.steps[token.step];
    if (record) {
      record.state = 'completed';
      record.output = output ?? null;
      record.finishedAt = this.now;
      record.waitingFor = null;
    }
    this.moveOn(token, next);
  }

  moveOn(token: Token, next: string): void {
    this.clearTimer(token);
    token.wait = null;
    if (next !== END) {
      token.step = next;
      return;
    }
    this.remove(token);
    if (token.parent === null) {
      this.state.failure = null;
      this.state.status = 'completed';
      this.state.finishedAt = this.now;
      for (const left of this.state.tokens) this.clearTimer(left);
      this.state.tokens = [];
      this.state.mailbox = [];
      return;
    }
    this.partEnded(token.parent);
  }

  private partEnded(parentId: number): void {
    const parent = this.state.tokens.find((token) => token.id === parentId)!;
    const step = this.steps.get(parent.step)!;
    if (step.type !== 'fork' && step.type !== 'try') return;
    const first = step.type === 'fork' && step.join === 'any';
    if (!first && this.state.tokens.some((token) => token.parent === parentId)) return;
    this.dropParts(parentId);
    this.complete(parent, null, step.next);
  }

  dropParts(parentId: number): void {
    for (const part of this.state.tokens.filter((token) => token.parent === parentId)) {
      this.dropParts(part.id);
      this.clearTimer(part);
      const record = this.state.steps[part.step];
      if (record && part.wait !== null) record.state = 'skipped';
      this.remove(part);
    }
  }

  /** The step failed: its own catch, that of the parts around it, or the run stands still. */
  fail(token: Token, error: StepError): void {
    const record = this.state.steps[token.step];
    if (record) Object.assign(record, { state: 'failed', error, finishedAt: this.now, waitingFor: null });
    const stepId = token.step;
    for (let place: Token | undefined = token; place; place = this.parentOf(place)) {
      const step = this.steps.get(place.step)!;
      const entries = 'catch' in step ? step.catch : [];
      const entry = entries.find(({ errors }) => errors.includes('*') || errors.includes(error.code));
      if (!entry) continue;
      this.dropParts(place.id);
      this.state.error = { ...error, stepId };
      if (place !== token) {
        const guarded = this.state.steps[place.step];
        if (guarded) Object.assign(guarded, { state: 'failed', error, finishedAt: this.now });
      }
      this.moveOn(place, entry.next);
      return;
    }
    this.failRun(stepId, error);
  }

  /** The run stands still but keeps its places: the late success of the failed step lets it go on. */
  failRun(stepId: string, error: StepError): void {
    this.state.status = 'failed';
    this.state.failure = { ...error, stepId };
    this.state.finishedAt = this.now;
  }

  clearTimer(token: Token): void {
    const timer = token.wait && 'timer' in token.wait ? token.wait.timer : undefined;
    if (timer) this.effects.push({ kind: 'clear-timer', timerId: timer.id });
  }

  private parentOf(token: Token): Token | undefined {
    return this.state.tokens.find((candidate) => candidate.id === token.parent);
  }

  private remove(token: Token): void {
    this.state.tokens = this.state.tokens.filter((candidate) => candidate.id !== token.id);
  }
}
