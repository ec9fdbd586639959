import { Injectable } from '@nestjs/common';
import type { Store } from '#contracts/models/configuration';
import type { PeriodReadiness } from '#contracts/models/period';
import type { EvidenceSection } from '#contracts/queries/periods';
import { Database } from '#platform/database/database';
import { type After, type EvidencePage, EvidenceRepository } from '../database/evidence.repository';
import { PostingTableRepository } from '../database/posting-table.repository';
import { daysOf } from '../domain/period';
import { PeriodReadinessOf } from '../get-period/period-readiness';
import { ReconcilePayout } from '../reconcile-payout/reconcile-payout';

export interface EvidenceRequest {
  readonly store: Store;
  readonly period: string;
  readonly section: EvidenceSection;
  readonly after: After;
  readonly limit: number;
}

/** The parts of a month's evidence. The same books give the same records in the same order. */
@Injectable()
export class EvidenceSections {
  constructor(
    private readonly database: Database,
    private readonly evidence: EvidenceRepository,
    private readonly tables: PostingTableRepository,
    private readonly readiness: PeriodReadinessOf,
    private readonly payouts: ReconcilePayout,
  ) {}

  async page({ store, period, section, after, limit }: EvidenceRequest): Promise<EvidencePage> {
    const days = daysOf(period);
    const scope = { storeId: store.id, ...days };
    const { database, evidence } = this;
    switch (section) {
      case 'bundle':
        return single({
          format: 'tillbridge-evidence-1',
          storeId: store.id,
          period,
          ...days,
          timeZone: store.timeZone,
        });
      case 'posting-table':
        return this.tables.usedIn(database, scope, after, limit);
      case 'account-opening':
        return whole(balances(await this.readinessOf(store, period), 'opening'));
      case 'account-closing':
        return whole(balances(await this.readinessOf(store, period), 'closing'));
      case 'readiness': {
        const { accounts: _accounts, ...readiness } = await this.readinessOf(store, period);
        return single(readiness);
      }
      case 'entry':
        return evidence.entries(database, scope, after, limit);
      case 'payout': {
        const { items, next } = await evidence.payouts(database, scope, after, limit);
        const explained: Array<Record<string, unknown>> = [];
        for (const known of items) explained.push(await this.payouts.explain(database, known, days.through));
        return { items: explained, next };
      }
      case 'payout-movement':
        return evidence.payoutMovements(database, scope, after, limit);
      case 'bank-statement':
        return evidence.bankStatements(database, scope, after, limit);
      case 'bank-line':
        return evidence.bankLines(database, scope, after, limit);
      case 'exception':
        return evidence.exceptions(database, scope, after, limit);
    }
  }

  private readinessOf(store: Store, period: string): Promise<PeriodReadiness> {
    return this.readiness.run(this.database, store, daysOf(period));
  }
}

const whole = (items: Array<Record<string, unknown>>): EvidencePage => ({ items, next: null });
const single = (item: Record<string, unknown>): EvidencePage => whole([item]);

const balances = ({ accounts }: PeriodReadiness, which: 'opening' | 'closing') =>
  accounts.map(({ account, accountName, currency, ...amounts }) => {
    return { account, accountName, currency, balance: amounts[which] };
  });
