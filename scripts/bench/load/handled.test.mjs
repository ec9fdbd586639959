import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handledIn, leastShare } from './handled.mjs';

test('deliveries that were handled are counted over their types, others are not', () => {
  const metrics = [
    '# TYPE messages_handled_total counter',
    'tillbridge_messages_handled_total{type="order.placed.v1",outcome="done"} 7',
    'tillbridge_messages_handled_total{outcome="done",type="order.updated.v1"} 5',
    'tillbridge_messages_handled_total{type="order.placed.v1",outcome="retried"} 90',
  ].join('\n');
  assert.equal(handledIn(metrics), 12);
});

test('the worst service tells how even the shares are', () => {
  const before = new Map([
    ['payments', [10, 0]],
    ['gateway', [0, 0]],
  ]);
  const after = new Map([
    ['payments', [110, 100]],
    ['gateway', [150, 50]],
  ]);
  assert.deepEqual(leastShare(before, after), { name: 'gateway', share: 0.5 });
});
