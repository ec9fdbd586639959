/**
 * A total as rows of a price that divides to the unit: 10.00 for three becomes two at 3.33 and one at 3.34.
 * @param total smallest units
 */
export function evenRows(
  total: number,
  quantity: number,
): Array<{ readonly quantity: number; readonly price: number }> {
  const base = Math.floor(total / quantity);
  const dearer = total - base * quantity;
  return [
    { quantity: quantity - dearer, price: base },
    { quantity: dearer, price: base + 1 },
  ].filter((row) => row.quantity > 0);
}
