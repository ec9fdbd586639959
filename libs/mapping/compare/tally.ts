import type { MappingComparisonResult } from '#contracts/models/mapping-comparison';
import { compareOutcomes, type Outcome, type OutcomeChange } from './compare-outcomes';

type Change = MappingComparisonResult['changes'][number];

/** One input and what both documents made of it. */
export interface ComparedInput {
  readonly storeId: string;
  readonly orderId: string;
  readonly total: { readonly amount: number; readonly currency: string };
  readonly masked: boolean;
  readonly before: Outcome;
  readonly after: Outcome;
  /** The money that an output writes. */
  readonly written: (output: Record<string, unknown>) => number;
}

const MOST_CHANGES = 100;

export const EMPTY_COMPARISON: MappingComparisonResult = {
  ...{ played: 0, changed: 0, masked: 0, money: [], changes: [] },
};

/** The result with one more input in it. The first of each kind of change is the example: the newest, as inputs come newest first. */
export function tallyInput(result: MappingComparisonResult, input: ComparedInput): MappingComparisonResult {
  const changes = compareOutcomes(input.before, input.after);
  return {
    played: result.played + 1,
    changed: result.changed + (changes.length > 0 ? 1 : 0),
    masked: result.masked + (input.masked ? 1 : 0),
    money: withMoney(result.money, input),
    changes: changes.reduce((known, change) => withChange(known, change, input), result.changes),
  };
}

function withMoney(
  money: MappingComparisonResult['money'],
  { total, before, after, written }: ComparedInput,
): MappingComparisonResult['money'] {
  const mapped = Number(after.ok) * total.amount - Number(before.ok) * total.amount;
  const more = before.ok && after.ok ? written(after.value) - written(before.value) : 0;
  if (mapped === 0 && more === 0) return money;
  const { currency } = total;
  const known = money.find((sum) => sum.currency === currency) ?? { currency, mapped: 0, written: 0 };
  const others = money.filter((sum) => sum.currency !== currency);
  return [...others, { currency, mapped: known.mapped + mapped, written: known.written + more }].sort(
    (one, two) => one.currency.localeCompare(two.currency),
  );
}

function withChange(known: Change[], change: OutcomeChange, { storeId, orderId }: ComparedInput): Change[] {
  const { kind, field, code, before, after } = change;
  const index = known.findIndex((one) => one.kind === kind && one.field === field && one.code === code);
  const found = known[index];
  if (found) return known.with(index, { ...found, count: found.count + 1 });
  if (known.length >= MOST_CHANGES) return known;
  return [...known, { kind, field, code, count: 1, example: { storeId, orderId, before, after } }];
}
