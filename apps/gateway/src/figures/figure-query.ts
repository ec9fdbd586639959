import { z } from 'zod';
import { IdSchema, InstantSchema } from '#contracts/models/common';
import { MOST_POINTS, POINT_WIDTHS } from '#contracts/models/figures';
import { raiseProblem } from '#platform/http/problem';

const DAY_MS = 86_400_000;
const MOST_DAYS = 92;

export const FigureQuerySchema = z.object({
  store: IdSchema.optional(),
  from: InstantSchema.optional().describe('A day ago unless given'),
  to: InstantSchema.optional().describe('Now unless given'),
});
export type FigureQuery = z.output<typeof FigureQuerySchema>;

/** The time asked for, and the finest points that are not too many. Raises 400 for a time that ends before it begins or is too long. */
export function rangeOf({ from, to }: FigureQuery, now: Date) {
  const end = to === undefined ? now : new Date(to);
  const begin = from === undefined ? new Date(end.getTime() - DAY_MS) : new Date(from);
  const length = end.getTime() - begin.getTime();
  if (length <= 0 || length > MOST_DAYS * DAY_MS) {
    raiseProblem(400, 'invalid-range', `A range ends after it begins and is at most ${MOST_DAYS} days long`, [
      { path: 'to', code: 'invalid', message: `From and to are at most ${MOST_DAYS} days apart` },
    ]);
  }
  const widthSeconds =
    POINT_WIDTHS.find((width) => length / 1_000 / width <= MOST_POINTS / 2) ?? POINT_WIDTHS.at(-1)!;
  return { from: begin.toISOString(), to: end.toISOString(), widthSeconds };
}
