const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
};

/**
 * Whether a stream gets colours: only a terminal, never with `NO_COLOR` (https://no-color.org).
 * @param {{isTTY?: boolean}} stream
 */
export function wantsColour(stream, env = process.env) {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** A painter per colour: `paint.red('text')`; each returns its text unchanged when `enabled` is false. */
export function createPaint(enabled) {
  return Object.fromEntries(
    Object.entries(CODES).map(([name, [open, close]]) => [
      name,
      (text) => (enabled ? `\u001b[${open}m${text}\u001b[${close}m` : text),
    ]),
  );
}
