import { renderLogLine } from './log-line.mjs';

const COLOURS = ['cyan', 'magenta', 'blue', 'green', 'yellow'];

/** Prints the lines of several processes, each behind the name and colour of its process. */
export function createPrefixedLog(terminal, names) {
  const width = Math.max(...names.map((name) => name.length));
  return (name, line) => {
    const colour = COLOURS[names.indexOf(name) % COLOURS.length] ?? 'cyan';
    const prefix = terminal.paint[colour](name.padEnd(width));
    for (const text of renderLogLine(line, terminal.paint).split('\n')) terminal.line(`${prefix} | ${text}`);
  };
}
