import { CHECK_WORDS } from '../../../i18n/check-words';
import { retold, type Told } from '../../../i18n/retold';
import type { Language } from '../../../i18n/texts';
import { shortText } from '../short-text';

interface Fault {
  readonly code: string;
  readonly value: unknown;
  readonly expected: string;
  readonly suggestion: string;
}

const NUMBER = /\d+/;

/** What a value of a rule that was run should have been, and what helps, by the fault's code; a number is the limit that was told. */
const GERMAN: Readonly<Record<string, readonly [expected: string, help: string]>> = {
  missing: [
    'ein Wert',
    'Verbinden Sie ein Feld, das immer da ist, geben Sie einen Ersatzwert an, oder machen Sie das Feld freiwillig.',
  ],
  'not-a-decimal': ['eine Dezimalzahl als Text, etwa "12.50"', 'Nehmen Sie die Umwandlung decimal-units.'],
  'not-a-boolean': ['true oder false', 'Vergleichen Sie in einem Ausdruck: `feld = "yes"`.'],
  'not-a-date': ['ein Tag, etwa 2026-11-21', 'Nehmen Sie die Umwandlung date mit der Zeitzone des Shops.'],
  'not-an-instant': [
    'eine Zeit in UTC, etwa 2026-11-21T10:00:00Z',
    'Nehmen Sie die Umwandlung date mit dem Format instant.',
  ],
  'not-a-country': ['ein Ländercode aus zwei Buchstaben', 'Nehmen Sie die Umwandlung country.'],
  'not-an-object': ['ein Objekt', 'Lassen Sie den Ausdruck ein Objekt ergeben.'],
  'not-a-text': ['ein Text', 'Nehmen Sie die Umwandlung join oder text oder einen anderen Ausdruck.'],
  'not-an-email': ['eine E-Mail-Adresse', 'Berichtigen Sie die Adresse beim Kunden.'],
  'not-an-integer': [
    'eine ganze Zahl (Geld in der kleinsten Einheit)',
    'Nehmen Sie für Geld die Umwandlung minor-units; sonst runden Sie im Ausdruck.',
  ],
  'too-long': ['höchstens # Zeichen', 'Kürzen Sie den Wert, oder lassen Sie das Feld abschneiden.'],
};

/** A fault of a run over the sample, in the reader's language where its code is known. */
export function toldFault(language: Language, { code, value, expected, suggestion }: Fault): string {
  const nothing = value === undefined || value === null;
  const known = language === 'de' ? GERMAN[code] : undefined;
  if (!known) {
    return language === 'de'
      ? `Erwartet: ${expected}; gefunden: ${nothing ? 'nichts' : shortText(value)}. ${suggestion}`
      : `Expected ${expected}, found ${nothing ? 'nothing' : shortText(value)}. ${suggestion}`;
  }
  const wanted = known[0].replace('#', NUMBER.exec(expected)?.[0] ?? '?');
  return `Erwartet: ${wanted}; gefunden: ${nothing ? 'nichts' : shortText(value)}. ${known[1]}`;
}

/** Remarks of the check as it tells them. Parts of a sentence that are names stay as they are. */
const REMARKS: ReadonlyArray<readonly [code: string, sentence: RegExp, german: string]> = [
  ['required-unmapped', /^(\S+) must be given: .*$/s, '$1 muss angegeben werden'],
  [
    'unknown-source',
    /^There is no field (.+); did you mean (.+)\?$/,
    'Ein Feld $1 gibt es nicht; meinten Sie $2?',
  ],
  ['unknown-source', /^There is no field (.+)$/, 'Ein Feld $1 gibt es nicht'],
  [
    'unknown-target',
    /^There is no field (.+); did you mean (.+)\?$/,
    'Ein Feld $1 gibt es nicht; meinten Sie $2?',
  ],
  ['unknown-target', /^There is no field (.+)$/, 'Ein Feld $1 gibt es nicht'],
  [
    'type-mismatch',
    /^A value of type (\S+) cannot become (\S+?)\. .*$/s,
    'Aus einem Wert vom Typ $1 kann kein $2 werden',
  ],
  [
    'type-differs',
    /^(.+) holds (\S+), but the rule gives (\S+)$/,
    '$1 ist vom Typ $2, aber die Regel ergibt $3',
  ],
  [
    'too-long',
    /^(.+) takes (\d+) characters, the constant has (\d+)$/,
    '$1 fasst $2 Zeichen, die Konstante hat $3',
  ],
  ['limit-too-high', /^(.+) takes (\d+) characters$/, '$1 fasst $2 Zeichen'],
  [
    'too-many-keys',
    /^(.+) takes (\d+) names: there is no room for (.+)$/,
    '$1 fasst $2 Namen: für $3 ist kein Platz',
  ],
  [
    'key-too-long',
    /^Names in (.+) have at most (\d+) characters, (.+) has (\d+)$/,
    'Namen in $1 haben höchstens $2 Zeichen, $3 hat $4',
  ],
  ['too-long', /^Values in (.+) have at most (\d+) characters$/, 'Werte in $1 haben höchstens $2 Zeichen'],
];

/** What is wrong with a document of rules before it is run. */
const DOCUMENT: readonly Told[] = [
  [/^(.+) is mapped twice$/, '$1 wird zweimal zugeordnet'],
  [/^Not a plain path$/, 'Kein einfacher Feldname'],
  [
    /^(.+) is not a plain path of names; use expression for more$/,
    '$1 ist kein einfacher Feldname; nehmen Sie dafür einen Ausdruck',
  ],
  [/^(.+) is not a plain path of names$/, '$1 ist kein einfacher Feldname'],
  [/^A rule with each has type list$/, 'Eine Regel für jedes Element ergibt eine Liste'],
  [
    /^Cases take the place of a source: give one$/,
    'Fälle stehen anstelle einer Quelle: Geben Sie eines von beiden an',
  ],
  [/^It is always taken: those after it never$/, 'Dieser Fall gilt immer: Die nach ihm nie'],
  [/^(.+) is a path in the input, never a constant$/, '$1 ist ein Feld der Eingabe, nie ein fester Wert'],
  [
    /^Give exactly one of source, expression and value$/,
    'Geben Sie genau eines an: Quelle, Ausdruck oder Wert',
  ],
  [
    /^(.+) must come from the input: a constant is right for one market only$/,
    '$1 muss aus der Eingabe kommen: Ein fester Wert stimmt nur für einen Markt',
  ],
  [/^There is no field (.+) to remove$/, 'Ein Feld $1 zum Entfernen gibt es nicht'],
  [/^The store's connections bring: (.+)$/, 'Die Verbindungen des Shops bringen: $1'],
  ...CHECK_WORDS,
];

export function toldRemark(
  language: Language,
  { code, message }: { readonly code: string; readonly message: string },
): string {
  if (language === 'en') return message;
  const told = REMARKS.find(([of, sentence]) => of === code && sentence.test(message));
  if (told) return message.replace(told[1], told[2]);
  return retold(message, DOCUMENT) ?? message;
}
