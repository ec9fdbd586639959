import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import type { CounterfactualJob } from '../database/counterfactual.repository';
import { validateWorkflow } from '../engine/document/validate-workflow';
import type { WorkflowDocument } from '../engine/document/workflow-document';
import { PublishedDocuments } from '../workflows/published-documents';

/** The two documents of a comparison. */
@Injectable()
export class ComparedDocuments {
  constructor(
    private readonly database: Database,
    private readonly documents: PublishedDocuments,
  ) {}

  /** `before` is null where nothing was published before. */
  async of({
    document,
    workflowId,
    baseVersion,
  }: CounterfactualJob): Promise<{ before: WorkflowDocument | null; after: WorkflowDocument }> {
    const validated = validateWorkflow(document);
    if (!validated.ok) throw new Error('A document that was valid is not valid any more');
    const before =
      baseVersion === null ? null : await this.documents.get(this.database, workflowId, baseVersion);
    return { before, after: validated.value };
  }
}
