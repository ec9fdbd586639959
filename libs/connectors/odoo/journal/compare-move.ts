import { Failure } from '#platform/errors/failure';
import type { Move, Moves } from './moves';
import type { WantedEntry } from './wanted-entry';

/** What stands in Odoo must be what we would have made: the same day, the same movement of every account in the entry's currency. */
export async function requireSameMove(moves: Moves, standing: Move, wanted: WantedEntry): Promise<void> {
  if (standing.state === 'canceled') {
    throw Failure.permanent('erp-document-canceled', `Entry ${standing.name} was canceled in Odoo`, {
      suggestion: 'Delete the canceled entry in Odoo, then replay.',
    });
  }
  const differences: string[] = [];
  if (standing.date !== wanted.date) differences.push(`date ${standing.date} instead of ${wanted.date}`);
  const actual = await moves.movements(standing);
  const expected = expectedOf(wanted);
  for (const place of new Set([...actual.keys(), ...expected.keys()])) {
    if (!place.endsWith(` ${wanted.currency}`)) continue;
    const [is, should] = [actual.get(place) ?? 0, expected.get(place) ?? 0];
    if (is !== should) differences.push(`account ${place} moved by ${is} instead of ${should}`);
  }
  if (differences.length === 0) return;
  throw Failure.permanent(
    'erp-entry-differs',
    `Entry ${standing.name} (${standing.id}) is not what was booked: ${differences.join('; ')}`,
    { details: { differences }, suggestion: 'Correct or delete the entry in Odoo, then replay.' },
  );
}

function expectedOf({ lines }: WantedEntry): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { accountId, currency, amount } of lines) {
    const place = `${accountId} ${currency}`;
    sums.set(place, (sums.get(place) ?? 0) + amount);
  }
  return sums;
}
