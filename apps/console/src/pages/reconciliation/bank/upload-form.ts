import { parseBalance } from './balance-input';
import type { BankFormat } from './statement-file';

/** What is typed beside the file. */
export interface UploadForm {
  readonly storeId: string | null;
  readonly format: BankFormat;
  readonly account: string;
  readonly profile: string;
  readonly currency: string;
  readonly opening: string;
  readonly closing: string;
}

export const EMPTY_FORM: UploadForm = {
  storeId: null,
  format: 'camt.053',
  account: '',
  profile: '',
  currency: 'EUR',
  opening: '',
  closing: '',
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export const isWrongBalance = (text: string, currency: string): boolean =>
  text.trim() !== '' && parseBalance(text, currency) === null;

/** The body of the request; null while something is missing or wrong. */
export function requestOf(form: UploadForm, content: string) {
  const { storeId, format } = form;
  if (storeId === null || storeId === '') return null;
  const account = orNull(form.account);
  if (format === 'camt.053') return { storeId, format, account, content };
  const currency = form.currency.trim().toUpperCase();
  if (account === null || !/^[A-Z]{3}$/.test(currency)) return null;
  if ([form.opening, form.closing].some((text) => isWrongBalance(text, currency))) return null;
  return {
    storeId,
    format,
    account,
    profile: orNull(form.profile),
    currency,
    opening: parseBalance(form.opening, currency),
    closing: parseBalance(form.closing, currency),
    content,
  };
}
