import { Injectable } from '@nestjs/common';
import type { MatchBankLine as MatchCommand } from '#contracts/commands/bank';
import type { BodyOf } from '#contracts/message';
import type { BankLine } from '#contracts/models/bank-statement';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Tx } from '#platform/database/database';
import type { Refusal } from '#service/replies/replies';
import { BankLineRepository } from '../database/bank-line.repository';
import { BankMatchRepository } from '../database/bank-match.repository';
import { BankStatementRepository } from '../database/bank-statement.repository';
import { PayoutRepository } from '../database/payout.repository';
import type { PayoutLeg } from '../domain/match-bank-lines';
import { legOf } from '../domain/payout-legs';
import type { Publisher } from '../record-entry/publisher';
import { refusal } from '../replies/refusal';
import { BookBankLine } from './book-bank-line';

type Request = Pick<
  BodyOf<typeof MatchCommand>,
  'lineId' | 'payoutIds' | 'force' | 'reason' | 'stores' | 'actor'
>;

export type Matched =
  | { readonly kind: 'matched'; readonly line: BankLine; readonly entry: JournalEntry }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** A person says which payouts a line is. */
@Injectable()
export class MatchBankLine {
  constructor(
    private readonly statements: BankStatementRepository,
    private readonly lines: BankLineRepository,
    private readonly matches: BankMatchRepository,
    private readonly payouts: PayoutRepository,
    private readonly book: BookBankLine,
  ) {}

  async run(tx: Tx, publisher: Publisher, request: Request): Promise<Matched> {
    const { lineId, stores, actor, reason, force } = request;
    const seen = await this.lines.find(tx, lineId, stores);
    if (!seen) return refused(404, 'not-found', 'There is no such bank line');
    await this.statements.hold(tx, seen.storeId);
    const line = (await this.lines.find(tx, lineId, stores, 'FOR UPDATE OF line'))!;
    if (line.matches.length > 0) {
      return refused(409, 'bank-line-matched', 'This line is matched; take that back first');
    }
    const legs: PayoutLeg[] = [];
    for (const payoutId of new Set(request.payoutIds)) {
      const leg = await this.legOf(tx, line, payoutId, request.payoutIds.length);
      if ('code' in leg) return { kind: 'refused', refusal: leg };
      legs.push(leg);
    }
    const sum = legs.reduce((total, { amount }) => total + amount, 0);
    if (sum !== line.amount && !force) {
      const detail = `The payouts make ${sum}, the line has ${line.amount}; forced, the bank kept ${sum - line.amount}`;
      return refused(422, 'bank-amount-mismatch', detail);
    }
    const state = sum === line.amount ? 'manual' : 'forced';
    const entry = await this.book.run(tx, publisher, line, { legs, rule: 'person', state, actor, reason });
    return { kind: 'matched', line: (await this.lines.find(tx, lineId, stores))!, entry };
  }

  private async legOf(tx: Tx, line: BankLine, payoutId: string, of: number): Promise<PayoutLeg | Refusal> {
    const known = await this.payouts.find(tx, payoutId, [line.storeId]);
    if (!known) return refusal(404, 'payout-unknown', `There is no payout ${payoutId} in this store`);
    const { payout } = known;
    if (payout.amount.currency !== line.currency) {
      const detail = `Payout ${payoutId} is in ${payout.amount.currency}, the line in ${line.currency}`;
      return refusal(422, 'bank-currency-mismatch', detail);
    }
    const back = of === 1 && Math.sign(payout.amount.amount) !== Math.sign(line.amount);
    const leg = back ? 'returned' : 'paid';
    const matched = await this.matches.lineOf(tx, payout, leg);
    if (matched !== null) {
      return refusal(409, 'payout-matched', `Payout ${payoutId} was found in line ${matched} already`);
    }
    return legOf(payout, leg, null);
  }
}

const refused = (status: number, code: string, detail: string): Matched => ({
  kind: 'refused',
  refusal: refusal(status, code, detail),
});
