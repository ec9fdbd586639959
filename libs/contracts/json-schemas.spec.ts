import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { renderJsonSchemas } from './json-schemas';

const folder = join(__dirname, 'schemas');

describe('generated JSON Schemas', () => {
  const rendered = renderJsonSchemas();

  it('are the ones the contracts generate now (run `npm run schemas` after changing a contract)', () => {
    const stored = new Map(
      readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
    );
    expect([...stored.keys()].sort()).toEqual([...rendered.keys()].sort());
    for (const [file, text] of rendered) expect({ file, text: stored.get(file) }).toEqual({ file, text });
  });

  it('cover every contract file', () => {
    const catalog = readFileSync(join(__dirname, 'catalog.ts'), 'utf8');
    for (const kind of ['events', 'commands', 'queries']) {
      for (const file of readdirSync(join(__dirname, kind))) {
        expect(catalog).toContain(`'./${kind}/${file.replace(/\.ts$/, '')}'`);
      }
    }
  });

  it('name every message once', () => {
    expect(new Set(rendered.keys()).size).toBe(rendered.size);
    expect(rendered.size).toBeGreaterThan(50);
  });
});
