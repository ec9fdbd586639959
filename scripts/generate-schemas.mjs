// Writes libs/contracts/schemas/*.json from the contracts. Needs a build: `npm run schemas` does both.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const { renderJsonSchemas } = require(join(root, 'dist/libs/contracts/json-schemas.js'));

const folder = join(root, 'libs/contracts/schemas');
mkdirSync(folder, { recursive: true });
const rendered = renderJsonSchemas();
for (const file of readdirSync(folder)) if (!rendered.has(file)) rmSync(join(folder, file));
for (const [file, text] of rendered) writeFileSync(join(folder, file), text);
process.stdout.write(`${rendered.size} schemas written\n`);
