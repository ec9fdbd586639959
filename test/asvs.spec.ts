import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCS = join(__dirname, '../docs');
const text = readFileSync(join(DOCS, 'asvs.md'), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('docs/asvs.md', () => {
  it('points at nothing that is not there', () => {
    const files = [...text.matchAll(/`((?:apps|libs|scripts|test|deploy)\/[\w./-]+)`/g)].map((match) =>
      join(DOCS, '..', match[1]!),
    );
    const pages = [...text.matchAll(/\]\(([\w./-]+\.md)\)/g)].map((match) => join(DOCS, match[1]!));
    expect(files.length).toBeGreaterThan(30);
    expect([...files, ...pages].filter((file) => !existsSync(file))).toEqual([]);
  });

  it('has a state for every requirement, and a place or a reason unless there is no such thing', () => {
    expect(rows.length).toBeGreaterThan(80);
    for (const [, requirement, state, where] of rows) {
      expect({ requirement, state }).toEqual({
        requirement,
        state: expect.stringMatching(/^(yes|partly|no|deployment|none)$/) as string,
      });
      if (state !== 'none')
        expect({ requirement, where }).toMatchObject({ where: expect.stringMatching(/./) as string });
    }
  });

  it('covers every chapter of the standard', () => {
    const chapters = new Set(rows.map(([, requirement]) => Number(requirement!.split('.')[0])));
    expect([...chapters].sort((a, b) => a - b)).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
  });
});
