import { MONEY_COMMANDS } from './approval';

const MONEY_TYPES: ReadonlySet<string> = new Set(Object.values(MONEY_COMMANDS).map(({ type }) => type));
/** Fields that are for people; all others say whose money moves, how much, once more or under which condition. */
const WORDS: ReadonlySet<string> = new Set(['reason', 'note']);

/** Whether an edited message would move other money than the one that died: that would go around a second person. */
export function editsMoney(type: string, original: unknown, edited: unknown): boolean {
  return MONEY_TYPES.has(type) && moving(original) !== moving(edited);
}

const moving = (body: unknown): string =>
  JSON.stringify(
    Object.entries(body ?? {})
      .filter(([field]) => !WORDS.has(field))
      .map(([field, value]) => [field, flat(value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The order of an amount's fields says nothing. */
function flat(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  const { amount, currency } = value as { amount?: unknown; currency?: unknown };
  return [amount, currency];
}
