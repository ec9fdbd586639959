import { CliError, EXIT } from './cli-error.mjs';
import { openGateway } from './gateway.mjs';
import { helpText } from './help.mjs';
import { parseCommand } from './parse-command.mjs';

const say = (stream, text) => stream.write(text.endsWith('\n') ? text : `${text}\n`);

/**
 * Carries out one command line. Results go to standard output, everything else to standard error.
 * @param {string[]} argv
 * @param {{env: object, stateDir: string, ask?: Function, stdout: object, stderr: object}} surroundings
 * @returns {Promise<number>} the exit code
 */
export async function runCli(argv, surroundings) {
  const { stdout, stderr, env } = surroundings;
  try {
    const { command, args, options } = parseCommand(argv);
    if (!command || options.help) {
      say(stdout, helpText(command));
      return EXIT.done;
    }
    const open = () => openGateway(options, surroundings);
    const gateway = command.opensItself ? undefined : await open();
    const note = (text) => say(stderr, text);
    const {
      data,
      text,
      exitCode = EXIT.done,
    } = await command.run({ gateway, open, args, options, env, note });
    say(stdout, options.json ? JSON.stringify(data, null, 2) : text);
    return exitCode;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    say(stderr, error.message);
    return error.exitCode;
  }
}
