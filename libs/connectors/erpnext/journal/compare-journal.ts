import { Failure } from '#platform/errors/failure';
import type { FrappeDoc } from '../client/frappe-client';
import type { JournalRow } from './journal-rows';

/** What stands in the ERP must be what we would have sent: the same day, the same movement of every account. */
export function requireSameJournal(
  doc: FrappeDoc,
  expected: { readonly date: string; readonly rows: readonly JournalRow[] },
  exactAccounts: ReadonlySet<string>,
): void {
  const differences: string[] = [];
  if (doc['posting_date'] !== expected.date) {
    differences.push(`date ${String(doc['posting_date'])} instead of ${expected.date}`);
  }
  const actual = movements(Array.isArray(doc['accounts']) ? (doc['accounts'] as JournalRow[]) : []);
  const wanted = movements(expected.rows);
  for (const account of new Set([...actual.keys(), ...wanted.keys()])) {
    if (!exactAccounts.has(account)) continue;
    const [is, should] = [actual.get(account) ?? 0, wanted.get(account) ?? 0];
    if (Math.abs(is - should) > 1e-6) differences.push(`${account} moved by ${is} instead of ${should}`);
  }
  if (differences.length === 0) return;
  throw Failure.permanent(
    'erp-entry-differs',
    `Journal Entry ${doc.name} is not what was booked: ${differences.join('; ')}`,
    { details: { differences }, suggestion: 'Cancel the entry in ERPNext or correct it there, then replay.' },
  );
}

function movements(rows: readonly JournalRow[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const moved =
      Number(row['debit_in_account_currency'] ?? 0) - Number(row['credit_in_account_currency'] ?? 0);
    const account = String(row['account']);
    sums.set(account, (sums.get(account) ?? 0) + moved);
  }
  return sums;
}
