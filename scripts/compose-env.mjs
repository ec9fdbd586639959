import { access, mkdir, writeFile } from 'node:fs/promises';
import { runCommandLine } from './lib/command-line.mjs';
import { inState, STATE_DIR } from './lib/project.mjs';
import { composeVariables } from './lib/system/compose-variables.mjs';
import { generateSecrets } from './lib/system/secrets.mjs';

/** Draws the secrets that docker-compose.yml wants, once; an existing file is kept. */
await runCommandLine(async ({ terminal }) => {
  const file = inState('compose.env');
  const present = await access(file).then(
    () => true,
    () => false,
  );
  if (!present) {
    await mkdir(STATE_DIR, { recursive: true });
    await writeFile(file, composeVariables(generateSecrets()), { mode: 0o600 });
  }
  terminal.line(`${present ? 'Kept' : 'Written'}: ${file}`);
  terminal.line('Next: docker compose --env-file .tillbridge/compose.env up --build');
  return 0;
});
