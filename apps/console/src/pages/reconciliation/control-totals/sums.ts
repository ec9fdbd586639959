import type { ControlDay } from '#contracts/models/control-totals';

export type ControlSum = Pick<ControlDay, 'currency' | 'movements' | 'told' | 'booked' | 'difference'>;

/** One sum per currency, of what moved; balances are not summed up. */
export function sumsOf(days: readonly ControlDay[]): ControlSum[] {
  const sums = new Map<string, ControlSum>();
  for (const { currency, movements, told, booked, difference } of days) {
    const sum = sums.get(currency) ?? { currency, movements: 0, told: 0, booked: 0, difference: 0 };
    sums.set(currency, {
      currency,
      movements: sum.movements + movements,
      told: sum.told + told,
      booked: sum.booked + booked,
      difference: sum.difference + difference,
    });
  }
  return [...sums.values()].sort((one, other) => one.currency.localeCompare(other.currency));
}
