import type { BankLine } from './bank-line';

/** What the bank says about one account since the statement before. Amounts in the currency's smallest unit. */
export interface BankStatement {
  readonly number: number;
  /** IBAN. */
  readonly account: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly opening: number;
  readonly lines: readonly BankLine[];
}

export const closingOf = ({ opening, lines }: BankStatement): number =>
  lines.reduce((balance, { amount }) => balance + amount, opening);
