import { Failure } from '#platform/errors/failure';
import { amountIn } from '../amounts';
import type { MoveLine } from './journal-lines';
import type { Move } from './moves';

interface Expected {
  readonly date: string;
  readonly lines: readonly MoveLine[];
  readonly home: string;
  /** Currency of the entry. */
  readonly currency: string;
}

/**
 * What stands in the ERP must be what we would have sent: the same day, the same movement of every account. Converted
 * amounts are not compared, since rates may have been entered meanwhile; the entry's own amounts are.
 */
export function requireSameMove(move: Move, { date, lines, home, currency }: Expected): void {
  const differences: string[] = [];
  if (move.date !== date) differences.push(`date ${move.date} instead of ${date}`);
  const foreign = currency !== home;
  const wanted = sums(
    lines
      .filter((line) => !foreign || line.foreignMoved !== null)
      .map((line) => [line.account, line.foreignMoved ?? line.moved]),
  );
  const actual = sums(
    move.lines
      .filter((line) => !foreign || line['second_currency'] !== null)
      .map((line) => [
        Number(line['account']),
        foreign
          ? amountIn(line['amount_second_currency'], currency)
          : amountIn(line['debit'], home) - amountIn(line['credit'], home),
      ]),
  );
  for (const account of new Set([...actual.keys(), ...wanted.keys()])) {
    const [is, should] = [actual.get(account) ?? 0, wanted.get(account) ?? 0];
    if (is !== should) differences.push(`account with id ${account} moved by ${is} instead of ${should}`);
  }
  if (differences.length === 0) return;
  throw Failure.permanent(
    'erp-entry-differs',
    `Move ${move.row.id} is not what was booked: ${differences.join('; ')}`,
    { details: { differences }, suggestion: 'Correct or remove the move in Tryton, then replay.' },
  );
}

function sums(movements: ReadonlyArray<readonly [account: number, moved: number]>): Map<number, number> {
  const result = new Map<number, number>();
  for (const [account, moved] of movements) result.set(account, (result.get(account) ?? 0) + moved);
  return result;
}
