import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { untilDatabaseAnswers } from '#service/database/until-database-answers';
import { CLOCK, LOGGER, SERVICE_CONFIG } from '#service/tokens';
import type { OrchestratorConfig } from '../config';
import { WorkflowRepository } from '../database/workflow.repository';
import { validateWorkflow } from '../engine/document/validate-workflow';
import type { WorkflowDocument } from '../engine/document/workflow-document';
import { contentHash } from './content-hash';

/** In the place of a person, on versions that came with the product. */
const SHIPPED_BY = 'tillbridge';

/** Publishes the shipped workflows that are new or have changed. What an operator has published is never replaced. */
@Injectable()
export class InstallTemplates implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly workflows: WorkflowRepository,
    @Inject(SERVICE_CONFIG) private readonly config: OrchestratorConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const folder = resolve(this.config.WORKFLOWS_DIRECTORY);
    const files = (await readdir(folder)).filter((file) => isTemplate(file)).sort();
    for (const file of files) {
      const validated = validateWorkflow(JSON.parse(await readFile(join(folder, file), 'utf8')));
      if (!validated.ok) {
        this.logger.error(
          { file, errors: validated.error },
          'A shipped workflow is invalid and was not installed',
        );
        continue;
      }
      await untilDatabaseAnswers(() => this.install(validated.value), this.logger);
    }
  }

  private async install(document: WorkflowDocument): Promise<void> {
    const hash = contentHash(document);
    await this.database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [document.id]);
      const known = await this.workflows.lock(tx, document.id);
      const published = known?.publishedVersion ?? null;
      const current =
        published === null ? undefined : await this.workflows.version(tx, document.id, published);
      if (current && (current.publishedBy !== SHIPPED_BY || current.contentHash === hash)) return;
      const version = (published ?? 0) + 1;
      await this.workflows.publish(tx, {
        workflowId: document.id,
        version,
        revision: known?.draftRevision ?? 0,
        document,
        contentHash: hash,
        publishedAt: this.clock.now(),
        publishedBy: SHIPPED_BY,
      });
      this.logger.info({ workflowId: document.id, version }, 'Installed a shipped workflow');
    });
  }
}

function isTemplate(file: string): boolean {
  return file.endsWith('.json') && !file.endsWith('.scenarios.json');
}
