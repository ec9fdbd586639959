/**
 * A list or an object as JSON of at most so many characters. Whole members are left out, of an object the longest first, of a list the
 * last first: half of one would be no JSON. Undefined when nothing of it fits.
 */
export function fitJson(value: object, length: number): string | undefined {
  const text = JSON.stringify(value);
  if (text.length <= length) return text;
  const plain = JSON.parse(text) as unknown[] | Record<string, unknown>;
  if (Array.isArray(plain)) {
    const texts = plain.map((member) => JSON.stringify(member));
    const kept = texts.slice(0, texts.length - countToDrop([...texts].reverse(), length));
    return kept.length === 0 ? undefined : `[${kept.join(',')}]`;
  }
  const texts = Object.entries(plain).map(
    ([name, member]) => `${JSON.stringify(name)}:${JSON.stringify(member)}`,
  );
  const longestFirst = [...texts].sort((a, b) => b.length - a.length);
  const dropped = new Set(longestFirst.slice(0, countToDrop(longestFirst, length)));
  const kept = texts.filter((member) => !dropped.has(member));
  return kept.length === 0 ? undefined : `{${kept.join(',')}}`;
}

/** How many of the first ones have to go until the others fit. */
function countToDrop(texts: readonly string[], length: number): number {
  // Two brackets, and one comma fewer than there are members.
  let size = texts.reduce((sum, text) => sum + text.length + 1, 1);
  let count = 0;
  for (; count < texts.length && size > length; count += 1) size -= texts[count]!.length + 1;
  return count;
}
