import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..');
const PICTURES = join(ROOT, 'docs/images');
const LARGEST_BYTES = 200_000;
const WIDTH = 1_280;

const CONFIGS = [
  'libs/service/service-config.ts',
  'apps/gateway/src/oidc/oidc-settings.ts',
  'apps/gateway/src/mappings/advice/model-settings.ts',
  ...['gateway', 'orchestrator', 'payments', 'cms-sync', 'reconciliation', 'sandbox'].map(
    (app) => `apps/${app}/src/config.ts`,
  ),
];

const markdownIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
    .map((name) => join(folder, name));
const documents = ['README.md', ...['docs', 'apps', 'libs', 'deploy', 'workflows'].flatMap(markdownIn)];

/** Without blocks and spans of code, in which brackets mean something else. */
const prose = (file: string): string =>
  readFileSync(join(ROOT, file), 'utf8')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/`[^`\n]*`/g, '');
const linksIn = (file: string): string[] =>
  [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1]!)
    .filter((link) => !/^(https?:|mailto:|#)/.test(link))
    .map((link) => relative(ROOT, join(ROOT, dirname(file), link.split('#')[0]!)));

describe('the documents', () => {
  it('show every page that the menu of the console offers', () => {
    const areas = readdirSync(join(ROOT, 'apps/console/src/pages'))
      .map((folder) => join(ROOT, 'apps/console/src/pages', folder, 'area.ts'))
      .filter((file) => existsSync(file));
    const paths = areas.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/path: '(\/[a-z-]+)'/g)].map((match) => match[1]!),
    );
    const taken = readFileSync(join(ROOT, 'scripts/lib/screenshots/pages.mjs'), 'utf8');
    const offered = [...new Set(paths)].filter((path) => !path.startsWith('/new-'));
    expect(offered.length).toBeGreaterThan(15);
    expect(offered.filter((path) => !new RegExp(`[\`']${path}[?\`']`).test(taken))).toEqual([]);
  });

  it('link to files that are there', () => {
    const missing = documents.flatMap((file) =>
      linksIn(file)
        .filter((link) => !existsSync(join(ROOT, link)))
        .map((link) => `${file} -> ${link}`),
    );
    expect(missing).toEqual([]);
  });

  it('say what every variable means that a process reads', () => {
    const described = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');
    const read = CONFIGS.flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^ +([A-Z][A-Z0-9_]{2,}):/gm)].map(
        ([, name]) => name!,
      ),
    );
    expect(read.length).toBeGreaterThan(60);
    expect(read.filter((name) => !described.includes(`\`${name}\``))).toEqual([]);
  });

  it('show every picture there is, 1280 wide and under 200 kB (`node scripts/screenshots.mjs` makes them anew)', () => {
    const shown = new Set(documents.flatMap(linksIn));
    const pictures = readdirSync(PICTURES);
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) {
      const file = join(PICTURES, picture);
      const bytes = readFileSync(file);
      expect({ picture, shown: shown.has(relative(ROOT, file)) }).toEqual({ picture, shown: true });
      expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
      expect({ picture, width: bytes.readUInt32BE(16) }).toEqual({ picture, width: WIDTH });
      expect(statSync(file).size).toBeLessThan(LARGEST_BYTES);
    }
  });
});
