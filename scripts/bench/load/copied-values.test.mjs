import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueOf } from './copied-values.mjs';

const text = (column) => ({ column, type: 'text' });
const instant = (column) => ({ column, type: 'timestamp with time zone' });

test('what names one thing has a name of its own in each copy, what names a store does not', () => {
  assert.equal(valueOf('payments.payments', text('payment_id')), `t."payment_id" || '-' || i`);
  assert.equal(valueOf('payments.payments', text('store_id')), 't."store_id"');
});

test('what was lies further back, what is to be done lies ahead', () => {
  assert.match(valueOf('payments.payments', instant('created_at')), /^t\."created_at" - i \*/);
  assert.match(valueOf('payments.payments', instant('next_look_at')), /^now\(\) \+ interval '30 days'/);
});

test('nothing is due for the CRM', () => {
  assert.equal(valueOf('cms_sync.crm_deals', { column: 'pushed_revision', type: 'bigint' }), 't.revision');
});
