import { Injectable } from '@nestjs/common';
import type { Sql } from '#platform/database/database';
import { WorkflowRepository } from '../database/workflow.repository';
import type { Expectation } from '../engine/document/workflow-document';
import { PublishedDocuments } from '../workflows/published-documents';

export interface PublishedExpectation {
  readonly workflowId: string;
  readonly expectation: Expectation;
}

/** What the published versions say must follow what. */
@Injectable()
export class PublishedExpectations {
  constructor(
    private readonly workflows: WorkflowRepository,
    private readonly documents: PublishedDocuments,
  ) {}

  async all(sql: Sql): Promise<PublishedExpectation[]> {
    const found: PublishedExpectation[] = [];
    for (const { workflowId, version } of await this.workflows.published(sql)) {
      const { expectations = [] } = await this.documents.get(sql, workflowId, version);
      found.push(...expectations.map((expectation) => ({ workflowId, expectation })));
    }
    return found;
  }
}
