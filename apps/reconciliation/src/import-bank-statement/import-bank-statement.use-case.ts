import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ImportBankStatement as ImportCommand } from '#contracts/commands/bank';
import type { BodyOf } from '#contracts/message';
import type { BankStatement } from '#contracts/models/bank-statement';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { newId } from '#platform/ids/new-id';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import type { Refusal } from '#service/replies/replies';
import { BankLineRepository } from '../database/bank-line.repository';
import { BankStatementRepository } from '../database/bank-statement.repository';
import { PayoutRepository } from '../database/payout.repository';
import { MatchBankLines } from '../match-bank-line/match-bank-lines';
import type { Publisher } from '../record-entry/publisher';
import { refusal } from '../replies/refusal';
import { keyed } from './line-key';
import { namesProvider } from './names-provider';
import { readBankFile } from './read-file';
import type { StatementRead } from './read/statement-read';

type Request = BodyOf<typeof ImportCommand>;

export type Imported =
  | { readonly kind: 'imported'; readonly statements: BankStatement[]; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Takes in a bank's file whole or not at all; the same file, and the same line of another file, counts once. */
@Injectable()
export class ImportBankStatement {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly statements: BankStatementRepository,
    private readonly lines: BankLineRepository,
    private readonly payouts: PayoutRepository,
    private readonly match: MatchBankLines,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(tx: Tx, publisher: Publisher, request: Request): Promise<Imported> {
    const store = this.configuration.store(request.storeId);
    const content = Buffer.from(request.content, 'base64');
    const contentHash = createHash('sha256').update(content).digest('hex');
    await this.statements.hold(tx, store.id);
    const before = await this.statements.ofFile(tx, store.id, contentHash);
    if (before.length > 0) return { kind: 'imported', statements: before, repeated: true };
    const keeper = await this.payouts.keeperOf(tx, store.payment);
    if (keeper !== null && keeper !== store.id) {
      return refused(
        409,
        'payouts-kept-elsewhere',
        `The payouts of this account are in the books of store ${keeper}`,
      );
    }
    const read = readBankFile(content, request, store.bank);
    if (!read.ok) return refused(422, read.error.code, read.error.message);
    for (const { account, from, to } of read.value) {
      const days = { storeId: store.id, format: request.format, account, from, to };
      if (await this.statements.inOtherFormat(tx, days)) {
        const detail = `Days of account ${account} came in another format, which tells the same lines differently`;
        return refused(409, 'bank-file-other-format', detail);
      }
    }
    const statements: BankStatement[] = [];
    for (const [position, statement] of read.value.entries()) {
      const about = { request, contentHash, position, connectionId: store.payment };
      statements.push(await this.keep(tx, statement, about));
      const { from, to } = statement;
      await this.match.ofStore(tx, publisher, store.id, { from, to });
    }
    return { kind: 'imported', statements, repeated: false };
  }

  private async keep(
    tx: Tx,
    read: StatementRead,
    about: { request: Request; contentHash: string; position: number; connectionId: string },
  ): Promise<BankStatement> {
    const { storeId, format, actor } = about.request;
    const { account, currency, reference, opening, closing, from, to } = read;
    const gap = await this.statements.gapBefore(tx, { storeId, account, from, opening });
    const now = this.clock.now();
    const statement: BankStatement = {
      statementId: newId('bst', now),
      storeId,
      account,
      currency,
      format,
      reference,
      from,
      to,
      opening,
      closing,
      gap,
      lines: read.lines.length,
      known: 0,
      contentHash: about.contentHash,
      importedAt: now.toISOString(),
      importedBy: actor,
    };
    const { connectionId, position } = about;
    await this.statements.add(tx, { ...statement, connectionId, position });
    const lines = keyed(read.lines).map((line) => ({ ...line, provider: namesProvider(line.search) }));
    const added = await this.lines.add(tx, statement, lines);
    const known = read.lines.length - added;
    const kept = { ...statement, known, gap: known > 0 ? null : gap };
    await this.statements.noteKept(tx, kept);
    return kept;
  }
}

const refused = (status: number, code: string, detail: string): Imported => ({
  kind: 'refused',
  refusal: refusal(status, code, detail),
});
