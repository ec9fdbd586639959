import { moneyFromDecimal } from '#platform/money/money-decimal';
import { broken } from './statement-read';

export function amountOf(text: string, currency: string): number {
  const parsed = moneyFromDecimal(text, currency);
  if (parsed.ok) return parsed.value.amount;
  return broken('bank-amount-invalid', `An amount cannot be read: ${parsed.error.message}`);
}

/** `1.234,56-` as banks write it: groups of three taken out, the sign at either end. */
export function localAmountOf(text: string, currency: string, decimalMark: '.' | ','): number {
  const [group, mark] = decimalMark === ',' ? ['.', ','] : [',', '.'];
  const trimmed = text.replace(/[\s\u00a0\u202f']/g, '');
  const sign = /^-|-$/.test(trimmed) ? '-' : '';
  const digits = trimmed.replace(/^[+-]|[+-]$/g, '');
  const [whole = '', ...decimals] = digits.split(mark);
  const groups = whole.split(group);
  const grouped = groups.length === 1 || groups.slice(1).every((part) => /^\d{3}$/.test(part));
  if (!grouped || decimals.length > 1 || decimals.some((part) => part === '')) {
    return broken(
      'bank-amount-invalid',
      `"${text.slice(0, 40)}" is no amount with "${decimalMark}" as its mark`,
    );
  }
  return amountOf(`${sign}${[groups.join(''), ...decimals].join('.')}`, currency);
}
