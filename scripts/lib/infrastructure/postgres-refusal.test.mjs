import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SetupError } from '../setup-error.mjs';
import { postgresRefusal } from './postgres-refusal.mjs';

test('a server without free connections is told of in one line, with what to do', () => {
  const told = postgresRefusal(
    Object.assign(new Error('sorry, too many clients already'), { code: '53300' }),
  );
  assert.ok(told instanceof SetupError);
  assert.equal(
    told.message,
    'PostgreSQL has no free connection left (sorry, too many clients already). Raise max_connections, or end what else uses it.',
  );
});

test('any other error stays what it is', () => {
  const other = Object.assign(new Error('relation "x" does not exist'), { code: '42P01' });
  assert.equal(postgresRefusal(other), other);
  assert.equal(postgresRefusal('text'), 'text');
});
