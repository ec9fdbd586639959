import { OnlineIndexes } from '#service/migrations/online-indexes';

/** Runs that ended otherwise than they should: few beside the others, and looked for. */
export class EndedRuns1795278000000 extends OnlineIndexes {
  readonly name = 'EndedRuns1795278000000';
  protected readonly indexes = {
    workflow_runs_ended: `workflow_runs (state, started_at DESC, run_id DESC) WHERE state IN ('failed', 'canceled')`,
  };
}
