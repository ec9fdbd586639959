import { runCommandLine } from './lib/command-line.mjs';
import { installTestTools } from './lib/commands/install-test-tools.mjs';

await runCommandLine((context) => installTestTools(context));
