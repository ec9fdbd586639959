import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Places } from './places.mjs';
import { seededRandom } from './random.mjs';

const MEMBERS = ['gateway', 'gateway#2', 'payments', 'payments#2'];
const HERE = { service: 'gateway', name: 'here' };
const THERE = { service: 'payments', name: 'there' };

test('a place to which nobody came has its next turn in the other process, behind all others, and is given up in the end', () => {
  const places = new Places([HERE, THERE]);
  const random = seededRandom('places');
  const turns = [];
  for (let place = places.next(MEMBERS, random); place !== undefined; place = places.next(MEMBERS, random)) {
    turns.push(`${place.name} ${place.process}`);
    places.had(place, place.name === 'there');
  }
  const [first, second] = turns[0] === 'here gateway' ? ['', '#2'] : ['#2', ''];
  assert.deepEqual(turns.slice(0, 1).concat(turns.slice(2)), [
    `here gateway${first}`,
    `here gateway${second}`,
    `here gateway${first}`,
  ]);
  assert.match(turns[1], /^there payments/);
  assert.deepEqual(places.notReached, ['gateway here']);
});

test('a place is open while it has its turn, and not reached when the run ends before it', () => {
  const places = new Places([HERE, THERE]);
  const random = seededRandom('places');
  places.had(places.next(MEMBERS, random), true);
  const last = places.next(MEMBERS, random);
  assert.equal(places.open, true);
  places.had(last, true);
  assert.equal(places.open, false);
  const ended = new Places([HERE]);
  ended.end();
  assert.deepEqual(ended.notReached, ['gateway here']);
});
