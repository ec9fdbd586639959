import { build } from './lib/build/build.mjs';
import { runCommandLine } from './lib/command-line.mjs';
import { ensureDependencies } from './lib/dependencies/ensure-dependencies.mjs';
import { ROOT } from './lib/project.mjs';

await runCommandLine(async ({ progress, json, print }) => {
  await progress.step('Dependencies', (say) => ensureDependencies(ROOT, say), String);
  const result = await progress.step(
    'Build',
    (say) => build(ROOT, say),
    ({ services }) => services,
  );
  if (json) print(JSON.stringify(result));
  return 0;
});
