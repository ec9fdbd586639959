import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProgress } from './progress.mjs';
import { createTerminal } from './terminal.mjs';

function screen(isTTY = false) {
  const written = [];
  const stream = { isTTY, columns: 80, write: (text) => written.push(text) };
  return { terminal: createTerminal(stream, { NO_COLOR: '1' }), text: () => written.join('') };
}

test('a finished step is one line with what came of it', async () => {
  const { terminal, text } = screen();
  let clock = 0;
  const progress = createProgress(terminal, () => (clock += 1500));
  const value = await progress.step('Build', async (say) => (say('services'), 'built'), String);
  assert.equal(value, 'built');
  assert.equal(text(), 'ok   Build: built (1.5 s)\n');
});

test('a failing step is marked and its error passed on', async () => {
  const { terminal, text } = screen();
  const work = async () => {
    throw new Error('broken');
  };
  await assert.rejects(createProgress(terminal).step('Build', work), /broken/);
  assert.equal(text(), 'fail Build\n');
});

test('on a terminal the status line makes way for log lines and comes back', async () => {
  const { terminal, text } = screen(true);
  terminal.status('waiting');
  terminal.line('log');
  assert.equal(text(), 'waiting\r\u001b[2Klog\nwaiting');
});
