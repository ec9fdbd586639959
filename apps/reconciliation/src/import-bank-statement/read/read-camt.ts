import { parseXml } from '#mapping/encodings/xml';
import { amountOf } from './amounts';
import { isoDay } from './dates';
import { decodedXml, MAX_FILE_BYTES } from './decode-file';
import { textOfEntry } from './camt-entry-text';
import { broken, checked, type LineRead, MAX_STATEMENTS, plain, type StatementRead } from './statement-read';
import { attributeOf, child, children, textAt, type XmlNode } from './xml-node';

/** The statements of a camt.053 file of any version. @throws BankFileError */
export function readCamt(bytes: Buffer): StatementRead[] {
  const parsed = parseXml(decodedXml(bytes), MAX_FILE_BYTES);
  if (!parsed.ok) {
    const { code, message } = parsed.error;
    if (code === 'too-large') broken('bank-file-too-large', message);
    broken(
      code === 'malformed' ? 'bank-file-malformed' : 'bank-file-unsupported',
      `The XML is not read: ${message}`,
    );
  }
  const message = child(parsed.value, 'Document', 'BkToCstmrStmt');
  if (message === undefined) broken('bank-file-unsupported', 'This is no camt.053: BkToCstmrStmt is missing');
  const statements = children(message, 'Stmt');
  if (statements.length === 0) broken('bank-file-incomplete', 'The file holds no statement');
  if (statements.length > MAX_STATEMENTS)
    broken('bank-file-too-large', `More than ${MAX_STATEMENTS} statements`);
  return statements.map((statement) => checked(statementOf(statement)));
}

function statementOf(statement: XmlNode): StatementRead {
  const account = child(statement, 'Acct');
  const number = textAt(account, 'Id', 'IBAN') ?? textAt(account, 'Id', 'Othr', 'Id');
  if (number === null) broken('bank-file-malformed', 'A statement names no account');
  const opening = balanceOf(statement, ['OPBD', 'PRCD', 'ITBD'], 'first');
  const closing = balanceOf(statement, ['CLBD', 'ITBD'], 'last');
  const { currency } = opening;
  if (closing.currency !== currency || (textAt(account, 'Ccy') ?? currency) !== currency) {
    broken('bank-currency-mismatch', 'The balances of a statement are in two currencies');
  }
  const lines = children(statement, 'Ntry')
    .filter(isBooked)
    .map((entry) => lineOf(entry, currency));
  const days = lines.map(({ bookingDate }) => bookingDate).sort();
  return {
    account: plain(number, 64).replace(/\s/g, ''),
    currency,
    reference: referenceOf(textAt(statement, 'ElctrncSeqNb') ?? textAt(statement, 'Id')),
    opening: opening.amount,
    closing: closing.amount,
    from: dayAt(child(statement, 'FrToDt', 'FrDtTm')) ?? days[0] ?? closing.day,
    to: dayAt(child(statement, 'FrToDt', 'ToDtTm')) ?? closing.day,
    lines,
  };
}

interface Balance {
  readonly amount: number;
  readonly currency: string;
  readonly day: string;
}

/** By the first of the kinds that is there. A page of a statement has interim balances: it opens with the first and closes with the last. */
function balanceOf(statement: XmlNode, kinds: readonly string[], which: 'first' | 'last'): Balance {
  const balances = children(statement, 'Bal');
  for (const kind of kinds) {
    const found = balances.filter((balance) => textAt(balance, 'Tp', 'CdOrPrtry', 'Cd') === kind);
    const balance = which === 'first' ? found[0] : found.at(-1);
    if (balance === undefined || (kind === 'ITBD' && found.length + othersOf(balances) < 2)) continue;
    const money = moneyOf(balance);
    return { ...money, day: isoDay(textAt(balance, 'Dt', 'Dt') ?? textAt(balance, 'Dt', 'DtTm')) };
  }
  return broken(
    which === 'last' ? 'bank-file-incomplete' : 'bank-balance-missing',
    `A statement has no ${which === 'first' ? 'opening' : 'closing'} balance`,
  );
}

/** An interim balance alone says where a page ends or begins, never both. */
const othersOf = (balances: readonly XmlNode[]): number =>
  balances.filter((balance) =>
    ['OPBD', 'PRCD', 'CLBD'].includes(textAt(balance, 'Tp', 'CdOrPrtry', 'Cd') ?? ''),
  ).length;

function lineOf(entry: XmlNode, currency: string): LineRead {
  const money = moneyOf(entry);
  if (money.currency !== currency) {
    broken('bank-currency-mismatch', `A line in ${money.currency} stands in an account in ${currency}`);
  }
  const bookingDate = dayAt(child(entry, 'BookgDt')) ?? dayAt(child(entry, 'ValDt'));
  if (bookingDate === null) return broken('bank-date-invalid', 'A line has no booking date');
  return {
    bookingDate,
    valueDate: dayAt(child(entry, 'ValDt')) ?? bookingDate,
    amount: money.amount,
    reference: referenceOf(textAt(entry, 'AcctSvcrRef')),
    ...textOfEntry(entry),
  };
}

/** The indicator is the sign, of a reversal too: it says what the line did to the account. */
function moneyOf(node: XmlNode): { readonly amount: number; readonly currency: string } {
  const currency = attributeOf(child(node, 'Amt'), 'Ccy') ?? '';
  const size = amountOf(textAt(node, 'Amt') ?? '', currency);
  const side = textAt(node, 'CdtDbtInd');
  if (side !== 'CRDT' && side !== 'DBIT')
    broken('bank-file-malformed', 'An amount is neither credit nor debit');
  return { amount: side === 'CRDT' ? size : 0 - size, currency };
}

const isBooked = (entry: XmlNode): boolean =>
  (textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts') ?? 'BOOK') === 'BOOK';

const referenceOf = (text: string | null): string | null => {
  const short = plain(text ?? '', 100);
  return short === '' ? null : short;
};

function dayAt(node: XmlNode): string | null {
  const text = textAt(node, 'Dt') ?? textAt(node, 'DtTm') ?? (typeof node === 'string' ? node : null);
  return text === null ? null : isoDay(text.trim());
}
