import { csvRow } from '#platform/csv/csv-row';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';
import type { BankStatement } from './statement';

const HEADINGS = [
  ...['booking_date', 'value_date', 'amount', 'balance', 'reference', 'counterparty', 'text'],
];

/** With the columns of the profile `plain`, and the balance after each line. */
export function writeCsv({ currency, opening, lines }: BankStatement): string {
  let balance = opening;
  const decimal = (amount: number): string => moneyToDecimal(money(amount, currency));
  const rows = lines.map(({ day, amount, reference, counterparty, text }) => {
    balance += amount;
    return csvRow([day, day, decimal(amount), decimal(balance), reference, counterparty, text]);
  });
  return [csvRow(HEADINGS), ...rows].join('');
}
