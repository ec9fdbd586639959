/** How alike two sets of words are, from 0 to 1; a word that few others have tells more. */
export function likeness(
  a: readonly string[],
  b: readonly string[],
  weight: (word: string) => number,
): number {
  const [left, right] = [new Set(a), new Set(b)];
  let shared = 0;
  let all = 0;
  for (const word of new Set([...left, ...right])) {
    all += weight(word);
    if (left.has(word) && right.has(word)) shared += weight(word);
  }
  return all === 0 ? 0 : shared / all;
}

/** Shared groups of three letters over all, as a plain matcher of names compares. */
export function trigramLikeness(a: string, b: string): number {
  const [left, right] = [trigrams(a), trigrams(b)];
  let shared = 0;
  for (const one of left) if (right.has(one)) shared += 1;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}

function trigrams(text: string): Set<string> {
  const padded = `  ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)));
}
