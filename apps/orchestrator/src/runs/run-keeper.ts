import { Inject, Injectable } from '@nestjs/common';
import { WorkflowSignaled } from '#contracts/events/workflows';
import type { MessageDefinition } from '#contracts/message';
import type { PublishOptions } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { assertUnreachable } from '#platform/assert/assert-unreachable';
import { failpoint } from '#platform/failpoint/failpoint';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { RunAlerts } from '../alerts/run-alerts';
import { RunRepository } from '../database/run.repository';
import { TimerRepository } from '../database/timer.repository';
import { findCommand } from '../engine/document/message-catalog';
import type { WorkflowDocument } from '../engine/document/workflow-document';
import { advanceOwn, concerns } from '../engine/run/advance';
import type { Restarted } from '../engine/run/restart-run';
import type { Effect, RunInput, RunState } from '../engine/run/run-state';
import { RunTimeline } from '../timeline/run-timeline';
import { PublishedDocuments } from '../workflows/published-documents';

/** Writes into the outbox; of a message that is being handled, or of our own accord. */
export type Publish = (
  tx: Tx,
  definition: MessageDefinition,
  body: object,
  options: PublishOptions,
) => Promise<void>;

/** Moves runs on: the engine decides, this saves the state and carries out what it asks for, all in the caller's transaction. */
@Injectable()
export class RunKeeper {
  constructor(
    private readonly runs: RunRepository,
    private readonly timers: TimerRepository,
    private readonly documents: PublishedDocuments,
    private readonly configuration: ConfigurationCopy,
    private readonly timeline: RunTimeline,
    private readonly alerts: RunAlerts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Begins a new run; false when the workflow has one for this order or event already. */
  async begin(
    tx: Tx,
    document: WorkflowDocument,
    run: RunState,
    { startedFor, causedBy }: { readonly startedFor: string; readonly causedBy: string },
    publish: Publish,
  ): Promise<boolean> {
    if (!(await this.runs.insert(tx, run, startedFor))) return false;
    await this.timeline.started(tx, run, causedBy);
    await this.moveOn(tx, document, run, null, publish);
    return true;
  }

  /** What happened is given to a run that the caller has locked and read for this: it is changed in place. */
  async feed(tx: Tx, run: RunState, input: RunInput, publish: Publish): Promise<void> {
    const document = await this.documents.get(tx, run.workflowId, run.version);
    if (input.kind === 'event' && !concerns(document, run, input)) return;
    await this.moveOn(tx, document, run, input, publish);
  }

  /** A run that was put back before a step goes on from there. */
  async restart(tx: Tx, before: RunState, { state, effects }: Restarted, publish: Publish): Promise<void> {
    for (const effect of effects) await this.carryOut(tx, state, effect, publish);
    if (state.version !== before.version) await this.runs.setVersion(tx, state.runId, state.version);
    const document = await this.documents.get(tx, state.workflowId, state.version);
    await this.moveOn(tx, document, state, null, publish, before.status);
  }

  private async moveOn(
    tx: Tx,
    document: WorkflowDocument,
    run: RunState,
    input: RunInput | null,
    publish: Publish,
    before: RunState['status'] = run.status,
  ): Promise<void> {
    failpoint('orchestrator.before-step');
    const caughtBefore = run.error;
    const { state, effects } = await advanceOwn(document, run, input, {
      now: this.clock.now(),
      store: this.configuration.store(run.storeId),
    });
    const compensates = state.error !== null && state.error !== caughtBefore;
    if (compensates) failpoint('orchestrator.compensation-start');
    await this.runs.save(tx, state);
    for (const effect of effects) await this.carryOut(tx, state, effect, publish);
    if (compensates) failpoint('orchestrator.compensation-half');
    await this.tell(tx, before, state, publish);
    failpoint('orchestrator.after-step-before-next');
  }

  private async carryOut(tx: Tx, run: RunState, effect: Effect, publish: Publish): Promise<void> {
    const about = correlationOf(run);
    switch (effect.kind) {
      case 'command': {
        const step = { runId: run.runId, stepId: effect.stepId, attempt: effect.attempt };
        const messageId = `${run.runId}:${effect.stepId}:${effect.attempt}`;
        return publish(tx, findCommand(effect.command)!, effect.body as object, {
          ...about,
          step,
          messageId,
        });
      }
      case 'signal': {
        const { storeId, orderId, workflowId, runId } = run;
        const at = this.clock.now().toISOString();
        const body = { storeId, orderId, workflowId, runId, signal: effect.name, data: effect.data, at };
        const messageId = `${runId}:${effect.stepId}:${effect.attempt}`;
        return publish(tx, WorkflowSignaled, body, { ...about, messageId });
      }
      case 'set-timer':
        return this.timers.set(tx, run.runId, effect.timer);
      case 'clear-timer':
        return this.timers.clear(tx, run.runId, effect.timerId);
      default:
        return assertUnreachable(effect);
    }
  }

  private async tell(tx: Tx, before: RunState['status'], after: RunState, publish: Publish): Promise<void> {
    if (before === after.status) return;
    if (after.status === 'completed') await this.timeline.completed(tx, after);
    if (after.status === 'failed') {
      await this.timeline.failed(tx, after);
      await this.alerts.failed(tx, after, publish);
    } else if (before === 'failed') {
      await this.timeline.resumed(tx, after);
      await this.alerts.resumed(tx, after, publish);
    }
  }
}

function correlationOf({ storeId, orderId }: RunState): PublishOptions {
  return orderId === null ? { correlationId: storeId } : { correlation: { storeId, orderId } };
}
