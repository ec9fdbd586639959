import type { JournalEntry } from '#contracts/models/journal-entry';
import { convertedAmount } from '#connectors/kit/erp/json-amount';
import type { ErpAccount } from '../accounts/account-book';
import { amountOut } from '../amounts';

export interface JournalRowsInput {
  readonly entry: Pick<JournalEntry, 'currency' | 'lines'>;
  readonly home: string;
  /** Entry currency to home currency; 1 when they are the same. */
  readonly rate: number;
  readonly accountOf: (number: string) => ErpAccount;
  /** Takes what converting line by line leaves over. */
  readonly differenceAccount: () => ErpAccount;
  readonly party: string | null;
  readonly costCenter: string | null;
}

export type JournalRow = Readonly<Record<string, string | number>>;

/**
 * The `accounts` table of a Journal Entry. Accounts in the entry's currency keep its amounts and get the rate; all others are
 * booked in the company's currency, and what rounding leaves over becomes a line of its own, so that both sides are equal.
 */
export function journalRows(input: JournalRowsInput): JournalRow[] {
  const { entry, home, rate } = input;
  let difference = 0;
  const rows = entry.lines.map((line) => {
    const account = input.accountOf(line.account);
    const inHome = (amount: number): number => convertedAmount(amount, entry.currency, home, rate);
    difference += inHome(line.debit) - inHome(line.credit);
    const own = account.currency === entry.currency;
    return row(input, account, {
      debit: amountOut(own ? line.debit : inHome(line.debit), own ? entry.currency : home),
      credit: amountOut(own ? line.credit : inHome(line.credit), own ? entry.currency : home),
      rate: own && entry.currency !== home ? rate : 1,
      remark: line.accountName,
    });
  });
  const roundedAway = entry.currency !== home && Math.abs(difference) <= rows.length;
  if (difference === 0 || !roundedAway) return rows;
  const rest = row(input, input.differenceAccount(), {
    debit: amountOut(Math.max(-difference, 0), home),
    credit: amountOut(Math.max(difference, 0), home),
    rate: 1,
    remark: 'Rounding of the conversion',
  });
  return [...rows, rest];
}

function row(
  input: JournalRowsInput,
  account: ErpAccount,
  values: { readonly debit: number; readonly credit: number; readonly rate: number; readonly remark: string },
): JournalRow {
  return {
    account: account.name,
    debit_in_account_currency: values.debit,
    credit_in_account_currency: values.credit,
    exchange_rate: values.rate,
    user_remark: values.remark,
    ...(account.needsParty && input.party !== null && { party_type: 'Customer', party: input.party }),
    ...(input.costCenter !== null && { cost_center: input.costCenter }),
  };
}
