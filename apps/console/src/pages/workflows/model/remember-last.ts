/** What is dear to make, made once for what it depends on. Of so many results the one asked for longest ago is forgotten first. */
export function rememberLast<From, T>(
  most: number,
  keyOf: (from: From) => string,
  make: (from: From) => T,
): (from: From) => T {
  const known = new Map<string, { readonly made: T }>();
  return (from) => {
    const key = keyOf(from);
    const found = known.get(key) ?? { made: make(from) };
    // Asked for last, so forgotten last.
    known.delete(key);
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return found.made;
  };
}
