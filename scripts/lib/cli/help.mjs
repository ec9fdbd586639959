import { COMMANDS } from './commands.mjs';

const usageOf = ({ name, arguments: names = [], options = {} }) =>
  [
    name,
    ...names,
    ...Object.entries(options).map(([option, { type, value }]) =>
      type === 'boolean' ? `[--${option}]` : `[--${option} ${value ?? '…'}]`,
    ),
  ].join(' ');

const FOOT = `
Everywhere:
  --url <address>   the gateway; else TILLBRIDGE_URL, else the system that runs in this folder
  --json            the result as JSON on standard output
  --help            what a command wants

The token comes from TILLBRIDGE_TOKEN, from the file TILLBRIDGE_TOKEN_FILE, or is asked for. It is never an argument.

Exit codes: 0 done, 1 refused or failed, 2 called wrongly, 3 a comparison found differences.`;

/** What can be done, or what one command wants. */
export function helpText(command) {
  if (command) return `tillbridge ${usageOf(command)}\n\n${command.summary}`;
  const lines = COMMANDS.map((one) => [usageOf({ ...one, options: {} }), one.summary]);
  const width = Math.max(...lines.map(([usage]) => usage.length));
  return [
    'tillbridge <command>',
    '',
    ...lines.map(([usage, summary]) => `  ${usage.padEnd(width)}  ${summary}`),
    FOOT,
  ].join('\n');
}
