import { backUp } from './lib/backup/back-up.mjs';
import { deploymentOf, urlsOf } from './lib/backup/target.mjs';
import { runCommandLine } from './lib/command-line.mjs';
import { SetupError } from './lib/setup-error.mjs';

/** Saves the database of a deployment into a new folder, while it works. */
await runCommandLine(async ({ positionals: [folder], progress, json, print }) => {
  if (folder === undefined) throw new SetupError('Where to?', 'node scripts/back-up.mjs <folder>');
  const manifest = await progress.step(
    'Back-up',
    (say) => backUp(urlsOf(deploymentOf(process.env)), folder, say),
    ({ at }) => `${folder}, as of ${at}`,
  );
  if (json) print(JSON.stringify({ folder, at: manifest.at }));
  return 0;
});
