import { MONEY_COMMANDS } from './approval';

const MONEY_TYPES: ReadonlySet<string> = new Set(Object.values(MONEY_COMMANDS).map(({ type }) => type));
const MOVING = ['storeId', 'orderId', 'paymentId', 'amount'] as const;

/** Whether an edited message would move other money than the one that died: that would go around a second person. */
export function editsMoney(type: string, original: unknown, edited: unknown): boolean {
  if (!MONEY_TYPES.has(type)) return false;
  const moving = (body: unknown): string =>
    JSON.stringify(MOVING.map((field) => flat((body as Record<string, unknown> | null)?.[field])));
  return moving(original) !== moving(edited);
}

/** The order of an amount's fields says nothing. */
function flat(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  const { amount, currency } = value as { amount?: unknown; currency?: unknown };
  return [amount, currency];
}
