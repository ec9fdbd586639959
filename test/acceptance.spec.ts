import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const REQUIRED =
  'AC-01 AC-02 AC-03 AC-04 AC-05 AC-06 AC-07 AC-08 AC-10 AC-11 AC-12 AC-13 AC-14 AC-15 AC-17 AC-18 AC-20 AC-21 AC-23 AC-24 AC-25 AC-26 AC-28 AC-29 AC-31 AC-33 AC-35 AC-37 AC-38 AC-39 AC-40 X-01 X-02 X-04 X-06 X-07 X-08 X-10'.split(
    ' ',
  );
const text = readFileSync(join(ROOT, 'docs/acceptance.md'), 'utf8');
const filesIn = (line: string): string[] => [...line.matchAll(/`([\w./-]+\.ts)`/g)].map((match) => match[1]!);

describe('docs/acceptance.md', () => {
  const rows = new Map(
    text
      .split('\n')
      .filter((line) => /^\| (AC|X)-\d\d /.test(line))
      .map((line) => [line.split('|')[1]!.trim(), filesIn(line)]),
  );

  it('names every case that must be shown', () => {
    expect([...rows.keys()].sort()).toEqual(REQUIRED);
  });

  it('names files that exist', () => {
    expect(filesIn(text).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it.each(REQUIRED)('names files whose tests name %s', (id) => {
    const files = rows.get(id) ?? [];
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !readFileSync(join(ROOT, file), 'utf8').includes(id))).toEqual([]);
  });
});
