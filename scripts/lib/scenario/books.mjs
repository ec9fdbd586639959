const sum = (lines, side) => lines.reduce((total, line) => total + line[side], 0);

/** Whether an entry's debits equal its credits and move something. */
export const balances = ({ lines }) =>
  sum(lines, 'debit') === sum(lines, 'credit') && sum(lines, 'debit') > 0;

/**
 * Whether the books of an order are whole: every movement that Stripe reports for its charges has an entry of ours
 * in the ERP, no entry stands without one, and each entry balances. An order without a charge has none.
 * @param {Array<{id: string}>} movements Stripe's balance transactions of the order's charges
 * @param {Array<{key: string, state: string, lines: Array<{debit: number, credit: number}>}>} entries
 */
export function booksAreWhole(movements, entries) {
  const expected = new Set(movements.map(({ id }) => `stripe:${id}`));
  return (
    entries.length === expected.size &&
    entries.every((entry) => expected.has(entry.key) && entry.state === 'posted' && balances(entry))
  );
}
