import { parseAmount } from '../../orders/amount-input';

/** A signed balance as somebody typed it, in smallest units; null when it is none. Zero is one. */
export function parseBalance(text: string, currency: string): number | null {
  const [, sign, digits = ''] = /^\s*(-?)\s*(.*)$/.exec(text) ?? [];
  const amount = /^0+(?:[.,]0+)?$/.test(digits.trim()) ? 0 : parseAmount(digits, currency);
  if (amount === null) return null;
  return sign === '-' && amount !== 0 ? -amount : amount;
}
