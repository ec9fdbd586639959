import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { PayoutExplanation } from '#contracts/models/payout-explanation';
import type { Clock } from '#platform/clock/clock';
import { Database, type Sql } from '#platform/database/database';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { ReconciliationConfig } from '../config';
import { PayoutContentRepository } from '../database/payout-content.repository';
import { PayoutBankRepository } from '../database/payout-bank.repository';
import { type KnownPayout, PayoutRepository } from '../database/payout.repository';
import { explainPayout } from '../domain/explain-payout';
import { payoutAtBank } from '../domain/payout-at-bank';

const BATCH = 50;

/** Holds payouts against the movements that were told and booked, until each is explained. */
@Injectable()
export class ReconcilePayout implements OnModuleInit {
  constructor(
    private readonly periodic: Periodic,
    private readonly database: Database,
    private readonly payouts: PayoutRepository,
    private readonly content: PayoutContentRepository,
    private readonly bank: PayoutBankRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ReconciliationConfig,
  ) {}

  onModuleInit(): void {
    const interval = this.config.RECONCILE_SECONDS * 1000;
    this.periodic.every('reconciliation.explain-payouts', interval, () => this.run());
  }

  async run(): Promise<void> {
    for (const known of await this.payouts.toCheck(this.database, BATCH)) {
      await this.check(this.database, known);
    }
  }

  /** Explains it and notes the result for the list of payouts. */
  async check(sql: Sql, known: KnownPayout): Promise<PayoutExplanation> {
    const explanation = await this.explain(sql, known, this.clock.now().toISOString().slice(0, 10));
    await this.payouts.note(sql, known.payout, explanation, this.clock.now());
    return explanation;
  }

  /** As it stands in the books and, on the day, at the bank. */
  async explain(
    sql: Sql,
    { storeId, payout, listed }: KnownPayout,
    today: string,
  ): Promise<PayoutExplanation> {
    const { connectionId, balanceTransactionId, failureBalanceTransactionId } = payout;
    const groups = await this.content.groups(sql, payout);
    const missing = await this.content.missing(sql, payout);
    const sides = await this.bank.sides(sql, storeId, payout);
    return {
      storeId,
      payout,
      ...explainPayout({ payout, listed, groups, missing }),
      entries: {
        paidOut: await this.content.entryOf(sql, connectionId, balanceTransactionId),
        broughtBack: await this.content.entryOf(sql, connectionId, failureBalanceTransactionId),
      },
      bank: sides && payoutAtBank(payout, sides, today),
    };
  }
}
