/**
 * What is dear to make, made once for each set of words. A formatter of `Intl` takes longer to make than to use a hundred times, and a list
 * that is scrolled writes every time and amount in it anew.
 */
export function remembered<Words extends readonly string[], T>(
  make: (...words: Words) => T,
): (...words: Words) => T {
  const known = new Map<string, T>();
  return (...words) => {
    const key = words.join(' ');
    let made = known.get(key);
    if (made === undefined) {
      made = make(...words);
      known.set(key, made);
    }
    return made;
  };
}
