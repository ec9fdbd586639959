import { rehearseBackup } from './lib/backup/rehearse.mjs';
import { deploymentOf } from './lib/backup/target.mjs';
import { runCommandLine } from './lib/command-line.mjs';

/** Back-up, restore into another database, comparison and checks; what it made is removed. Needs a build. */
await runCommandLine(async (context) => {
  const result = await rehearseBackup(context, deploymentOf(process.env));
  for (const fault of result.faults) context.terminal.line(context.terminal.paint.red(fault));
  if (context.json) context.print(JSON.stringify(result));
  return result.faults.length === 0 ? 0 : 1;
});
