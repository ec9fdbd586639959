/** What the service counted at one time; missing times were zero. */
export interface Point<K extends string> {
  readonly at: string;
  readonly values: Readonly<Record<K, number>>;
}

const WIDTHS_S = [300, 3_600, 21_600, 86_400] as const;
const MOST = 100;

/** The same choice as the server's: the finest width that gives no more than a hundred points. */
export function widthOf(from: string, to: string): number {
  const seconds = (Date.parse(to) - Date.parse(from)) / 1_000;
  return WIDTHS_S.find((width) => seconds / width <= MOST) ?? 86_400;
}

/** Every slot of the range, in order, with zeros where nothing was counted. */
export function filled<K extends string>(
  points: ReadonlyArray<Point<K>>,
  names: readonly K[],
  { from, to }: { readonly from: string; readonly to: string },
): Array<Point<K>> {
  const width = widthOf(from, to) * 1_000;
  const known = new Map(points.map((point) => [Date.parse(point.at), point.values]));
  const zeros = Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>;
  const slots: Array<Point<K>> = [];
  for (let at = Math.floor(Date.parse(from) / width) * width; at < Date.parse(to); at += width) {
    slots.push({ at: new Date(at).toISOString(), values: known.get(at) ?? zeros });
  }
  return slots;
}

/** A round number that is not below the greatest; 1 when all are zero. */
export function niceTop(greatest: number): number {
  if (greatest <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(greatest));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= greatest) ?? 10;
  return step * power;
}
