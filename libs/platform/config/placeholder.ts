/** Values that people leave standing in samples. Whole values, or beginnings that no generated secret has. */
const WHOLE = new Set([
  'admin',
  'changeit',
  'dummy',
  'example',
  'foo',
  'none',
  'null',
  'password',
  'placeholder',
  'secret',
  'tbd',
  'test',
  'todo',
  'token',
  'undefined',
]);
const PATTERNS: readonly RegExp[] = [
  /change[-_ ]?(me|this)/i,
  /replace[-_ ]?(me|this|with)/i,
  /^(your|my)[-_ ]/i,
  /^(insert|enter|put|add)[-_ ]/i,
  /placeholder|to-?be-?(set|filled|defined)/i,
  /^<.*>$|^\{\{.*\}\}$|^\$\{.*\}$|^\[.*\]$/,
  /^([a-z]{1,6}_)*(test_|live_)?(x{3,}|\*{3,}|\.{3,}|…|0{6,}|1234?5?6?7?8?9?0?|abc(123|def)?)$/i,
  /(x{6,}|\*{3,}|\.{3,})$/i,
  /** The keys that Stripe's own documentation prints. */
  /^(sk|pk)_test_(4eC39Hq|BQokikJ|TYooMQa)/,
];

/** True for a value that somebody forgot to replace: such a secret would let everybody in or nobody. */
export function isPlaceholder(value: string): boolean {
  const trimmed = value.trim();
  return (
    trimmed === '' || WHOLE.has(trimmed.toLowerCase()) || PATTERNS.some((pattern) => pattern.test(trimmed))
  );
}
