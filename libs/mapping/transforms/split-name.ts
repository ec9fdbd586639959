export interface SplitName {
  readonly given: string;
  readonly family: string;
}

/** Small words that belong to the family name after them: van der Berg, de la Cruz, bin Salman. */
const PARTICLES = new Set(
  'af al am ap auf aus av bin bint da das de degli dei del della den der des di do dos du el ibn la le les lo ten ter un van vanden vander vom von y zu zum zur'.split(
    ' ',
  ),
);
/** What stands behind a family name and belongs to it. */
const SUFFIX = /^(jr|sr|ii|iii|iv|phd|md|esq)\.?$/i;

/**
 * Given and family name of a person's whole name; nothing is lost: both together are the name. `Lovelace, Ada` is turned round. A
 * single word is the family name, which is the one that others require. With `family-first` the first word is it (Japan, Hungary).
 */
export function splitName(name: string, order: 'given-first' | 'family-first' = 'given-first'): SplitName {
  const folded = name.normalize('NFC').replace(/\s+/g, ' ').trim();
  const comma = /^([^,]+), ?([^,]+)$/.exec(folded);
  if (comma && !SUFFIX.test(comma[2]!)) return { family: comma[1]!.trim(), given: comma[2]!.trim() };
  const words = folded === '' ? [] : folded.split(' ');
  if (words.slice(1).every((word) => SUFFIX.test(word))) return { given: '', family: folded };
  if (order === 'family-first') return { family: words[0]!, given: words.slice(1).join(' ') };
  const at = familyStart(words);
  return { given: words.slice(0, at).join(' '), family: words.slice(at).join(' ') };
}

/** At least one word stays for the given name. */
function familyStart(words: readonly string[]): number {
  let at = words.length - 1;
  while (at > 1 && SUFFIX.test(words[at]!)) at -= 1;
  while (at > 1 && PARTICLES.has(words[at - 1]!.toLowerCase())) at -= 1;
  return Math.max(1, at);
}
