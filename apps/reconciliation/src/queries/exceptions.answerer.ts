import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetException, ListExceptions } from '#contracts/queries/reconciliation';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { ReconciliationExceptionRepository } from '../database/reconciliation-exception.repository';
import { readPosition, writePosition } from './position-cursor';

@Controller()
export class ExceptionsAnswerer {
  constructor(
    private readonly database: Database,
    private readonly exceptions: ReconciliationExceptionRepository,
  ) {}

  @Answers(ListExceptions)
  async list(request: BodyOf<typeof ListExceptions>): Promise<ResponseOf<typeof ListExceptions>> {
    const { cursor, limit, ...filter } = request;
    const position = readPosition(cursor, 2);
    const after = position && { openedAt: position[0]!, exceptionId: position[1]! };
    const { items, next } = await this.exceptions.page(this.database, filter, after, limit);
    return { items, nextCursor: writePosition(next && [next.openedAt, next.exceptionId]) };
  }

  @Answers(GetException)
  async get(request: BodyOf<typeof GetException>): Promise<ResponseOf<typeof GetException>> {
    const { exceptionId, storeIds } = request;
    const exception = await this.exceptions.find(this.database, exceptionId, storeIds);
    return exception && { exception, trail: await this.exceptions.trail(this.database, exceptionId) };
  }
}
