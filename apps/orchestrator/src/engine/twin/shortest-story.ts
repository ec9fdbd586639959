/** Plays that may be spent on making one story shorter. */
const MOST_PLAYS = 40;

/**
 * The fewest faults with which a story still fails: takes away half of them, then a quarter, and so on, as long as it goes on failing.
 * Taking one away leaves the others as they are, since each was drawn for its own occasion.
 */
export async function shortestStory(
  faults: readonly string[],
  stillFails: (only: ReadonlySet<string>) => Promise<boolean>,
): Promise<readonly string[]> {
  let kept = [...faults];
  let plays = 0;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length && plays < MOST_PLAYS;) {
      const fewer = [...kept.slice(0, from), ...kept.slice(from + size)];
      plays += 1;
      if (await stillFails(new Set(fewer))) kept = fewer;
      else from += size;
    }
  }
  return kept;
}
