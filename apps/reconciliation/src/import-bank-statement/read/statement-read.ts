import type { Result } from '#platform/errors/result';

/** A statement as its file tells it; amounts signed, in the smallest unit. */
export interface StatementRead {
  readonly account: string;
  readonly currency: string;
  /** The bank's number of the statement. */
  readonly reference: string | null;
  readonly opening: number;
  readonly closing: number;
  readonly from: string;
  readonly to: string;
  /** Booked ones only, in the order of the file. */
  readonly lines: readonly LineRead[];
}

export interface LineRead {
  readonly bookingDate: string;
  readonly valueDate: string;
  readonly amount: number;
  /** The bank's own number of the line. */
  readonly reference: string | null;
  readonly counterparty: string | null;
  /** What the payer wrote, and every other reference, for people and for the search. */
  readonly text: string;
}

export interface BankFileFault {
  readonly code:
    | 'bank-file-too-large'
    | 'bank-file-encoding'
    | 'bank-file-malformed'
    | 'bank-file-incomplete'
    | 'bank-file-unsupported'
    | 'bank-balance-missing'
    | 'bank-balance-mismatch'
    | 'bank-amount-invalid'
    | 'bank-date-invalid'
    | 'bank-currency-mismatch';
  readonly message: string;
}

export type Read<T> = Result<T, BankFileFault>;

export const MAX_LINES = 20_000;
export const MAX_STATEMENTS = 50;
const MAX_TEXT = 1_000;

/** Told to the reader of a file from anywhere within it. */
export class BankFileError extends Error {
  constructor(readonly fault: BankFileFault) {
    super(fault.message);
  }
}

export function broken(code: BankFileFault['code'], message: string): never {
  throw new BankFileError({ code, message });
}

/** One line of text, without what no database and no screen takes. */
export const plain = (text: string, most = MAX_TEXT): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, most);

/** The file is whole: what was there and what moved make what is there. */
export function checked(statement: StatementRead): StatementRead {
  const { opening, closing, lines, account } = statement;
  if (lines.length > MAX_LINES) broken('bank-file-too-large', `More than ${MAX_LINES} lines`);
  const moved = lines.reduce((sum, { amount }) => sum + amount, 0);
  if (opening + moved !== closing) {
    const rest = closing - opening - moved;
    broken(
      'bank-balance-mismatch',
      `The lines of account ${account} make ${opening + moved}, not the closing balance ${closing}: ${rest} is missing`,
    );
  }
  return statement;
}
