import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import type { CounterfactualJob, StoryKey } from '../database/counterfactual.repository';
import { recordedRun } from '../engine/counterfactual/recorded-run';
import type { RecordedRun, Story, StoryFact } from '../engine/counterfactual/story';
import type { RunState } from '../engine/run/run-state';
import { PublishedDocuments } from '../workflows/published-documents';

const MOST_FACTS = 500;
const MOST_RUNS = 50;

/** What was told about an order until the job began, and how the steps of its runs were answered. */
@Injectable()
export class StoryReader {
  constructor(
    private readonly database: Database,
    private readonly documents: PublishedDocuments,
    private readonly configuration: ConfigurationCopy,
  ) {}

  async read({ storeId, orderId }: StoryKey, job: CounterfactualJob): Promise<Story> {
    const store = this.configuration.stores().find(({ id }) => id === storeId) ?? null;
    const key = [storeId, orderId];
    const { rows: facts } = await this.database.query<StoryFact>(
      `SELECT event_id AS "eventId", type AS name, body, noted_at AS at FROM order_events
       WHERE store_id = $1 AND order_id = $2 AND body IS NOT NULL AND noted_at <= $3
       ORDER BY position LIMIT ${MOST_FACTS}`,
      [...key, job.startedAt],
    );
    return { storeId, orderId, store, facts, runs: await this.runs(key, job), until: job.startedAt };
  }

  private async runs(key: readonly string[], { workflowId }: CounterfactualJob): Promise<RecordedRun[]> {
    const { rows } = await this.database.query<{ data: RunState; started_for: string; version: number }>(
      `SELECT data, started_for, version FROM workflow_runs
       WHERE store_id = $1 AND order_id = $2 AND workflow_id = $3 ORDER BY started_at, run_id LIMIT ${MOST_RUNS}`,
      [...key, workflowId],
    );
    return Promise.all(
      rows.map(async ({ data, started_for: startedFor, version }) =>
        recordedRun(data, startedFor, await this.documents.get(this.database, workflowId, version)),
      ),
    );
  }
}
