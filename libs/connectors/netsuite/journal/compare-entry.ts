import { Failure } from '#platform/errors/failure';
import { amountOfJson } from '#connectors/kit/erp/json-amount';
import type { NetSuiteRecord, Row } from '../client/netsuite-client';
import { idOf, itemsOf } from '../client/netsuite-client';
import { externalIdOf } from '../client/external-id';
import type { WantedEntry } from './wanted-entry';

/** A saved entry can be edited while its period is open, so what stands is compared: key, day, currency, the movement of every account. */
export function requireSameEntry(record: NetSuiteRecord, wanted: WantedEntry): void {
  if (record['externalId'] !== externalIdOf(wanted.key)) {
    throw Failure.permanent('erp-key-collision', `Entry ${record.id} of NetSuite belongs to another key`);
  }
  const differences: string[] = [];
  const { date, currency } = wanted;
  if (record['tranDate'] !== date) differences.push(`date ${String(record['tranDate'])} instead of ${date}`);
  if (idOf(record['currency']) !== wanted.currencyId) differences.push(`currency is not ${currency}`);
  const actual = sums(linesOf(record).map((line) => [idOf(line['account']) ?? '', movedOf(line, currency)]));
  const expected = sums(wanted.lines.map(({ account, moved }) => [account, moved]));
  for (const account of new Set([...actual.keys(), ...expected.keys()])) {
    const [is, should] = [actual.get(account) ?? 0, expected.get(account) ?? 0];
    if (is !== should) differences.push(`account ${account} moved by ${is} instead of ${should}`);
  }
  if (differences.length === 0) return;
  throw Failure.permanent(
    'erp-entry-differs',
    `Journal entry ${record.id} is not what was booked: ${differences.join('; ')}`,
    { details: { differences }, suggestion: 'Correct or delete the entry in NetSuite, then replay.' },
  );
}

export const linesOf = (record: NetSuiteRecord): Row[] => itemsOf(record['line']);

export const movedOf = (line: Row, currency: string): number =>
  amountOfJson(line['debit'], currency) - amountOfJson(line['credit'], currency);

function sums(rows: ReadonlyArray<readonly [account: string, moved: number]>): Map<string, number> {
  const totals = new Map<string, number>();
  for (const [account, moved] of rows) totals.set(account, (totals.get(account) ?? 0) + moved);
  return totals;
}
