import { money, type Money } from './money';

/**
 * Splits an amount in proportion to whole-number weights so that the parts sum to it exactly. What rounding leaves over
 * goes, one smallest unit each, to the parts that lost most (the earlier one when two lost the same).
 */
export function allocateMoney(total: Money, weights: readonly number[]): Money[] {
  if (weights.length === 0) throw new RangeError('Nothing to allocate to');
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError('Weights are whole numbers, zero or more');
  }
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n);
  const shares = sum === 0n ? weights.map(() => 1n) : weights.map(BigInt);
  const whole = sum === 0n ? BigInt(weights.length) : sum;
  const sign = total.amount < 0 ? -1n : 1n;
  const size = BigInt(total.amount) * sign;

  const parts = shares.map((share, index) => ({
    index,
    amount: (size * share) / whole,
    lost: (size * share) % whole,
  }));
  let rest = size - parts.reduce((a, part) => a + part.amount, 0n);
  const byLoss = [...parts].sort((a, b) =>
    a.lost === b.lost ? a.index - b.index : a.lost > b.lost ? -1 : 1,
  );
  for (const part of byLoss) {
    if (rest === 0n) break;
    part.amount += 1n;
    rest -= 1n;
  }
  return parts.map((part) => money(Number(part.amount * sign), total.currency));
}
