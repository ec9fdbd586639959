import { Decimal } from 'decimal.js';
import { newLines } from './commands';
import { userError, validationError } from './odoo-error';
import type { Rec, Records, Values } from './records';

const MOVE = 'account.move';
const LINE = 'account.move.line';

/** Journal entries: drafts have to balance already, posting numbers them, and a locked day is left without a word. */
export class Accounting {
  constructor(private readonly records: Records) {}

  create(values: Values): Rec {
    const { line_ids: commands, ...header } = values;
    const journal = this.records.get('account.journal', header['journal_id']);
    const company = this.records.get('res.company', header['company_id'] ?? journal['company_id']);
    const lines = newLines(commands).map((line) => this.checkedLine(line, company));
    requireBalance(lines);
    const move = this.records.insert(MOVE, {
      move_type: 'entry',
      ...header,
      company_id: company.id,
      state: 'draft',
      name: '/',
    });
    const shared = { move_id: move.id, company_id: company.id, parent_state: 'draft' };
    const ids = lines.map(
      (line) =>
        this.records.insert(LINE, { ...line, ...shared, ref: header['ref'], date: header['date'] }).id,
    );
    return this.records.update(MOVE, move.id, { line_ids: ids });
  }

  post(id: number): void {
    const move = this.records.get(MOVE, id);
    if (move['state'] !== 'draft') {
      throw userError(`The entry ${String(move['name'])} (id ${id}) must be in draft.`);
    }
    const date = this.firstOpenDay(move);
    const posted = this.records.all(MOVE).filter(({ name }) => name !== '/').length;
    const [year, month] = date.split('-');
    const name = `MISC/${year}/${month}/${String(posted + 1).padStart(4, '0')}`;
    this.change(id, { state: 'posted', name, date });
  }

  /** What a person may do to a posted entry as long as it is neither hashed nor locked. */
  resetToDraft(id: number): void {
    this.change(id, { state: 'draft' });
  }

  cancel(id: number): void {
    if (this.records.get(MOVE, id)['state'] === 'posted') throw userError('Reset the entry to draft first.');
    this.change(id, { state: 'cancel' });
  }

  unlink(id: number): void {
    const move = this.records.get(MOVE, id);
    if (move['state'] === 'posted') throw userError('You cannot delete an item linked to a posted entry.');
    for (const line of move['line_ids'] as number[]) this.records.remove(LINE, line);
    this.records.remove(MOVE, id);
  }

  private change(id: number, values: Values): void {
    const move = this.records.update(MOVE, id, values);
    for (const line of move['line_ids'] as number[]) {
      this.records.update(LINE, line, { date: move['date'], parent_state: move['state'] });
    }
  }

  private firstOpenDay(move: Rec): string {
    const company = this.records.get('res.company', move['company_id']);
    const date = String(move['date']);
    const locks = [company['fiscalyear_lock_date'], company['hard_lock_date']].filter(
      (lock): lock is string => typeof lock === 'string' && lock >= date,
    );
    const last = locks.sort().at(-1);
    if (last === undefined) return date;
    return new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  }

  /** Amounts are rounded to what their currency can carry, whatever was sent. */
  private checkedLine(line: Values, company: Rec): Values {
    this.records.get('account.account', line['account_id']);
    const home = company['currency_id'];
    const currency = line['currency_id'] ?? home;
    const places = (id: unknown): number => Number(this.records.get('res.currency', id)['decimal_places']);
    const rounded = (value: unknown, id: unknown): Decimal =>
      new Decimal(Number(value ?? 0)).toDecimalPlaces(places(id));
    const [debit, credit] = [rounded(line['debit'], home), rounded(line['credit'], home)];
    const balance = debit.minus(credit);
    const amount =
      line['amount_currency'] === undefined ? balance : rounded(line['amount_currency'], currency);
    const fits = currency === home ? amount.equals(balance) : amount.times(balance).greaterThanOrEqualTo(0);
    if (!fits) {
      throw validationError(
        'The amount expressed in the secondary currency must be positive when account is debited and negative when account is credited. If the currency is the same as the one from the company, this amount must strictly be equal to the balance.',
      );
    }
    return {
      ...line,
      currency_id: currency,
      debit: debit.toNumber(),
      credit: credit.toNumber(),
      balance: balance.toNumber(),
      amount_currency: amount.toNumber(),
    };
  }
}

function requireBalance(lines: readonly Values[]): void {
  const sum = (side: string): Decimal =>
    lines.reduce((total, line) => total.plus(Number(line[side])), new Decimal(0));
  const [debit, credit] = [sum('debit'), sum('credit')];
  if (debit.equals(credit)) return;
  throw userError(
    `The move (/) is not balanced.\nThe total of debits equals ${debit.toFixed(2)} and the total of credits equals ${credit.toFixed(2)}.`,
  );
}
