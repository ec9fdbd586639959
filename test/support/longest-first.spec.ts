import { existsSync } from 'node:fs';
import { join } from 'node:path';
import LongestFirst, { MEASURED } from './longest-first.cjs';

const ROOT = join(__dirname, '../..');
const suite = (name: string) => ({
  path: join(ROOT, name),
  // No cache: a machine that has never run them.
  context: { config: { rootDir: ROOT, cache: false } },
});

describe('the order of the suites', () => {
  it('begins with the longest, known by measure, then by kind, also where nothing ever ran', () => {
    const names = [
      'libs/platform/money/money.spec.ts',
      'libs/platform/database/session.int.spec.ts',
      'test/orders.e2e.spec.ts',
      'scripts/scripts.spec.ts',
    ];
    const sorted = new LongestFirst().sort(names.map(suite));
    expect(sorted.map(({ path }) => path)).toEqual([...names].reverse().map((name) => join(ROOT, name)));
  });

  it('knows no suite that is gone', () => {
    expect(Object.keys(MEASURED).filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });
});
