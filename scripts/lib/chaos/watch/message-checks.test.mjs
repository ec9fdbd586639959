import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givenUpTooSoon, inventedEffects, lostMessages } from './message-checks.mjs';

const placed = { exchange: 'events', routingKey: 'order.placed', type: 'order.placed.v1' };
const create = { exchange: 'commands', routingKey: 'payments.create-payment', type: 'create-payment.v1' };
const right = () => ({
  outgoing: [
    { messageId: 'a', schema: 'cms_sync', type: placed.type },
    { messageId: 'b', schema: 'orchestrator', type: create.type },
  ],
  seen: new Map([
    ['a', placed],
    ['b', create],
  ]),
  handled: new Map([
    ['orchestrator', new Set(['a'])],
    ['reconciliation', new Set(['a'])],
    ['payments', new Set(['b'])],
  ]),
  subscribers: new Map([['order.placed', ['orchestrator', 'reconciliation']]]),
});

test('nothing is lost where every row was sent and every consumer has it', () => {
  assert.deepEqual(lostMessages(right()), []);
});

test('a row that was deleted before the broker had it is lost', () => {
  const facts = right();
  facts.seen.delete('b');
  assert.match(lostMessages(facts).join(), /create-payment.v1 b was committed by orchestrator/);
});

test('a message that one of two consumers has not handled is lost, an event or a command', () => {
  const facts = right();
  facts.handled.get('reconciliation').clear();
  facts.handled.delete('payments');
  const lost = lostMessages(facts);
  assert.equal(lost.length, 2);
  assert.match(lost.join(), /order.placed.v1 a reached reconciliation/);
  assert.match(lost.join(), /create-payment.v1 b reached payments/);
});

test('a fact about no order may have been nothing to the orchestrator, and to nobody else', () => {
  const facts = right();
  facts.seen.set('a', { ...placed, ofOrder: false });
  facts.handled.get('orchestrator').clear();
  assert.deepEqual(lostMessages(facts), []);
  facts.handled.get('reconciliation').clear();
  assert.equal(lostMessages(facts).length, 1);
  facts.seen.set('a', { ...placed, ofOrder: true });
  assert.equal(lostMessages(facts).length, 2);
});

test('what would have passed must not lie among the dead; what fails for good may', () => {
  const letter = (failureClass) => ({
    service: 'payments',
    type: create.type,
    messageId: 'b',
    failureClass,
    code: 'x',
  });
  assert.deepEqual(givenUpTooSoon([letter('permanent'), letter('mapping')]), []);
  assert.equal(givenUpTooSoon([letter('transient'), letter('rate-limited')]).length, 2);
});

test('an effect at Stripe under a key nobody committed, or twice under one, is invented', () => {
  const effect = (key) => ({ operation: 'payment_intent.create', key });
  const keys = new Set(['tillbridge-capture-1-1']);
  assert.deepEqual(inventedEffects([effect('tillbridge-capture-1-1'), effect('req_of_a_shopper')], keys), []);
  assert.deepEqual(inventedEffects([effect('tillbridge-create-customer-1-1')], keys), []);
  assert.match(
    inventedEffects([effect('tillbridge-capture-1-1-0.5')], keys).join(),
    /key of no operation of ours/,
  );
  const twice = [effect('tillbridge-capture-1-1'), effect('tillbridge-capture-1-1')];
  assert.match(inventedEffects(twice, keys).join(), /2 times/);
});

test('a message that came while the database was read is not asked for yet', () => {
  const facts = right();
  facts.handled.delete('payments');
  const due = new Map([...facts.seen].filter(([messageId]) => messageId !== 'b'));
  assert.deepEqual(lostMessages({ ...facts, due }), []);
  assert.equal(lostMessages(facts).length, 1);
});
