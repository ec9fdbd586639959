import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('./process/fixtures/command.mjs', import.meta.url));

test('a command with nothing left to do stays up until the signal, then cleans up and ends', async () => {
  const child = spawn(process.execPath, [COMMAND], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
    if (output === 'up\n') child.kill('SIGINT');
  });
  const [code] = await once(child, 'close');
  assert.deepEqual([output, code], ['up\nserver stopped\n', 130]);
});

test('an option that does not exist is refused', async () => {
  const child = spawn(process.execPath, [COMMAND, '--rest'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [code] = await once(child, 'close');
  assert.notEqual(code, 0);
});
