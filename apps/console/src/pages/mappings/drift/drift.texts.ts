import { defineTexts } from '../../../i18n/texts';

export const driftTexts = defineTexts({
  en: {
    about:
      'What came in the last 24 hours beside what came before: fields and types, no values. It follows the mapping in use, not your edits.',
    store: 'Store',
    noStores: 'There is no store yet. Once one sends orders, changes of their fields are told here.',
    compared: (later: number, earlier: number) =>
      `${later} inputs of the last 24 hours, ${earlier} from before`,
    none: 'The fields are as they were. When a shop renames, drops or retypes a field, it is told here, with the rules that read it.',
    abstains: {
      'too-few-samples':
        'Too few inputs to tell: 20 of the last 24 hours and 20 from before are needed. They come with each order that is paid.',
      'too-many-fields': 'The inputs have more fields than are compared, so nothing is said about them.',
    },
    kinds: {
      gone: 'Gone',
      new: 'New',
      'type-changed': 'Another type',
      rarer: 'Rarer',
      always: 'Now always given',
    },
    severities: { high: 'Act now', medium: 'Look at it', low: 'To know' },
    shares: (before: string, now: string) => `Given in ${before} before, in ${now} now`,
    types: (before: string, now: string) => `Was ${before}, now also or only ${now}`,
    type: {
      text: 'text',
      date: 'day',
      instant: 'point in time',
      integer: 'whole number',
      decimal: 'decimal number',
      boolean: 'yes or no',
      list: 'list',
      object: 'object',
      hidden: 'hidden',
    },
    noRules: 'No rule reads it.',
    readBy: 'Read by',
    required: 'must be given',
    renamed: 'May now be called',
    likely: (source: string, share: string) => `${source} (${share})`,
    take: (source: string, target: string) => `Take ${target} from ${source}`,
    taken: (source: string, target: string) =>
      `Your edit takes ${target} from ${source}. Publish to put it in use.`,
    left: (count: number) => (count === 1 ? '1 more is not shown.' : `${count} more are not shown.`),
  },
  de: {
    about:
      'Was in den letzten 24 Stunden kam, neben dem, was vorher kam: Felder und Typen, keine Werte. Es gilt die Zuordnung in Gebrauch, nicht Ihre Änderung.',
    store: 'Shop',
    noStores:
      'Es gibt noch keinen Shop. Sobald einer Bestellungen sendet, stehen Änderungen ihrer Felder hier.',
    compared: (later: number, earlier: number) =>
      `${later} Eingaben der letzten 24 Stunden, ${earlier} von vorher`,
    none: 'Die Felder sind, wie sie waren. Benennt ein Shop ein Feld um, lässt es weg oder ändert seinen Typ, so steht es hier, mit den Regeln, die es lesen.',
    abstains: {
      'too-few-samples':
        'Zu wenige Eingaben für ein Urteil: Nötig sind 20 der letzten 24 Stunden und 20 von vorher. Mit jeder bezahlten Bestellung kommt eine hinzu.',
      'too-many-fields':
        'Die Eingaben haben mehr Felder, als verglichen werden; deshalb gibt es kein Urteil.',
    },
    kinds: {
      gone: 'Fehlt',
      new: 'Neu',
      'type-changed': 'Anderer Typ',
      rarer: 'Seltener',
      always: 'Jetzt immer da',
    },
    severities: { high: 'Jetzt handeln', medium: 'Ansehen', low: 'Zur Kenntnis' },
    shares: (before: string, now: string) => `Vorher in ${before} vorhanden, jetzt in ${now}`,
    types: (before: string, now: string) => `War ${before}, jetzt auch oder nur ${now}`,
    type: {
      text: 'Text',
      date: 'Tag',
      instant: 'Zeitpunkt',
      integer: 'ganze Zahl',
      decimal: 'Dezimalzahl',
      boolean: 'Ja oder Nein',
      list: 'Liste',
      object: 'Objekt',
      hidden: 'verborgen',
    },
    noRules: 'Keine Regel liest es.',
    readBy: 'Gelesen von',
    required: 'muss gegeben sein',
    renamed: 'Heißt jetzt vielleicht',
    likely: (source: string, share: string) => `${source} (${share})`,
    take: (source: string, target: string) => `${target} aus ${source} nehmen`,
    taken: (source: string, target: string) =>
      `Ihre Änderung nimmt ${target} aus ${source}. Veröffentlichen bringt sie in Gebrauch.`,
    left: (count: number) =>
      count === 1 ? '1 weitere ist nicht gezeigt.' : `${count} weitere sind nicht gezeigt.`,
  },
});
