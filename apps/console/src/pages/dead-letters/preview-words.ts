import { toldRefusal } from '../../i18n/refusal-words';
import { retold, type Told } from '../../i18n/retold';
import type { Language } from '../../i18n/texts';

/** What a preview says when nothing would be done or it would fail. */
const GERMAN: readonly Told[] = [
  [
    /^The same has been captured already: nothing would be taken$/,
    'Dasselbe wurde schon eingezogen: Es würde nichts genommen',
  ],
  [
    /^No payment is open, held or captured: only the order would be noted as canceled$/,
    'Keine Zahlung ist offen, reserviert oder eingezogen: Nur die Bestellung würde als storniert vermerkt',
  ],
  [
    /^The order has its payment already: nothing new would be made$/,
    'Die Bestellung hat ihre Zahlung schon: Es würde nichts Neues angelegt',
  ],
  [
    /^The order is (\S+) already: nothing would be written$/,
    'Die Bestellung hat den Stand „$1“ schon: Es würde nichts geschrieben',
  ],
  [
    /^Order (.+) of (.+) is not known here: it would be tried again, then fail$/,
    'Bestellung $1 von $2 ist hier nicht bekannt: Es würde noch einmal versucht und dann scheitern',
  ],
  [/^It would be refused$/, 'Es würde abgelehnt'],
];

const REFUSED = 'It would be refused: ';

/** The sentence of a preview in the reader's language. */
export function toldPreview(language: Language, sentence: string): string {
  if (language === 'en') return sentence;
  if (sentence.startsWith(REFUSED))
    return `Es würde abgelehnt: ${toldRefusal(language, sentence.slice(REFUSED.length))}`;
  return retold(sentence, GERMAN) ?? toldRefusal(language, sentence);
}
