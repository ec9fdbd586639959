import { Decimal } from 'decimal.js';
import { BcError, dialog } from './bc-error';
import { checkedFields } from './field-checks';
import type { Rec, Stored, Tables } from './tables';
import type { World } from './world';

/** Journal batches, their lines, and the posting that takes everything in a batch. */
export class Journals {
  constructor(
    private readonly tables: Tables,
    private readonly world: World,
  ) {}

  create(values: Rec): Stored {
    const checked = { displayName: '', balancingAccountNumber: '', ...checkedFields('journals', values) };
    const { code } = checked as { code?: unknown };
    if (this.tables.all('journals').some((journal) => journal['code'] === code)) {
      throw sameKey(`The Gen. Journal Batch already exists. Identification fields: Name='${String(code)}'`);
    }
    return this.tables.insert('journals', checked);
  }

  remove(id: string): void {
    for (const line of this.lines(id)) this.tables.remove('journalLines', line.id);
    this.tables.remove('journals', id);
  }

  lines(journalId: string): Stored[] {
    return this.tables
      .all('journalLines')
      .filter((line) => line['journalId'] === journalId)
      .sort((one, other) => Number(one['lineNumber']) - Number(other['lineNumber']));
  }

  addLine(journalId: string, values: Rec): Stored {
    this.tables.get('journals', journalId);
    const checked = checkedFields('journalLines', values);
    const present = this.lines(journalId);
    const lineNumber = Number(checked['lineNumber'] ?? Number(present.at(-1)?.['lineNumber'] ?? 0) + 10_000);
    if (present.some((line) => line['lineNumber'] === lineNumber)) {
      throw sameKey(`The Gen. Journal Line already exists. Line No.='${lineNumber}'`);
    }
    const number = String(checked['accountNumber']);
    if (!this.world.account(number)) {
      throw new BcError(
        400,
        'Internal_InvalidTableRelation',
        `The field Account No. of table Gen. Journal Line contains a value (${number}) that cannot be found in the related table (G/L Account).`,
      );
    }
    return this.tables.insert('journalLines', {
      accountType: 'G/L Account',
      balancingAccountNumber: '',
      ...checked,
      lineNumber,
      journalId,
    });
  }

  /** The whole batch or nothing; it answers nothing. */
  post(journalId: string): void {
    this.tables.get('journals', journalId);
    const lines = this.lines(journalId);
    if (lines.length === 0) throw dialog('There is nothing to post.');
    this.requireOpenDays(lines);
    requireBalance(lines);
    for (const line of lines) this.toLedger(line);
    for (const line of lines) this.tables.remove('journalLines', line.id);
    this.world.posted(String(lines[0]!['documentNumber']));
  }

  private requireOpenDays(lines: readonly Stored[]): void {
    const { allowPostingFrom } = this.world;
    for (const line of lines) {
      if (allowPostingFrom !== null && String(line['postingDate']) < allowPostingFrom) {
        throw dialog(
          `Posting Date is not within your range of allowed posting dates in Gen. Journal Line Line No.='${String(line['lineNumber'])}'.`,
        );
      }
    }
  }

  private toLedger(line: Stored): void {
    const amount = Number(line['amount']);
    this.tables.insert('generalLedgerEntries', {
      entryNumber: this.tables.all('generalLedgerEntries').length + 1,
      postingDate: line['postingDate'],
      documentNumber: line['documentNumber'],
      documentType: ' ',
      accountNumber: line['accountNumber'],
      description: line['description'],
      debitAmount: Math.max(amount, 0),
      creditAmount: Math.max(-amount, 0),
    });
  }
}

/** Lines of one document number and day must come to nothing. */
function requireBalance(lines: readonly Stored[]): void {
  const sums = new Map<string, Decimal>();
  for (const line of lines) {
    const document = `${String(line['documentNumber'])} ${String(line['postingDate'])}`;
    sums.set(document, (sums.get(document) ?? new Decimal(0)).plus(Number(line['amount'])));
  }
  for (const [document, sum] of sums) {
    if (!sum.isZero()) {
      throw dialog(`The lines in Gen. Journal Line are out of balance by ${sum.toFixed()} for ${document}.`);
    }
  }
}

export function sameKey(message: string): BcError {
  return new BcError(400, 'Internal_EntityWithSameKeyExists', message);
}
