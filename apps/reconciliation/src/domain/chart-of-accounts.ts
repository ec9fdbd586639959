export type AccountType = 'asset' | 'liability' | 'revenue' | 'expense';

export interface Account {
  readonly number: string;
  readonly name: string;
  readonly type: AccountType;
}

const account = (number: string, name: string, type: AccountType): Account => ({ number, name, type });

/** Our chart. An ERP connection maps these numbers to accounts of its own. */
export const CHART_OF_ACCOUNTS = [
  account('1000', 'Bank', 'asset'),
  account('1100', 'Payment clearing', 'asset'),
  account('1110', 'Payouts in transit', 'asset'),
  account('1120', 'Disputed funds receivable', 'asset'),
  account('1130', 'Payment provider reserve', 'asset'),
  account('1200', 'Receivables', 'asset'),
  account('2100', 'Sales tax payable', 'liability'),
  account('2200', 'Deferred revenue', 'liability'),
  account('2300', 'Gift card liability', 'liability'),
  account('2310', 'Store credit', 'liability'),
  account('2320', 'Refunds payable', 'liability'),
  account('4000', 'Sales', 'revenue'),
  account('4010', 'Shipping', 'revenue'),
  account('4020', 'Discounts', 'revenue'),
  account('4900', 'Refunds', 'revenue'),
  account('4910', 'Breakage', 'revenue'),
  account('6000', 'Processing fees', 'expense'),
  account('6010', 'Dispute fees', 'expense'),
  account('6020', 'Dispute losses', 'expense'),
  account('6030', 'Other provider fees', 'expense'),
  account('7000', 'Exchange gain or loss', 'expense'),
  account('7010', 'Rounding differences', 'expense'),
  account('9000', 'Unidentified receipts', 'liability'),
] as const satisfies readonly Account[];

/** The account that mirrors the whole balance at the payment provider. */
export const CLEARING = '1100';

const byNumber = new Map<string, Account>(CHART_OF_ACCOUNTS.map((entry) => [entry.number, entry]));

/** @throws RangeError for a number that is not in the chart */
export function accountOf(number: string): Account {
  const found = byNumber.get(number);
  if (!found) throw new RangeError(`No account ${number} in the chart`);
  return found;
}
