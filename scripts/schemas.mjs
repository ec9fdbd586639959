import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from './lib/build/build.mjs';
import { runCommandLine } from './lib/command-line.mjs';
import { inProject, ROOT } from './lib/project.mjs';
import { compiled } from './lib/provision/compiled.mjs';

const FOLDER = inProject('libs/contracts/schemas');

/** Writes the JSON Schemas and the AsyncAPI document of the contracts; a test fails when they differ from what the contracts say. */
await runCommandLine(async ({ progress }) => {
  await progress.step(
    'Build',
    (say) => build(ROOT, say),
    ({ services }) => services,
  );
  await progress.step(
    'Schemas',
    async () => {
      const rendered = compiled('libs/contracts/json-schemas.js').renderJsonSchemas();
      await mkdir(FOLDER, { recursive: true });
      for (const file of await readdir(FOLDER)) {
        if (!rendered.has(file)) await rm(inProject('libs/contracts/schemas', file));
      }
      for (const [file, text] of rendered) await writeFile(inProject('libs/contracts/schemas', file), text);
      return rendered.size;
    },
    (count) => `${count} files`,
  );
  await progress.step('AsyncAPI', async () => {
    const { version } = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
    const text = compiled('libs/contracts/asyncapi.js').renderAsyncApi(version);
    await writeFile(inProject('docs/asyncapi.json'), text);
  });
  return 0;
});
