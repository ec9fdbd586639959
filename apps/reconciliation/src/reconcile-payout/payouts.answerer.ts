import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { ExplainPayout, ListPayoutMovements, ListPayouts } from '#contracts/queries/reconciliation';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { PayoutContentRepository } from '../database/payout-content.repository';
import { PayoutRepository } from '../database/payout.repository';
import { readPosition, writePosition } from '../queries/position-cursor';
import { ReconcilePayout } from './reconcile-payout';

@Controller()
export class PayoutsAnswerer {
  constructor(
    private readonly database: Database,
    private readonly payouts: PayoutRepository,
    private readonly content: PayoutContentRepository,
    private readonly reconcile: ReconcilePayout,
  ) {}

  @Answers(ListPayouts)
  async list(request: BodyOf<typeof ListPayouts>): Promise<ResponseOf<typeof ListPayouts>> {
    const { cursor, limit, ...filter } = request;
    const position = readPosition(cursor, 2);
    const before = position && { createdAt: position[0]!, payoutId: position[1]! };
    const { items, next } = await this.payouts.page(this.database, filter, before, limit);
    return { items, nextCursor: writePosition(next && [next.createdAt, next.payoutId]) };
  }

  @Answers(ExplainPayout)
  async explain(request: BodyOf<typeof ExplainPayout>): Promise<ResponseOf<typeof ExplainPayout>> {
    const known = await this.payouts.find(this.database, request.payoutId, request.storeIds);
    return known && this.reconcile.check(this.database, known);
  }

  @Answers(ListPayoutMovements)
  async movements(
    request: BodyOf<typeof ListPayoutMovements>,
  ): Promise<ResponseOf<typeof ListPayoutMovements>> {
    const { payoutId, storeIds, cursor, limit } = request;
    const known = await this.payouts.find(this.database, payoutId, storeIds);
    if (!known) return null;
    const after = readPosition(cursor, 1)?.[0] ?? null;
    const { items, next } = await this.content.page(this.database, known.payout, storeIds, after, limit);
    return { items, nextCursor: writePosition(next === null ? null : [next]) };
  }
}
