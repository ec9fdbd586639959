import { Decimal } from 'decimal.js';
import { invalidValue, NsError, userError } from './ns-error';
import type { Rec, Records, Values } from './records';
import { refId, sublist } from './records';
import type { WorldOptions } from './world';

const TYPE = 'journalEntry';
const MEMO_LENGTH = 999;

/** Journal entries: saved is posted, unless they are to be approved; they may be changed while their period is open. */
export class Accounting {
  /** Days before it belong to closed periods. */
  openFrom: string | null = null;

  constructor(
    private readonly records: Records,
    private readonly options: Pick<WorldOptions, 'approval' | 'oneWorld'>,
  ) {}

  create(values: Values): Rec {
    const checked = this.checked(values);
    return this.records.insert(TYPE, {
      ...checked,
      tranId: `JE${this.records.all(TYPE).length + 1}`,
      approved: this.options.approval === 'nobody',
    });
  }

  change(id: string, values: Values): Rec {
    const known = this.records.get(TYPE, id);
    const { approved, ...others } = values;
    const checked = this.checked({ ...known, ...others });
    const approves = this.options.approval === 'maker' && approved === true;
    return this.records.update(TYPE, known.id, { ...checked, ...(approves && { approved: true }) });
  }

  private checked(values: Values): Values {
    this.requireOpen(String(values['tranDate']));
    if (this.options.oneWorld && !this.records.find('subsidiary', refId(values['subsidiary']))) {
      throw userError('Please enter value(s) for: Subsidiary');
    }
    const memo = values['memo'];
    if (typeof memo === 'string' && memo.length > MEMO_LENGTH) {
      throw new NsError(
        400,
        'EXCEEDED_MAX_FIELD_LENGTH',
        `The field memo contained more than the maximum number ( ${MEMO_LENGTH} ) of characters allowed.`,
      );
    }
    const currency = this.records.find('currency', refId(values['currency']));
    if (!currency) throw invalidValue('currency', refId(values['currency']), 'currency');
    return { ...values, line: { items: this.lines(sublist(values['line']), currency) } };
  }

  private requireOpen(date: string): void {
    if (this.openFrom === null || date >= this.openFrom) return;
    throw userError(
      'The transaction date you specified is not within the date range of your accounting period.',
    );
  }

  /** What converting line by line leaves over goes to the last line. */
  private lines(lines: readonly Values[], currency: Rec): Values[] {
    lines.forEach((line, index) => {
      const account = this.records.find('account', refId(line['account']));
      if (account?.['isinactive'] === 'F' && account['issummary'] === 'F') return;
      throw invalidValue('account', refId(line['account']), `line.items[${index}].account`);
    });
    const amounts = lines.map((line) =>
      new Decimal(Number(line['debit'] ?? 0)).minus(Number(line['credit'] ?? 0)),
    );
    if (!Decimal.sum(0, ...amounts).isZero()) {
      throw userError('The debits and credits of this journal entry do not balance.');
    }
    const bases = amounts.map((amount) => amount.times(Number(currency['exchangerate'])).toDecimalPlaces(2));
    const over = Decimal.sum(0, ...bases);
    return lines.map((line, index) => {
      const last = index === lines.length - 1;
      const base = last ? bases[index]!.minus(over) : bases[index]!;
      return { ...line, line: index, base: base.toNumber() };
    });
  }
}
