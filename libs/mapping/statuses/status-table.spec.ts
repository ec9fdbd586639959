import fc from 'fast-check';
import { ORDER_STATUSES } from '#contracts/models/statuses';
import { statusTable } from './status-table';

describe('a status table', () => {
  const table = statusTable(
    { paid: 'Payment received', canceled: 'Closed', completed: 'Closed' },
    { Shipped: 'completed' },
  );

  it('reads words whatever their case, and knows what it does not know', () => {
    expect(table.fromCommerce(' payment RECEIVED ')).toBe('paid');
    expect(table.fromCommerce('Shipped')).toBe('completed');
    expect(table.fromCommerce('Unheard of')).toBeUndefined();
    expect(table.toCommerce('refunded')).toBeUndefined();
  });

  it('does not guess which of two statuses a shared word means', () => {
    expect(table.fromCommerce('Closed')).toBeUndefined();
  });

  it('brings every status back that has a word of its own', () => {
    const tables = fc.uniqueArray(fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,20}[A-Za-z]$/), {
      minLength: ORDER_STATUSES.length,
      maxLength: ORDER_STATUSES.length,
      selector: (word) => word.toLowerCase(),
    });
    fc.assert(
      fc.property(tables, (words) => {
        const to = Object.fromEntries(ORDER_STATUSES.map((status, index) => [status, words[index]!]));
        const both = statusTable(to, {});
        for (const status of ORDER_STATUSES) expect(both.fromCommerce(both.toCommerce(status)!)).toBe(status);
      }),
    );
  });
});
