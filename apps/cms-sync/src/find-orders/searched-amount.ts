import { moneyFromDecimal } from '#platform/money/money-decimal';

/** A sum as somebody typed it: `1.234,50`, `149`, `149.00 EUR`, `€ 19,90`. */
export interface SearchedAmount {
  /** In major units with a point: `149.00`. */
  readonly decimal: string;
  /** Null when none was given. */
  readonly currency: string | null;
}

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };
const SHAPE = /^(?:([a-z]{3}|[€$£¥])\s*)?(\d[\d.,'\s]*)(?:\s*([a-z]{3}|[€$£¥]))?$/iu;

/** Undefined for a text that is no sum of money. */
export function readAmount(text: string): SearchedAmount | undefined {
  const [, before, digits, after] = SHAPE.exec(text.trim()) ?? [];
  if (digits === undefined || (before !== undefined && after !== undefined)) return undefined;
  const decimal = plainDecimal(digits.trim());
  const unit = before ?? after;
  if (decimal === undefined) return undefined;
  return { decimal, currency: unit === undefined ? null : (SIGNS[unit] ?? unit.toUpperCase()) };
}

/** The sum in the smallest unit of this currency; undefined when it is none there. */
export function minorIn({ decimal, currency }: SearchedAmount, ofOrder: string): number | undefined {
  if (currency !== null && currency !== ofOrder) return undefined;
  const money = moneyFromDecimal(decimal, ofOrder);
  return money.ok ? money.value.amount : undefined;
}

/** What the sum may be in smallest units, whatever the currency: those with no, two and three digits. */
export function possibleMinors(amount: SearchedAmount): number[] {
  const found = ['JPY', 'EUR', 'KWD'].map((currency) => minorIn({ ...amount, currency: null }, currency));
  return [...new Set(found.filter((minor): minor is number => minor !== undefined))];
}

/** The last point or comma with one to three digits behind it separates the decimals, unless it groups thousands. */
function plainDecimal(digits: string): string | undefined {
  const compact = digits.replace(/['\s]/gu, '');
  const separators = [...compact.matchAll(/[.,]/gu)];
  const last = separators.at(-1);
  if (!last) return inRange(compact);
  const behind = compact.length - last.index - 1;
  const kinds = new Set(separators.map(([sign]) => sign));
  const groups = behind === 3 && kinds.size === 1 && (separators.length > 1 || last[0] === ',');
  if (groups) return inRange(compact.replace(/[.,]/gu, ''));
  if (behind < 1 || behind > 3) return undefined;
  return inRange(`${compact.slice(0, last.index).replace(/[.,]/gu, '')}.${compact.slice(last.index + 1)}`);
}

const inRange = (decimal: string): string | undefined =>
  /^\d{1,13}(\.\d{1,3})?$/u.test(decimal) ? decimal : undefined;
