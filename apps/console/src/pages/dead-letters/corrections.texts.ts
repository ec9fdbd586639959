import { defineTexts } from '../../i18n/texts';

export const correctionsTexts = defineTexts({
  en: {
    title: 'What could be mapped instead',
    about: (field: string, current: string) =>
      `“${field}” is to come from “${current}”. These fields of the message have a value that fits:`,
    aboutField: (field: string) =>
      `“${field}” could not be filled. These fields of the message have a value that fits:`,
    none: (field: string) => `Nothing in this message would do for “${field}”.`,
    source: 'Field',
    value: 'Would give',
    likely: 'How likely',
    before: 'chosen before',
    open: 'Open the mapping',
    openStore: (store: string) => `Open the mapping of ${store}`,
  },
  de: {
    title: 'Was stattdessen zugeordnet werden könnte',
    about: (field: string, current: string) =>
      `„${field}“ soll aus „${current}“ kommen. Diese Felder der Nachricht haben einen passenden Wert:`,
    aboutField: (field: string) =>
      `„${field}“ ließ sich nicht füllen. Diese Felder der Nachricht haben einen passenden Wert:`,
    none: (field: string) => `Nichts in dieser Nachricht käme für „${field}“ in Frage.`,
    source: 'Feld',
    value: 'Ergäbe',
    likely: 'Wie wahrscheinlich',
    before: 'schon einmal gewählt',
    open: 'Zuordnung öffnen',
    openStore: (store: string) => `Zuordnung von ${store} öffnen`,
  },
});
