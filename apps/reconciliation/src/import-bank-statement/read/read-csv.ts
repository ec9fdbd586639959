import type { BankCsvProfile } from '#contracts/models/bank-csv-profile';
import { localAmountOf } from './amounts';
import { csvRows } from './csv-rows';
import { dayIn } from './dates';
import { decoded } from './decode-file';
import { broken, checked, type LineRead, MAX_LINES, plain, type StatementRead } from './statement-read';

export interface CsvFile {
  readonly bytes: Buffer;
  readonly profile: BankCsvProfile;
  readonly account: string;
  readonly currency: string;
  /** Told beside the file; null where its column of balances tells them. */
  readonly opening: number | null;
  readonly closing: number | null;
}

interface Row {
  readonly line: LineRead;
  /** Of the account after the line; null where no column tells it. */
  readonly balance: number | null;
}

/** The statement in a bank's CSV file. The newest line may come first or last. @throws BankFileError */
export function readCsv(file: CsvFile): StatementRead {
  const { profile, account, currency } = file;
  const text = decoded(file.bytes, profile.encoding);
  const [headings, ...rows] = csvRows(afterLines(text, profile.skipLines), profile.delimiter, MAX_LINES + 1);
  if (headings === undefined) return broken('bank-file-incomplete', 'The file is empty');
  const at = columnsOf(headings, profile);
  const read = inOrder(rows.map((row) => rowOf(row, headings.length, at, file)));
  const balances = balancesOf(read, file);
  const days = read.map(({ line }) => line.bookingDate).sort();
  const first = days[0];
  if (first === undefined) return broken('bank-file-incomplete', 'The file has no line');
  return checked({
    account: account.replace(/\s/g, ''),
    currency,
    reference: null,
    ...balances,
    from: first,
    to: days.at(-1) ?? first,
    lines: read.map(({ line }) => line),
  });
}

function afterLines(text: string, count: number): string {
  let at = 0;
  for (let line = 0; line < count; line += 1) {
    const end = text.indexOf('\n', at);
    if (end === -1) return '';
    at = end + 1;
  }
  return text.slice(at);
}

type Columns = (heading: string | undefined, row: readonly string[]) => string | null;

function columnsOf(headings: readonly string[], { columns }: BankCsvProfile): Columns {
  const known = new Map(headings.map((heading, index) => [heading.trim(), index]));
  const named = Object.values(columns)
    .flat()
    .filter((one): one is string => one !== undefined);
  const missing = named.filter((heading) => !known.has(heading));
  if (missing.length > 0) {
    broken('bank-file-unsupported', `The file has no column "${missing.join('", "')}"`);
  }
  return (heading, row) => {
    const text = heading === undefined ? '' : (row[known.get(heading) ?? -1] ?? '').trim();
    return text === '' ? null : text;
  };
}

function rowOf(row: readonly string[], width: number, at: Columns, file: CsvFile): Row {
  const { columns, dates, decimalMark } = file.profile;
  if (row.length < width)
    broken('bank-file-incomplete', `A row has ${row.length} of ${width} columns: it is cut off`);
  const { currency } = file;
  const told = at(columns.currency, row);
  if (told !== null && told.toUpperCase() !== currency) {
    broken('bank-currency-mismatch', `A line in ${told.slice(0, 10)} stands in an account in ${currency}`);
  }
  const sized = (heading: string | undefined): number | null => {
    const text = at(heading, row);
    return text === null ? null : localAmountOf(text, currency, decimalMark);
  };
  const bookingDate = dayIn(at(columns.bookingDate, row) ?? '', dates);
  const valueText = at(columns.valueDate, row);
  const amount =
    columns.amount === undefined
      ? twoSided(sized(columns.credit), sized(columns.debit))
      : sized(columns.amount);
  if (amount === null) return broken('bank-amount-invalid', `The line of ${bookingDate} has no amount`);
  const reference = at(columns.reference, row);
  const counterparty = at(columns.counterparty, row);
  return {
    balance: sized(columns.balance),
    line: {
      bookingDate,
      valueDate: valueText === null ? bookingDate : dayIn(valueText, dates),
      amount,
      reference: reference === null ? null : plain(reference, 100),
      counterparty: counterparty === null ? null : plain(counterparty, 140),
      text: plain(columns.text.map((heading) => at(heading, row) ?? '').join(' ')),
    },
  };
}

/** Banks write what leaves the account with a sign or without. */
const twoSided = (credit: number | null, debit: number | null): number | null =>
  credit === null && debit === null ? null : Math.abs(credit ?? 0) - Math.abs(debit ?? 0);

/** The oldest first: files whose newest line comes first are turned round, by the balances where days do not tell. */
function inOrder(rows: readonly Row[]): readonly Row[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || first === last) return rows;
  const newestFirst =
    first.line.bookingDate === last.line.bookingDate
      ? !continuous(rows) && continuous(rows.toReversed())
      : first.line.bookingDate > last.line.bookingDate;
  return newestFirst ? rows.toReversed() : rows;
}

const continuous = (rows: readonly Row[]): boolean =>
  rows.every(({ balance, line }, index) => {
    const before = rows[index - 1]?.balance;
    return balance === null || before === undefined || before === null || before + line.amount === balance;
  });

function balancesOf(
  rows: readonly Row[],
  file: CsvFile,
): { readonly opening: number; readonly closing: number } {
  if (!continuous(rows)) {
    broken(
      'bank-balance-mismatch',
      'The balances in the file do not follow from its lines: some are missing',
    );
  }
  const [first, last] = [rows[0], rows.at(-1)];
  const opening =
    first === undefined || first.balance === null ? file.opening : first.balance - first.line.amount;
  const closing = last?.balance ?? file.closing;
  if (opening === null || closing === null) {
    return broken(
      'bank-balance-missing',
      'Name a column of balances, or tell the opening and the closing balance',
    );
  }
  if ((file.opening ?? opening) !== opening || (file.closing ?? closing) !== closing) {
    broken('bank-balance-mismatch', 'The balances in the file are not those that were told beside it');
  }
  return { opening, closing };
}
