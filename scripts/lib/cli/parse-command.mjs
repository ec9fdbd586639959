import { parseArgs } from 'node:util';
import { UsageError } from './cli-error.mjs';
import { COMMANDS } from './commands.mjs';

const EVERYWHERE = { url: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } };
/** Arguments are seen by every user of the machine, and kept in the shell's history. */
const SECRET = /^--(token|password|secret|key)(=|$)/;

const findCommand = (words) =>
  COMMANDS.filter(({ name }) => name.split(' ').every((word, index) => words[index] === word)).sort(
    (a, b) => b.name.length - a.name.length,
  )[0];

/** Names in `<store>` and optional ones in `[file]`. */
const namesOf = (command) =>
  (command.arguments ?? []).map((text) => ({
    text,
    name: text.slice(1, -1),
    required: text.startsWith('<'),
  }));

function readOptions(argv, options) {
  try {
    return parseArgs({ args: argv, options: { ...EVERYWHERE, ...options }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error.message.split('. ')[0]);
  }
}

/**
 * What a command line asks for.
 * @param {string[]} argv without node and script
 * @returns {{command: object, args: Record<string, string | undefined>, options: object}}
 * @throws {UsageError}
 */
export function parseCommand(argv) {
  if (argv.some((word) => SECRET.test(word))) {
    throw new UsageError('Secrets are no arguments: set TILLBRIDGE_TOKEN or TILLBRIDGE_TOKEN_FILE.');
  }
  const command = findCommand(argv);
  if (!command) {
    const help = argv.length === 0 || argv[0] === 'help' || argv.includes('--help');
    if (help) return { command: undefined, args: {}, options: {} };
    throw new UsageError(`There is no command "${argv.slice(0, 2).join(' ')}".`);
  }
  const { values, positionals } = readOptions(argv, command.options ?? {});
  const given = positionals.slice(command.name.split(' ').length);
  const names = namesOf(command);
  if (given.length > names.length)
    throw new UsageError(`${command.name}: "${given[names.length]}" is too much.`);
  const missing = names.find(({ required }, index) => required && given[index] === undefined);
  if (missing && !values.help) throw new UsageError(`${command.name}: ${missing.text} is missing.`);
  return {
    command,
    args: Object.fromEntries(names.map(({ name }, index) => [name, given[index]])),
    options: values,
  };
}
