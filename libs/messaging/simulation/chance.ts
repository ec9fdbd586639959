/** A number in [0, 1) that depends on nothing but the words: the same words give the same number for ever. */
export function chanceOf(...words: ReadonlyArray<string | number>): number {
  let hash = 0x811c9dc5;
  const text = words.join('\u0001');
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
