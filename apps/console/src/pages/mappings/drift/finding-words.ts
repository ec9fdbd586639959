import type { SeenType } from '#contracts/models/mapping-shape';
import type { Drift, Finding } from './drift-api';

interface Texts {
  readonly shares: (before: string, now: string) => string;
  readonly types: (before: string, now: string) => string;
  readonly type: Readonly<Record<SeenType, string>>;
}

/** What was seen before and what is seen now, in words. */
export function findingWords(
  { kind, earlier, later }: Pick<Finding, 'kind' | 'earlier' | 'later'>,
  totals: Pick<Drift, 'earlier' | 'later'>,
  texts: Texts,
): string {
  if (kind !== 'type-changed') {
    return texts.shares(share(earlier.given, totals.earlier), share(later.given, totals.later));
  }
  const names = (types: Finding['earlier']['types'], without: readonly string[] = []): string =>
    (Object.keys(types) as SeenType[])
      .filter((type) => !without.includes(type))
      .map((type) => texts.type[type])
      .join(', ');
  return texts.types(names(earlier.types), names(later.types, Object.keys(earlier.types)));
}

/** Never 0 % of what was seen, nor 100 % of what was missing. */
function share(given: number, all: number): string {
  const whole = Math.round((given / all) * 100);
  if (given > 0 && whole === 0) return '< 1 %';
  return given < all && whole === 100 ? '> 99 %' : `${whole} %`;
}
