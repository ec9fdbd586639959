import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { OrderEventRepository } from '../database/order-event.repository';
import type { RunState } from '../engine/run/run-state';

/** What a run's own life adds to the timeline of its order. */
@Injectable()
export class RunTimeline {
  constructor(
    private readonly events: OrderEventRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  started(tx: Tx, run: RunState, causedBy: string): Promise<void> {
    const summary = `Workflow ${run.workflowId} (version ${run.version}) started`;
    return this.append(tx, run, 'started', summary, causedBy);
  }

  completed(tx: Tx, run: RunState): Promise<void> {
    return this.append(tx, run, 'completed', `Workflow ${run.workflowId} is complete`);
  }

  failed(tx: Tx, run: RunState): Promise<void> {
    const { stepId, message } = run.failure!;
    return this.append(tx, run, 'failed', `Workflow ${run.workflowId} stands still at ${stepId}: ${message}`);
  }

  resumed(tx: Tx, run: RunState): Promise<void> {
    return this.append(tx, run, 'resumed', `Workflow ${run.workflowId} goes on`);
  }

  private async append(
    tx: Tx,
    run: RunState,
    what: string,
    summary: string,
    causationId: string | null = null,
  ): Promise<void> {
    if (run.orderId === null) return;
    const notedAt = this.clock.now();
    const at = notedAt.toISOString();
    await this.events.append(tx, {
      storeId: run.storeId,
      orderId: run.orderId,
      eventId: `${run.runId}:${what}:${at}`,
      type: `workflow-run.${what}`,
      at,
      source: 'orchestrator',
      summary: summary.slice(0, 500),
      body: null,
      causationId,
      notedAt,
    });
  }
}
