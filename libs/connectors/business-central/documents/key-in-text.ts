import { documentNumberOf } from './document-number';

const SEPARATOR = ' · ';
const DESCRIPTION_LENGTH = 100;
const EXTERNAL_LENGTH = 35;

/** Text of a ledger entry: our key first, whole, because the ledger keeps nothing else that could hold it. */
export function textWithKey(key: string, text: string): string {
  return `${key}${SEPARATOR}${text.replace(/\s+/g, ' ')}`.slice(0, DESCRIPTION_LENGTH);
}

/** The key in a ledger entry's text, if it is the one whose digest is the document number. */
export function keyInText(text: unknown, documentNumber: unknown): string | null {
  if (typeof text !== 'string') return null;
  const key = text.split(SEPARATOR)[0]!.trim();
  return documentNumberOf(key) === documentNumber ? key : null;
}

/** What a person searches for: the provider's own id, in capitals as the field has it. */
export const externalNumberOf = (key: string): string =>
  key
    .replace(/^[a-z]+:/, '')
    .toUpperCase()
    .slice(0, EXTERNAL_LENGTH);
