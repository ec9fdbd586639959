import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database';
import type { RunState } from '../engine/run/run-state';
import type { Publish } from '../runs/run-keeper';
import { Alerts } from './alerts';

const KIND = 'workflow-run.failed';

/** A run that stands still is an alert until it goes on. */
@Injectable()
export class RunAlerts {
  constructor(private readonly alerts: Alerts) {}

  async failed(tx: Tx, run: RunState, publish: Publish): Promise<void> {
    const { stepId, message, code } = run.failure!;
    await this.alerts.apply(
      tx,
      {
        change: 'raise',
        kind: KIND,
        subject: run.runId,
        itemId: run.runId,
        title: `Workflow ${run.workflowId} stands still at ${stepId}`,
        detail:
          `${message} (${code}). It goes on by itself when the message of the step is replayed with success.`.slice(
            0,
            4000,
          ),
        scope: { storeId: run.storeId, orderId: run.orderId },
      },
      publish,
    );
  }

  async resumed(tx: Tx, run: RunState, publish: Publish): Promise<void> {
    await this.alerts.apply(tx, { change: 'settle', kind: KIND, itemId: run.runId, keep: false }, publish);
  }
}
