import { parseArgs } from 'node:util';
import { postgresRefusal } from './infrastructure/postgres-refusal.mjs';
import { Cleanup, onStopSignal } from './process/cleanup.mjs';
import { SetupError } from './setup-error.mjs';
import { createProgress } from './terminal/progress.mjs';
import { createTerminal } from './terminal/terminal.mjs';

/** Undoes what the command started; steps that fail are named and do not stop the others. */
async function cleanUp(cleanup, terminal) {
  const failures = await cleanup.run((name) => terminal.status(`stopping ${name}`));
  terminal.status('');
  for (const { name, error } of failures)
    terminal.line(terminal.paint.yellow(`could not stop ${name}: ${error.message}`));
}

/**
 * The frame of every command: options, progress on standard error, results on standard output, one line for what is
 * missing, and an end (Ctrl-C too) that undoes what was started.
 * @param {(context: object) => Promise<number>} main answers the exit code
 * @param {Record<string, {type: 'boolean' | 'string', default?: boolean | string}>} options further to `--json`
 * @param {{strict?: boolean}} parsing not strict: unknown options are for somebody else, who finds them in `argv`
 */
export async function runCommandLine(main, options = {}, { strict = true } = {}) {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false }, ...options },
    allowPositionals: true,
    strict,
  });
  const terminal = createTerminal(process.stderr);
  const cleanup = new Cleanup();
  const signals = onStopSignal({ onSecond: () => process.exit(1) });
  const context = {
    json: values.json,
    options: values,
    argv: process.argv.slice(2),
    positionals,
    terminal,
    progress: createProgress(terminal),
    cleanup,
    stopped: signals.stopped,
    print: (text) => process.stdout.write(`${text}\n`),
  };
  let code;
  try {
    code = await Promise.race([main(context), signals.stopped]);
  } catch (thrown) {
    const error = postgresRefusal(thrown);
    const known = error instanceof SetupError;
    terminal.line(terminal.paint.red(known ? error.message : (error.stack ?? String(error))));
    code = 1;
  }
  await cleanUp(cleanup, terminal);
  signals.release();
  process.exit(code);
}
