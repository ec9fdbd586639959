import { restore } from './lib/backup/restore.mjs';
import { deploymentOf, SCHEMAS } from './lib/backup/target.mjs';
import { runCommandLine } from './lib/command-line.mjs';
import { provisionDatabase } from './lib/provision/database.mjs';
import { SetupError } from './lib/setup-error.mjs';

/** Brings a back-up into a new database, with the roles that the services use, and compares. */
await runCommandLine(async ({ positionals: [folder], progress, terminal, json, print }) => {
  if (folder === undefined) throw new SetupError('Where from?', 'node scripts/restore.mjs <folder>');
  const { adminUrl, database, password } = deploymentOf(process.env);
  const result = await progress.step(
    'Restore',
    async (say) => restore(await provisionDatabase(adminUrl, database, SCHEMAS, password), folder, say),
    ({ tables, rows }) => `${database}, ${tables} tables, ${rows} rows`,
  );
  for (const fault of result.faults) terminal.line(terminal.paint.red(fault));
  if (json) print(JSON.stringify({ database, at: result.manifest.at, faults: result.faults }));
  return result.faults.length === 0 ? 0 : 1;
});
