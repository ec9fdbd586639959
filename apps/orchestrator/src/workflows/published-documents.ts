import { Injectable } from '@nestjs/common';
import type { Sql } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { WorkflowRepository } from '../database/workflow.repository';
import { listenedEvents } from '../engine/run/listened-events';
import { WorkflowDocumentSchema, type WorkflowDocument } from '../engine/document/workflow-document';

const MAX_CACHED = 500;

/** Published versions by id and number: they never change, so they are read once. */
@Injectable()
export class PublishedDocuments {
  private readonly cache = new Map<string, WorkflowDocument>();

  constructor(private readonly workflows: WorkflowRepository) {}

  async get(sql: Sql, workflowId: string, version: number): Promise<WorkflowDocument> {
    const key = versionKey(workflowId, version);
    const cached = this.cache.get(key);
    if (cached) return cached;
    const row = await this.workflows.version(sql, workflowId, version);
    if (!row) throw Failure.permanent('workflow-version-missing', `There is no version ${key}`);
    const document = WorkflowDocumentSchema.parse(row.document);
    if (this.cache.size >= MAX_CACHED) this.cache.clear();
    this.cache.set(key, document);
    return document;
  }

  /** Versions (`id@version`) read so far in which no step listens to such events. */
  deafTo(event: string): string[] {
    return [...this.cache].filter(([, document]) => !listenedEvents(document).has(event)).map(([key]) => key);
  }
}

const versionKey = (workflowId: string, version: number): string => `${workflowId}@${version}`;
