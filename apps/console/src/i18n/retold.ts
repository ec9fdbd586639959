/** A sentence that a service tells in English, and how it is told in German; `$1` and so on are the parts that are names or numbers. */
export type Told = readonly [sentence: RegExp, german: string];

/** Where in an expression something is wrong stands behind the sentence. */
const PLACED = /^(.*?)(?: \(at (\d+)\))?$/s;

/** The sentence in German, or undefined when nobody has put it into words. */
export function retold(sentence: string, table: readonly Told[]): string | undefined {
  const [, plain = sentence, place] = PLACED.exec(sentence) ?? [];
  const told = table.find(([pattern]) => pattern.test(plain));
  if (!told) return undefined;
  return plain.replace(told[0], told[1]) + (place === undefined ? '' : ` (Stelle ${place})`);
}
