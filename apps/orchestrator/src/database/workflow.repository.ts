import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '#platform/database/database';
import type { WorkflowDocument } from '../engine/document/workflow-document';

export interface WorkflowRow {
  readonly workflowId: string;
  readonly name: string;
  readonly draft: unknown;
  readonly draftRevision: number | null;
  readonly publishedVersion: number | null;
}

export interface VersionRow {
  readonly workflowId: string;
  readonly version: number;
  readonly revision: number;
  readonly document: WorkflowDocument;
  readonly contentHash: string;
  readonly publishedAt: Date;
  readonly publishedBy: string;
}

const WORKFLOW_COLUMNS = `workflow_id AS "workflowId", name, draft, draft_revision AS "draftRevision",
  published_version AS "publishedVersion"`;
const VERSION_COLUMNS = `workflow_id AS "workflowId", version, revision, document, content_hash AS "contentHash",
  published_at AS "publishedAt", published_by AS "publishedBy"`;

/** Documents: one draft each, and published versions that never change. */
@Injectable()
export class WorkflowRepository {
  async lock(tx: Tx, workflowId: string): Promise<WorkflowRow | undefined> {
    const { rows } = await tx.query<WorkflowRow>(
      `SELECT ${WORKFLOW_COLUMNS} FROM workflows WHERE workflow_id = $1 FOR UPDATE`,
      [workflowId],
    );
    return rows[0];
  }

  async find(sql: Sql, workflowId: string): Promise<WorkflowRow | undefined> {
    const { rows } = await sql.query<WorkflowRow>(
      `SELECT ${WORKFLOW_COLUMNS} FROM workflows WHERE workflow_id = $1`,
      [workflowId],
    );
    return rows[0];
  }

  async saveDraft(
    tx: Tx,
    draft: { workflowId: string; name: string; document: unknown; revision: number },
    now: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO workflows (workflow_id, name, draft, draft_revision, updated_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (workflow_id) DO UPDATE
         SET draft = excluded.draft, draft_revision = excluded.draft_revision, updated_at = excluded.updated_at,
             name = CASE WHEN workflows.published_version IS NULL THEN excluded.name ELSE workflows.name END`,
      [draft.workflowId, draft.name, JSON.stringify(draft.document), draft.revision, now],
    );
  }

  /** Makes the version the one that new runs use. The workflow's row is locked or made here. */
  async publish(tx: Tx, version: VersionRow): Promise<void> {
    const { workflowId, document } = version;
    await tx.query(
      `INSERT INTO workflows (workflow_id, name, published_version, trigger_event, updated_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (workflow_id) DO UPDATE
         SET name = excluded.name, published_version = excluded.published_version,
             trigger_event = excluded.trigger_event, updated_at = excluded.updated_at`,
      [workflowId, document.name, version.version, document.trigger.event, version.publishedAt],
    );
    await tx.query(
      `INSERT INTO workflow_versions (workflow_id, version, revision, document, content_hash, published_at, published_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        workflowId,
        version.version,
        version.revision,
        JSON.stringify(document),
        version.contentHash,
        version.publishedAt,
        version.publishedBy,
      ],
    );
  }

  async version(sql: Sql, workflowId: string, version: number): Promise<VersionRow | undefined> {
    const { rows } = await sql.query<VersionRow>(
      `SELECT ${VERSION_COLUMNS} FROM workflow_versions WHERE workflow_id = $1 AND version = $2`,
      [workflowId, version],
    );
    return rows[0];
  }

  /** The version of each workflow that new runs use. */
  async published(sql: Sql): Promise<Array<{ workflowId: string; version: number }>> {
    const { rows } = await sql.query<{ workflowId: string; version: number }>(
      `SELECT workflow_id AS "workflowId", published_version AS version FROM workflows
       WHERE published_version IS NOT NULL ORDER BY workflow_id`,
      [],
    );
    return rows;
  }

  /** Ids and versions of published workflows that an event may start. */
  async triggeredBy(sql: Sql, event: string): Promise<Array<{ workflowId: string; version: number }>> {
    const { rows } = await sql.query<{ workflowId: string; version: number }>(
      `SELECT workflow_id AS "workflowId", published_version AS version FROM workflows
       WHERE trigger_event = $1 AND published_version IS NOT NULL ORDER BY workflow_id`,
      [event],
    );
    return rows;
  }
}
