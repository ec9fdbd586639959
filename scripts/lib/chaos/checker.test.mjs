import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violationsOf } from './checker.mjs';

const lines = [
  { account: '1100', debit: 5000, credit: 0 },
  { account: '4000', debit: 0, credit: 5000 },
];
const right = () => ({
  order: { orderStatus: 'paid', paymentStatus: 'paid', total: { amount: 5000, currency: 'EUR' } },
  expected: { orderStatus: 'paid', paymentStatus: 'paid', charges: true },
  paymentIntents: [{ id: 'pi_1', status: 'succeeded', amount_received: 5000 }],
  sessions: 1,
  movements: [{ id: 'txn_1' }],
  entries: [{ key: 'stripe:txn_1', state: 'posted', lines }],
  erpKeys: ['stripe:txn_1'],
  shopOrder: { OrderIsPaid: true },
});

test('an order that is right has no violations', () => {
  assert.deepEqual(violationsOf(right()), []);
});

test('a movement that was parked and booked anew is booked once', () => {
  const facts = right();
  facts.entries[0].key = 'stripe:txn_1:2';
  assert.deepEqual(violationsOf(facts), []);
  facts.entries.push({ ...facts.entries[0], key: 'stripe:txn_1' });
  assert.equal(violationsOf(facts).length, 1);
});

const planted = {
  'paid twice': (facts) =>
    facts.paymentIntents.push({ id: 'pi_2', status: 'succeeded', amount_received: 5000 }),
  'not paid': (facts) => (facts.paymentIntents = []),
  'two checkout pages': (facts) => (facts.sessions = 2),
  'shop not told': (facts) => (facts.shopOrder.OrderIsPaid = false),
  'wrong status': (facts) => (facts.order.orderStatus = 'awaiting_payment'),
  'entry missing': (facts) => (facts.entries = []),
  'entry doubled': (facts) => facts.entries.push(facts.entries[0]),
  'entry unbalanced': (facts) => (facts.entries = [{ ...facts.entries[0], lines: [lines[0]] }]),
  'ERP entry doubled': (facts) => facts.erpKeys.push('stripe:txn_1'),
  'ERP entry missing': (facts) => (facts.erpKeys = []),
};

for (const [bug, plant] of Object.entries(planted)) {
  test(`the checker catches: ${bug}`, () => {
    const facts = right();
    plant(facts);
    assert.notDeepEqual(violationsOf(facts), []);
  });
}
