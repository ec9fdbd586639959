// Lets plain Node run this project's TypeScript: preloaded by start-typescript.ts.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const configFile = join(__dirname, '../../.swcrc');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    configFile,
    sourceMaps: 'inline',
  });
  module._compile(code, filename);
};
