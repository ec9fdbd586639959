import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { ListDuplicates } from '#contracts/queries/customers';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { DuplicateRepository } from '../database/duplicate.repository';

/** The cursor is the last proposal shown. */
const PROPOSAL_ID = /^dup_[0-9a-z]{26}$/;

@Controller()
export class ListDuplicatesController {
  constructor(
    private readonly database: Database,
    private readonly proposals: DuplicateRepository,
  ) {}

  @Answers(ListDuplicates)
  async answer(request: BodyOf<typeof ListDuplicates>): Promise<ResponseOf<typeof ListDuplicates>> {
    const { storeIds, state, cursor, limit } = request;
    if (cursor !== null && !PROPOSAL_ID.test(cursor))
      throw Failure.permanent('invalid-cursor', 'This is not a cursor of the list of duplicates');
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
