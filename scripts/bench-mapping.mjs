import { measureSuggestions } from './bench/parts/mapping-suggestions.mjs';
import { build } from './lib/build/build.mjs';
import { runCommandLine } from './lib/command-line.mjs';
import { ROOT } from './lib/project.mjs';

/** How good the suggestions of mappings are; `fit` fits the weights again and prints them for `libs/mapping/suggest/weights.ts`. */
await runCommandLine(async ({ progress }) => {
  await progress.step(
    'Build',
    (say) => build(ROOT, say),
    ({ services }) => services,
  );
  const fitAgain = process.argv.includes('fit');
  const { weights, rows } = measureSuggestions({ fitAgain });
  const shown = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(3)) : value,
      ]),
    ),
  );
  process.stdout.write(`${shown.map((row) => JSON.stringify(row)).join('\n')}\n`);
  if (fitAgain) process.stdout.write(`${JSON.stringify(weights)}\n`);
  return 0;
});
