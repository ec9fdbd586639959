import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../project.mjs';
import { UsageError } from './cli-error.mjs';
import { COMMANDS } from './commands.mjs';
import { helpText } from './help.mjs';
import { parseCommand } from './parse-command.mjs';
import { money, plain } from './show.mjs';

test('the longest name wins: replaying an event is not looking at one', () => {
  const { command, args } = parseCommand(['events', 'replay', 'whe_1']);
  assert.equal(command.name, 'events replay');
  assert.deepEqual(args, { id: 'whe_1' });
});

test('what is missing, too much or unknown is told, and how to go on', () => {
  for (const argv of [['ordrs'], ['order', 'a'], ['order', 'a', 'b', 'c'], ['orders', '--sort', 'x']]) {
    assert.throws(() => parseCommand(argv), UsageError, argv.join(' '));
  }
});

test('a secret is no argument', () => {
  for (const argv of [
    ['orders', '--token', 'x'],
    ['orders', '--token=x'],
    ['orders', '--password', 'x'],
  ]) {
    assert.throws(() => parseCommand(argv), /TILLBRIDGE_TOKEN/);
  }
});

test('every command is in the help, and says what it does', () => {
  const help = helpText();
  for (const { name, summary } of COMMANDS) {
    assert.ok(help.includes(name), name);
    assert.match(summary, /\.$/, name);
  }
});

test('commands in the documents are commands that exist', async () => {
  const folders = ['docs', 'docs/runbooks'];
  const files = (
    await Promise.all(folders.map(async (at) => (await readdir(inProject(at))).map((name) => join(at, name))))
  ).flat();
  let seen = 0;
  for (const file of files.filter((name) => name.endsWith('.md'))) {
    const text = await readFile(inProject(file), 'utf8');
    for (const [, line] of text.matchAll(/(?:^|`|\$\s)tillbridge ([a-z][^`\n]*)/gm)) {
      const words = line.split(/\s+#/)[0].match(/"[^"]*"|\S+/g);
      if (words[0] === 'help') continue;
      // In prose a command may stand without what it wants: `tillbridge order`.
      const { command } = parseCommand(words.includes('--help') ? words : [...words, '--help']);
      assert.ok(command, `${file}: ${line}`);
      seen += 1;
    }
  }
  assert.ok(seen > 20);
});

test('money reads as people write it, by the provider’s decimals', () => {
  assert.equal(money({ amount: 1999, currency: 'EUR' }), '19.99 EUR');
  assert.equal(money({ amount: -5, currency: 'USD' }), '-0.05 USD');
  assert.equal(money({ amount: 500, currency: 'JPY' }), '500 JPY');
  assert.equal(money({ amount: 1500, currency: 'KWD' }), '1.500 KWD');
});

test('text of others moves nothing at the terminal', () => {
  assert.equal(plain('a\u001b[2Jb\nc'), 'a [2Jb c');
});
