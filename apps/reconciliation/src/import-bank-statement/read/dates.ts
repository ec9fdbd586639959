import type { BankCsvProfile } from '#contracts/models/bank-csv-profile';
import { broken } from './statement-read';

type Order = readonly ['y' | 'm' | 'd', 'y' | 'm' | 'd', 'y' | 'm' | 'd'];
const FORMS: Readonly<Record<BankCsvProfile['dates'], { readonly pattern: RegExp; readonly order: Order }>> =
  {
    'yyyy-mm-dd': { pattern: /^(\d{4})-(\d\d)-(\d\d)$/, order: ['y', 'm', 'd'] },
    yyyymmdd: { pattern: /^(\d{4})(\d\d)(\d\d)$/, order: ['y', 'm', 'd'] },
    'dd.mm.yyyy': { pattern: /^(\d\d?)\.(\d\d?)\.(\d{4})$/, order: ['d', 'm', 'y'] },
    'dd.mm.yy': { pattern: /^(\d\d?)\.(\d\d?)\.(\d\d)$/, order: ['d', 'm', 'y'] },
    'dd/mm/yyyy': { pattern: /^(\d\d?)\/(\d\d?)\/(\d{4})$/, order: ['d', 'm', 'y'] },
    'mm/dd/yyyy': { pattern: /^(\d\d?)\/(\d\d?)\/(\d{4})$/, order: ['m', 'd', 'y'] },
  };

/** A day as `2026-11-21`; one that no calendar has is refused. */
export function dayIn(text: string, form: BankCsvProfile['dates']): string {
  const { pattern, order } = FORMS[form];
  const found = pattern.exec(text.trim());
  if (!found) return invalid(text);
  const part = (name: 'y' | 'm' | 'd'): string => found[order.indexOf(name) + 1]!.padStart(2, '0');
  return real(`${part('y').padStart(4, '20')}-${part('m')}-${part('d')}`, text);
}

/** Of an ISO date or time, as it is written: the bank's own day. */
export function isoDay(text: string | null): string {
  const day = /^(\d{4}-\d\d-\d\d)/.exec(text ?? '')?.[1];
  return day === undefined ? invalid(text ?? '') : real(day, text ?? '');
}

function real(day: string, text: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : invalid(text);
}

const invalid = (text: string): never =>
  broken('bank-date-invalid', `"${text.slice(0, 40)}" is no day of the calendar`);
