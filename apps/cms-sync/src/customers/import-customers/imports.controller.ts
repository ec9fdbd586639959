import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetCustomerImport, ListCustomerImports } from '#contracts/queries/customers';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { ImportRepository } from '../database/import.repository';
import { ImportProgress } from './import-progress';

/** The cursor is the last import shown. */
const JOB_ID = /^cimp_[0-9a-z]{26}$/;

@Controller()
export class ImportsController {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly progress: ImportProgress,
  ) {}

  @Answers(GetCustomerImport)
  async get({ jobId }: BodyOf<typeof GetCustomerImport>): Promise<ResponseOf<typeof GetCustomerImport>> {
    const job = await this.imports.find(this.database, jobId);
    return job ? this.progress.of(this.database, job) : null;
  }

  @Answers(ListCustomerImports)
  async list(request: BodyOf<typeof ListCustomerImports>): Promise<ResponseOf<typeof ListCustomerImports>> {
    const { storeIds, cursor, limit } = request;
    if (cursor !== null && !JOB_ID.test(cursor)) {
      throw Failure.permanent('invalid-cursor', 'This is not a cursor of the list of imports');
    }
    const found = await this.imports.page(this.database, { storeIds, before: cursor, limit: limit + 1 });
    const shown = found.slice(0, limit);
    const items = await Promise.all(shown.map((job) => this.progress.of(this.database, job)));
    return { items, nextCursor: found.length > limit ? (shown.at(-1)?.jobId ?? null) : null };
  }
}
