import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderPayout } from './payout.mjs';

const explained = (booked) => ({
  explanation: {
    payout: { payoutId: 'po_1', amount: { amount: 1000, currency: 'EUR' } },
    totals: { sales: 1050, fees: -50, refunds: 0 },
    remainder: 0,
    movements: { booked },
  },
});

test('a payout is shown as a sum of what moved, with the count of its movements', () => {
  const [head, , ...rows] = renderPayout(explained(2));
  assert.match(head, /po_1 +EUR, 2 movements booked/);
  assert.deepEqual(
    rows.map((row) => row.trim().split(/ +/)),
    [
      ['sales', '10.50'],
      ['fees', '-0.50'],
      ['remainder', '0.00'],
      ['amount', '10.00'],
    ],
  );
});

test('one movement is one', () => {
  assert.match(renderPayout(explained(1))[0], /EUR, 1 movement booked/);
});
