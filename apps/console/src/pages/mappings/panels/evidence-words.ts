import type { Suggestion } from '#mapping/suggest/suggest-sources';

type Feature = keyof Suggestion['evidence'];
type Words = Readonly<Record<Feature | 'before' | 'advised', string>>;

/** From here on a sign is worth telling. */
const TELLING: Readonly<Record<Feature, number>> = {
  name: 0.4,
  path: 0.4,
  meaning: 0.3,
  type: 1,
  letters: 0.5,
  elsewhere: 0.5,
};

/** What speaks for a source and against it, in words; the strongest first. */
export function evidenceWords(
  { evidence, decidedBefore, advised }: Pick<Suggestion, 'evidence' | 'decidedBefore' | 'advised'>,
  words: Words,
): string[] {
  const told = (Object.keys(TELLING) as Feature[])
    .filter((name) => evidence[name] >= TELLING[name])
    .sort((a, b) => evidence[b] - evidence[a])
    .map((name) => words[name]);
  return [...(decidedBefore ? [words.before] : []), ...(advised ? [words.advised] : []), ...told];
}
