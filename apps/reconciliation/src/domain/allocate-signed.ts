/**
 * Splits a total in proportion to weights of either sign so that the parts sum to it exactly. What rounding down leaves over goes, a
 * unit each, to the parts that lost most (the earlier one when two lost the same). The weights must not sum to zero.
 */
export function allocateSigned(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (whole === 0n) throw new RangeError('Weights that sum to zero divide nothing');
  const parts = weights.map((weight, index) => {
    const exact = BigInt(total) * BigInt(weight);
    const amount = floorDivide(exact, whole);
    const lost = exact - amount * whole;
    return { index, amount, lost: whole < 0n ? -lost : lost };
  });
  let rest = BigInt(total) - parts.reduce((sum, part) => sum + part.amount, 0n);
  const byLoss = [...parts].sort((a, b) =>
    a.lost === b.lost ? a.index - b.index : a.lost > b.lost ? -1 : 1,
  );
  for (const part of byLoss) {
    if (rest === 0n) break;
    part.amount += 1n;
    rest -= 1n;
  }
  return parts.map((part) => Number(part.amount));
}

/** `total * part / whole`, rounded half away from zero. */
export function proportion(total: number, part: number, whole: number): number {
  const exact = BigInt(total) * BigInt(part);
  const divisor = BigInt(whole);
  const negative = exact < 0n !== divisor < 0n;
  const [size, by] = [exact < 0n ? -exact : exact, divisor < 0n ? -divisor : divisor];
  const rounded = (2n * size + by) / (2n * by);
  return Number(negative ? -rounded : rounded);
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}
