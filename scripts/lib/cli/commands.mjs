import { bundleCommands } from './commands/bundle.mjs';
import { configCommands } from './commands/config.mjs';
import { deadLetterCommands } from './commands/dead-letters.mjs';
import { doctorCommands } from './commands/doctor.mjs';
import { documentCommands } from './commands/documents.mjs';
import { eventCommands } from './commands/events.mjs';
import { exceptionCommands } from './commands/exceptions.mjs';
import { orderCommands } from './commands/orders.mjs';
import { statusCommands } from './commands/status.mjs';
import { twinCommands } from './commands/twin.mjs';

/**
 * Every command: its name, what it wants, one line for the help, and what it does with a gateway.
 * Most are given an open gateway; one that `opensItself` opens it when it wants to, with `open`.
 * `run` answers `{data, text, exitCode?}`: `data` for `--json`, `text` for people.
 */
export const COMMANDS = [
  ...doctorCommands,
  ...statusCommands,
  ...orderCommands,
  ...eventCommands,
  ...deadLetterCommands,
  ...exceptionCommands,
  ...configCommands,
  ...documentCommands,
  ...twinCommands,
  ...bundleCommands,
];
