/** Evaluating text as code would step around every check made when the document was saved. */
const BANNED_FUNCTIONS = new Set(['eval', 'random', 'shuffle', 'now', 'millis']);

/**
 * The reason why an expression may not be used, or undefined.
 * `$now`, `$millis`, `$random` and `$shuffle` are refused because a repeated message must give the same result; the time is among the input.
 * Signatures of own functions are refused because the language checks arguments by an ordinary regular expression made of them.
 */
export function banned(ast: unknown): string | undefined {
  const pending: unknown[] = [ast];
  const seen = new Set<object>();
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null || node instanceof RegExp || seen.has(node)) continue;
    seen.add(node);
    const { type, value, signature } = node as { type?: unknown; value?: unknown; signature?: unknown };
    if (type === 'variable' && typeof value === 'string' && BANNED_FUNCTIONS.has(value)) {
      return `$${value} may not be used`;
    }
    if (type === 'lambda' && signature !== undefined) return 'A function may not have a signature';
    pending.push(...(Object.values(node) as unknown[]));
  }
  return undefined;
}
