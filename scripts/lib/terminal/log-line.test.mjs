import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPaint, wantsColour } from './colour.mjs';
import { renderLogLine } from './log-line.mjs';

const plain = createPaint(false);
const time = Date.UTC(2026, 10, 21, 8, 30, 1, 250);
const line = (entry) =>
  renderLogLine(JSON.stringify({ level: 30, time, pid: 1, hostname: 'h', ...entry }), plain);

test('a JSON line becomes time, level, sentence and facts', () => {
  assert.equal(
    line({ msg: 'Payment captured', orderId: '42', amount: { amount: 100, currency: 'EUR' } }),
    '08:30:01.250 info  Payment captured orderId=42 amount={"amount":100,"currency":"EUR"}',
  );
});

test('the sentence may be called msg or message', () => {
  assert.equal(line({ message: 'Ready' }), '08:30:01.250 info  Ready');
});

test('an error shows its stack below, indented', () => {
  assert.equal(
    line({ level: 50, msg: 'Failed', err: { message: 'boom', stack: 'Error: boom\n    at here' } }),
    '08:30:01.250 error Failed\n    Error: boom\n        at here',
  );
});

test('what is no JSON log line passes as it is', () => {
  for (const text of ['Listening', '{"half', '{"a":1}', '']) assert.equal(renderLogLine(text, plain), text);
});

test('colours only on a terminal, never with NO_COLOR', () => {
  assert.equal(wantsColour({ isTTY: true }, {}), true);
  assert.equal(wantsColour({ isTTY: false }, {}), false);
  assert.equal(wantsColour({ isTTY: true }, { NO_COLOR: '1' }), false);
  assert.equal(wantsColour({ isTTY: true }, { TERM: 'dumb' }), false);
  assert.match(
    renderLogLine(JSON.stringify({ level: 30, time, msg: 'x' }), createPaint(true)),
    /\u001b\[32minfo/,
  );
});
