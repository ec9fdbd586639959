import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import type { GetWorkflow, ListWorkflowVersions, ListWorkflows } from '#contracts/queries/orchestrator';
import { Database } from '#platform/database/database';
import { WorkflowRepository } from '../database/workflow.repository';
import { CURSOR_PART, decodeCursor, pageOfRows } from './page';

interface SummaryRow {
  readonly workflow_id: string;
  readonly name: string;
  readonly published_version: number | null;
  readonly draft_revision: number | null;
  readonly updated_at: Date;
}

interface VersionSummaryRow {
  readonly workflow_id: string;
  readonly version: number;
  readonly revision: number;
  readonly published_at: Date;
  readonly published_by: string;
}

/** Workflows and their versions as the admin API shows them. */
@Injectable()
export class WorkflowReader {
  constructor(
    private readonly database: Database,
    private readonly workflows: WorkflowRepository,
  ) {}

  async list(request: BodyOf<typeof ListWorkflows>): Promise<ResponseOf<typeof ListWorkflows>> {
    const [after] = decodeCursor(request.cursor, [CURSOR_PART.text]) ?? [null];
    const { rows } = await this.database.query<SummaryRow>(
      `SELECT workflow_id, name, published_version, draft_revision, updated_at FROM workflows
       WHERE ($1::text IS NULL OR workflow_id > $1) ORDER BY workflow_id LIMIT $2`,
      [after, request.limit + 1],
    );
    return pageOfRows(
      rows,
      request.limit,
      (row) => ({
        workflowId: row.workflow_id,
        name: row.name,
        publishedVersion: row.published_version,
        draftRevision: row.draft_revision,
        updatedAt: row.updated_at.toISOString(),
      }),
      (row) => [row.workflow_id],
    );
  }

  async get(request: BodyOf<typeof GetWorkflow>): Promise<ResponseOf<typeof GetWorkflow>> {
    const { workflowId } = request;
    const known = await this.workflows.find(this.database, workflowId);
    if (!known) return null;
    if (request.version === 'draft') {
      if (known.draftRevision === null) return null;
      const { draft: document, draftRevision: revision } = known;
      return { workflowId, version: null, revision, document, publishedAt: null, publishedBy: null };
    }
    const version = request.version === 'published' ? known.publishedVersion : request.version;
    const row =
      version === null ? undefined : await this.workflows.version(this.database, workflowId, version);
    if (!row) return null;
    const { revision, document, publishedBy } = row;
    return {
      workflowId,
      version: row.version,
      revision,
      document,
      publishedAt: row.publishedAt.toISOString(),
      publishedBy,
    };
  }

  async versions(
    request: BodyOf<typeof ListWorkflowVersions>,
  ): Promise<ResponseOf<typeof ListWorkflowVersions>> {
    const [before] = decodeCursor(request.cursor, [CURSOR_PART.number]) ?? [null];
    const { rows } = await this.database.query<VersionSummaryRow>(
      `SELECT workflow_id, version, revision, published_at, published_by FROM workflow_versions
       WHERE workflow_id = $1 AND ($2::integer IS NULL OR version < $2) ORDER BY version DESC LIMIT $3`,
      [request.workflowId, before, request.limit + 1],
    );
    return pageOfRows(
      rows,
      request.limit,
      (row) => ({
        workflowId: row.workflow_id,
        version: row.version,
        revision: row.revision,
        publishedAt: row.published_at.toISOString(),
        publishedBy: row.published_by,
      }),
      (row) => [String(row.version)],
    );
  }
}
