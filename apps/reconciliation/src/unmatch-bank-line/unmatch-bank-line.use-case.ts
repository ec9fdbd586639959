import { Inject, Injectable } from '@nestjs/common';
import type { UnmatchBankLine as UnmatchCommand } from '#contracts/commands/bank';
import type { BodyOf } from '#contracts/message';
import type { BankLine } from '#contracts/models/bank-statement';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import type { Refusal } from '#service/replies/replies';
import { BankLineRepository } from '../database/bank-line.repository';
import { BankMatchRepository } from '../database/bank-match.repository';
import { BankStatementRepository } from '../database/bank-statement.repository';
import { JournalRepository } from '../database/journal.repository';
import { dayOf } from '../domain/day';
import { reversalOf } from '../domain/reversal';
import { EntryRecorder } from '../record-entry/entry-recorder';
import type { Publisher } from '../record-entry/publisher';
import { refusal } from '../replies/refusal';

type Request = Pick<BodyOf<typeof UnmatchCommand>, 'lineId' | 'reason' | 'stores' | 'actor'>;

export type Unmatched =
  | { readonly kind: 'unmatched'; readonly line: BankLine; readonly reversal: JournalEntry | null }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Takes back which payouts a line is, and its entry by the mirror image of today. The matcher does not put them together again. */
@Injectable()
export class UnmatchBankLine {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly statements: BankStatementRepository,
    private readonly lines: BankLineRepository,
    private readonly matches: BankMatchRepository,
    private readonly journal: JournalRepository,
    private readonly recorder: EntryRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(tx: Tx, publisher: Publisher, request: Request): Promise<Unmatched> {
    const { lineId, reason, stores, actor } = request;
    const seen = await this.lines.find(tx, lineId, stores);
    if (!seen) return refused(404, 'not-found', 'There is no such bank line');
    await this.statements.hold(tx, seen.storeId);
    const line = (await this.lines.find(tx, lineId, stores, 'FOR UPDATE OF line'))!;
    if (line.matches.length === 0)
      return refused(409, 'bank-line-open', 'This line is matched with no payout');
    const reversal =
      line.entryId === null ? null : await this.reverse(tx, publisher, line, line.entryId, request);
    await this.matches.end(tx, lineId, { actor, reason, at: this.clock.now() });
    await this.matches.note(tx, lineId, { state: 'open', entryId: null });
    return { kind: 'unmatched', line: (await this.lines.find(tx, lineId, stores))!, reversal };
  }

  private async reverse(
    tx: Tx,
    publisher: Publisher,
    { storeId }: BankLine,
    entryId: string,
    { reason, actor }: Request,
  ): Promise<JournalEntry | null> {
    const store = this.configuration.store(storeId);
    const entry = (await this.journal.find(tx, storeId, entryId))!;
    const origin = (await this.journal.origin(tx, storeId, entryId))!;
    const today = dayOf(this.clock.now(), store.timeZone);
    return this.recorder.record(tx, publisher, {
      store,
      orderId: null,
      connectionId: origin.connectionId,
      key: `${entry.key}:reversal`,
      draft: reversalOf(entry, origin.movement, today, reason),
      source: { reverses: entryId, key: entry.key, reason, actor, released: 0 },
      sourceId: origin.sourceId,
      reverses: entryId,
    });
  }
}

const refused = (status: number, code: string, detail: string): Unmatched => ({
  kind: 'refused',
  refusal: refusal(status, code, detail),
});
