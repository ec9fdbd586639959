import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { ListDuplicates } from '#contracts/queries/customers';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { DuplicateRepository } from '../database/duplicate.repository';

@Controller()
export class ListDuplicatesController {
  constructor(
    private readonly database: Database,
    private readonly proposals: DuplicateRepository,
  ) {}

  @Answers(ListDuplicates)
  async answer(request: BodyOf<typeof ListDuplicates>): Promise<ResponseOf<typeof ListDuplicates>> {
    const { storeIds, state, cursor, limit } = request;
    const found = await this.proposals.page(this.database, {
      storeIds,
      state,
      before: cursor,
      limit: limit + 1,
    });
    const items = found.slice(0, limit);
    return { items, nextCursor: found.length > limit ? (items.at(-1)?.proposalId ?? null) : null };
  }
}
