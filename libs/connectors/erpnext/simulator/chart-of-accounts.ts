/** The accounts that the sample company has for the posting table's numbers. */
export interface SampleAccount {
  readonly number: string;
  readonly name: string;
  readonly root: 'Asset' | 'Liability' | 'Income' | 'Expense';
  readonly type?: 'Bank' | 'Receivable' | 'Tax' | 'Income Account' | 'Expense Account' | 'Round Off';
}

export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = [
  { number: '1000', name: 'Bank', root: 'Asset', type: 'Bank' },
  { number: '1100', name: 'Stripe Clearing', root: 'Asset' },
  { number: '1110', name: 'Payouts in Transit', root: 'Asset' },
  { number: '1120', name: 'Disputed Funds Receivable', root: 'Asset' },
  { number: '1130', name: 'Stripe Reserve', root: 'Asset' },
  { number: '1200', name: 'Debtors', root: 'Asset', type: 'Receivable' },
  { number: '2100', name: 'Sales Tax Payable', root: 'Liability', type: 'Tax' },
  { number: '2200', name: 'Deferred Revenue', root: 'Liability' },
  { number: '2300', name: 'Gift Card Liability', root: 'Liability' },
  { number: '2310', name: 'Store Credit', root: 'Liability' },
  { number: '2320', name: 'Refunds Payable', root: 'Liability' },
  { number: '4000', name: 'Sales', root: 'Income', type: 'Income Account' },
  { number: '4010', name: 'Shipping Income', root: 'Income', type: 'Income Account' },
  { number: '4020', name: 'Discounts', root: 'Income', type: 'Income Account' },
  { number: '4900', name: 'Refunds', root: 'Income', type: 'Income Account' },
  { number: '4910', name: 'Breakage', root: 'Income', type: 'Income Account' },
  { number: '6000', name: 'Processing Fees', root: 'Expense', type: 'Expense Account' },
  { number: '6010', name: 'Dispute Fees', root: 'Expense', type: 'Expense Account' },
  { number: '6020', name: 'Dispute Losses', root: 'Expense', type: 'Expense Account' },
  { number: '6030', name: 'Other Stripe Fees', root: 'Expense', type: 'Expense Account' },
  { number: '7000', name: 'Exchange Gain or Loss', root: 'Expense', type: 'Expense Account' },
  { number: '7010', name: 'Rounding Differences', root: 'Expense', type: 'Round Off' },
  { number: '9000', name: 'Unidentified Receipts', root: 'Liability' },
];

/** Number to full name, as a connection's settings want it: `1100 - Stripe Clearing - DS`. */
export function sampleAccountNames(abbreviation: string): Record<string, string> {
  return Object.fromEntries(
    SAMPLE_ACCOUNTS.map(({ number, name }) => [number, `${number} - ${name} - ${abbreviation}`]),
  );
}
