import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../project.mjs';
import { withBug } from './plant-bug.mjs';
import { PLANTED_BUGS } from './planted-bugs.mjs';

for (const bug of PLANTED_BUGS) {
  test(`the passage of the planted bug is where it was: ${bug.name}`, async () => {
    const source = await readFile(join(ROOT, bug.file), 'utf8');
    const planted = withBug(source, bug);
    assert.notEqual(planted, source);
    assert.ok(planted.includes(bug.put));
  });
}

test('a passage that is gone or ambiguous is refused', () => {
  const bug = { ...PLANTED_BUGS[0], find: 'x', put: 'y' };
  assert.throws(() => withBug('a', bug), /0 times/);
  assert.throws(() => withBug('x x', bug), /2 times/);
});
