import { OnlineIndexes } from '#service/migrations/online-indexes';

/** Runs of a store, newest first; and of an order also when nobody says whose it is. */
export class RunLists1795274200000 extends OnlineIndexes {
  readonly name = 'RunLists1795274200000';
  protected readonly indexes = {
    workflow_runs_by_order: 'workflow_runs (order_id, store_id, started_at)',
    workflow_runs_by_store: 'workflow_runs (store_id, started_at DESC, run_id DESC)',
  };
  protected override readonly replaced = {
    workflow_runs_order: 'workflow_runs (store_id, order_id, started_at)',
  };
}
