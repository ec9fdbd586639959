import { lint } from './lib/checks/lint.mjs';
import { runCommandLine } from './lib/command-line.mjs';
import { ensureDependencies } from './lib/dependencies/ensure-dependencies.mjs';
import { ROOT } from './lib/project.mjs';

await runCommandLine(async ({ progress, terminal, json, print }) => {
  await progress.step('Dependencies', (say) => ensureDependencies(ROOT, say), String);
  const results = await lint({ root: ROOT, progress, terminal });
  if (json) print(JSON.stringify(results.map(({ name, ok }) => ({ name, ok }))));
  return results.every(({ ok }) => ok) ? 0 : 1;
});
