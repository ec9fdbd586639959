import { createPaint, wantsColour } from './colour.mjs';

const CLEAR_LINE = '\r\u001b[2K';

/**
 * One output stream with an optional status line at its foot, so that log lines and the progress display
 * do not write over each other. Without a terminal the status line is not shown at all.
 */
export function createTerminal(stream = process.stderr, env = process.env) {
  const interactive = stream.isTTY === true && env.TERM !== 'dumb' && env.CI === undefined;
  const paint = createPaint(wantsColour(stream, env));
  let status = '';

  const draw = () => {
    if (interactive && status !== '') stream.write(status.slice(0, Math.max(20, (stream.columns ?? 80) - 1)));
  };
  const clear = () => {
    if (interactive && status !== '') stream.write(CLEAR_LINE);
  };

  return {
    paint,
    interactive,
    /** Writes whole lines above the status line. */
    line(text = '') {
      clear();
      stream.write(`${text}\n`);
      draw();
    },
    /** Replaces the status line; an empty text removes it. */
    status(text) {
      clear();
      status = text;
      draw();
    },
  };
}
