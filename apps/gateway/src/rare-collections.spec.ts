import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * A process that keeps what few requests leave for a while, as a gateway does, and answers how often its whole heap was looked through.
 * @param first what it does before that
 */
function collectionsOf(first: string): number {
  const program = `
    const { PerformanceObserver, constants } = require('node:perf_hooks');
    let count = 0;
    new PerformanceObserver((list) => {
      for (const { detail } of list.getEntries()) if (detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR) count += 1;
    }).observe({ entryTypes: ['gc'] });
    const kept = Array.from({ length: 40_000 }, (_, index) => ({ index, text: 'x'.repeat(200) + index }));
    ${first}
    const recent = [];
    let turns = 0;
    (function turn() {
      for (let made = 0; made < 2_000; made += 1) {
        recent[(turns * 2_000 + made) % 20_000] = JSON.parse('{"a":[1,2,3],"b":{"c":"' + 'y'.repeat(300) + '"}}');
      }
      if ((turns += 1) < 150) setImmediate(turn);
      else setTimeout(() => console.log(count, kept.length), 50);
    })();`;
  const options = ['--max-semi-space-size=2', '--max-old-space-size=256', '--conditions=source'];
  const compile = join(__dirname, '../../../libs/testing/compile-on-require.cjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...options, '--require', compile, '--eval', program],
    { encoding: 'utf8', cwd: __dirname },
  );
  const count = Number(stdout.split(' ')[0]);
  if (!(count >= 0) || stdout === '') throw new Error(stderr);
  return count;
}

it('the whole heap is looked through at most half as often', () => {
  const usual = collectionsOf('');
  const rare = collectionsOf(`require('./rare-collections.ts').collectRarely();`);
  expect(usual).toBeGreaterThan(5);
  expect(rare * 2).toBeLessThanOrEqual(usual);
});
