import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK } from '#service/tokens';
import { BankLineRepository } from '../database/bank-line.repository';
import { BankMatchRepository, type SoughtLeg } from '../database/bank-match.repository';
import { BankStatementRepository } from '../database/bank-statement.repository';
import { type LineFinding, matchBankLines, type PayoutLeg } from '../domain/match-bank-lines';
import { addDays } from '../domain/open-day';
import { legOf, legsOf } from '../domain/payout-legs';
import { searchable } from '../import-bank-statement/line-key';
import { PROVIDER_NAME } from '../import-bank-statement/names-provider';
import type { Publisher } from '../record-entry/publisher';
import { BookBankLine } from './book-bank-line';

const INTERVAL_MS = 300_000;
const DAYS_BACK = 60;
const DAYS_AHEAD = 14;
/** Shorter ones are found in words by chance. */
const SHORTEST_TRACE = 6;
const SHORTEST_DESCRIPTOR = 3;
const MOST_PROPOSALS = 10;

/** Looks for payouts in the lines of the bank: after an import, when a payout moves on, and every few minutes. */
@Injectable()
export class MatchBankLines implements OnModuleInit {
  constructor(
    private readonly periodic: Periodic,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly configuration: ConfigurationCopy,
    private readonly statements: BankStatementRepository,
    private readonly lines: BankLineRepository,
    private readonly matches: BankMatchRepository,
    private readonly book: BookBankLine,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.periodic.every('reconciliation.match-bank-lines', INTERVAL_MS, () => this.run());
  }

  async run(): Promise<void> {
    for (const { id } of this.configuration.stores()) {
      if (!(await this.matches.hasStatements(this.database, id))) continue;
      await this.database.transaction((tx) => this.ofStore(tx, this.outbox, id));
    }
  }

  /** `around`: the days of the lines in question; today when left out. */
  async ofStore(
    tx: Tx,
    publisher: Publisher,
    storeId: string,
    around?: { readonly from: string; readonly to: string },
  ): Promise<void> {
    if (!(await this.matches.hasStatements(tx, storeId))) return;
    await this.statements.hold(tx, storeId);
    const today = this.clock.now().toISOString().slice(0, 10);
    const days = around ?? { from: today, to: today };
    const legs = await this.legs(tx, storeId, addDays(days.from, -DAYS_BACK), addDays(days.to, DAYS_AHEAD));
    if (legs.length === 0) return;
    const candidates = await this.matches.candidates(tx, storeId, legs);
    const { tolerance } = this.configuration.store(storeId).bank;
    for (const finding of matchBankLines(candidates, tolerance)) await this.apply(tx, publisher, finding);
  }

  private async legs(tx: Tx, storeId: string, from: string, to: string): Promise<SoughtLeg[]> {
    const payouts = await this.matches.payouts(tx, storeId, from, to);
    return payouts.flatMap(({ payout, matched }) => {
      const trace = searchable(payout.traceId ?? '');
      const descriptor = searchable(payout.statementDescriptor ?? '');
      return legsOf(payout).map((leg) => ({
        ...legOf(payout, leg, matched[leg] ?? null),
        currency: payout.amount.currency,
        trace: trace.length < SHORTEST_TRACE ? null : trace,
        descriptor: descriptor.length < SHORTEST_DESCRIPTOR ? PROVIDER_NAME : descriptor,
      }));
    });
  }

  private async apply(tx: Tx, publisher: Publisher, finding: LineFinding): Promise<void> {
    const { lineId } = finding;
    switch (finding.kind) {
      case 'match': {
        const line = await this.lines.find(tx, lineId, null, 'FOR UPDATE OF line');
        if (!line) return;
        const { legs, rule, state } = finding;
        await this.book.run(tx, publisher, line, { legs, rule, state, actor: 'system', reason: null });
        return;
      }
      case 'amount':
      case 'duplicate': {
        const { payoutId } = finding.leg;
        return this.matches.note(tx, lineId, { state: finding.kind, entryId: null, about: payoutId });
      }
      case 'proposals': {
        const proposals = finding.legs.slice(0, MOST_PROPOSALS).map(waysOf);
        return this.matches.note(tx, lineId, { state: 'open', entryId: null, proposals });
      }
    }
  }
}

const waysOf = ({ payoutId, leg }: PayoutLeg) => ({ payoutId, leg });
