import type { CodeWords } from './code-words';
import { CONNECTION_CODES } from './connection-codes';
import { DECLINES } from './decline-codes';
import { ERP_CODES } from './erp-codes';
import { SERVICE_CODES } from './service-codes';
import { SHOP_CODES } from './shop-codes';

const WORDS: CodeWords = { ...CONNECTION_CODES, ...ERP_CODES, ...SHOP_CODES, ...SERVICE_CODES };

/** One value did not fit; which one, and what was expected, is in the sentence. */
const MAPPING_HELP =
  'Berichtigen Sie den Wert im Quellsystem oder die Zuordnung, dann wiederholen Sie die Nachricht.';

/** What the code says in German; undefined for a code that nobody has put into words. */
export const toldCode = (code: string): string | undefined =>
  Object.hasOwn(WORDS, code) ? WORDS[code]?.[0] : Object.hasOwn(DECLINES, code) ? DECLINES[code] : undefined;

/** What helps against it, in German. */
export function helpAgainst(code: string): string | undefined {
  if (code.startsWith('mapping-')) return MAPPING_HELP;
  return Object.hasOwn(WORDS, code) ? WORDS[code]?.[1] : undefined;
}
