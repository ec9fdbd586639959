import { Inject, Injectable } from '@nestjs/common';
import type { BankLine, BankMatch } from '#contracts/models/bank-statement';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { BankMatchRepository } from '../database/bank-match.repository';
import { bookOwn } from '../domain/book-own';
import type { PayoutLeg } from '../domain/match-bank-lines';
import { EntryRecorder } from '../record-entry/entry-recorder';
import type { Publisher } from '../record-entry/publisher';

type Line = Pick<BankLine, 'lineId' | 'storeId' | 'amount' | 'currency' | 'valueDate'>;

export interface Decision extends Pick<BankMatch, 'rule' | 'actor' | 'reason'> {
  readonly state: Exclude<BankLine['state'], 'open' | 'amount' | 'duplicate'>;
  readonly legs: readonly PayoutLeg[];
}

/** A line can be matched anew after it was taken apart; each time is an entry of its own. */
const MOST_TIMES = 100;

/** Notes which payouts a line is and books it (row 12): out of 1110, into the bank, and what the bank kept on 6030. */
@Injectable()
export class BookBankLine {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly matches: BankMatchRepository,
    private readonly recorder: EntryRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(tx: Tx, publisher: Publisher, line: Line, decision: Decision): Promise<JournalEntry> {
    const { legs, rule, actor, reason, state } = decision;
    const at = this.clock.now().toISOString();
    await this.matches.add(tx, line, legs, { rule, actor, reason, at });
    const entry = await this.book(tx, publisher, line, decision);
    await this.matches.note(tx, line.lineId, { state, entryId: entry.entryId });
    return entry;
  }

  private async book(
    tx: Tx,
    publisher: Publisher,
    line: Line,
    { legs, rule, state }: Decision,
  ): Promise<JournalEntry> {
    const { lineId, storeId, amount, currency, valueDate } = line;
    const value = legs.reduce((sum, leg) => sum + leg.amount, 0);
    const payouts = legs.map(({ payoutId }) => payoutId);
    const draft = bookOwn({
      category: 'bank-line',
      amounts: { value, fee: value - amount },
      currency,
      date: valueDate,
      about: payouts.length > 3 ? `${payouts.length} payouts` : payouts.join(', '),
    });
    if (!draft) throw new RangeError(`Bank line ${lineId} moves nothing`);
    const ways = legs.map(({ payoutId, leg }) => ({ payoutId, leg }));
    for (let time = 1; time <= MOST_TIMES; time += 1) {
      const entry = await this.recorder.record(tx, publisher, {
        store: this.configuration.store(storeId),
        orderId: null,
        connectionId: legs[0]?.connectionId ?? null,
        key: time === 1 ? `bank:${lineId}` : `bank:${lineId}:${time}`,
        draft,
        source: { bankLine: { lineId, amount, currency, valueDate }, payouts: ways, rule, state },
        sourceId: payouts[0] ?? null,
      });
      if (entry) return entry;
    }
    throw new RangeError(`Bank line ${lineId} was matched ${MOST_TIMES} times`);
  }
}
