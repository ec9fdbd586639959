import { renderTable } from '../terminal/table.mjs';

/** Decimals as the payment provider counts them, which is not what locales say; two for all others. */
const NONE = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const THREE = new Set('BHD JOD KWD OMR TND'.split(' '));

function decimalsOf(currency) {
  if (NONE.has(currency)) return 0;
  return THREE.has(currency) ? 3 : 2;
}

/** `{amount: 1999, currency: 'EUR'}` as `19.99 EUR`; by digits, never by division. */
export function money(value) {
  if (!value) return '';
  const { amount, currency } = value;
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const part = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${amount < 0 ? '-' : ''}${whole}${part} ${currency}`;
}

/** Text of others at a terminal: without what a terminal would obey. */
export const plain = (value) => String(value ?? '').replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');

/** Seconds are enough for a list. */
export const time = (text) => (text ? text.slice(0, 19).replace('T', ' ') : '');

/**
 * @param {string[]} head
 * @param {unknown[][]} rows
 * @param {string} empty what to say instead of an empty table
 */
export const table = (head, rows, empty) =>
  rows.length === 0
    ? empty
    : renderTable(
        head,
        rows.map((row) => row.map(plain)),
      ).join('\n');

/** Names and values under each other; empty ones are left out. */
export function facts(entries) {
  const shown = Object.entries(entries).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const width = Math.max(...shown.map(([name]) => name.length));
  return shown.map(([name, value]) => `${name.padEnd(width)}  ${plain(value)}`).join('\n');
}
