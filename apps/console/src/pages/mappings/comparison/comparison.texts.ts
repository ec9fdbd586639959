import { defineTexts } from '../../../i18n/texts';

export const comparisonTexts = defineTexts({
  en: {
    title: 'On real orders',
    about:
      'Runs what the mapping was really given through the live version and through this one, with the rules of each store. Nothing is sent.',
    days: 'Days back',
    play: 'Compare',
    cancel: 'Stop',
    progress: (played: string, total: string) => `${played} of ${total} orders run`,
    noOrders: 'No orders of these days are kept.',
    changed: (count: number, changed: string, played: string) =>
      `${changed} of ${played} orders ${count === 1 ? 'changes' : 'change'}`,
    more: {
      mapped: (sum: string) => `${sum} more can be paid`,
      written: (sum: string) => `${sum} more in the amounts that are told`,
    },
    less: {
      mapped: (sum: string) => `${sum} less can be paid`,
      written: (sum: string) => `${sum} less in the amounts that are told`,
    },
    sameMoney: 'no money changes',
    canceled: 'Stopped before all orders were run.',
    failed: (code: string) => `It could not be run to the end (${code}).`,
    truncated: (total: string) => `There were more orders; the newest ${total} are run.`,
    masked: (count: string) =>
      `Orders of which a secret or card number is not kept: ${count}. What becomes of that part is not known.`,
    kinds: {
      fails: 'Cannot be mapped any more:',
      'fails-no-more': 'Can be mapped now:',
      'fails-otherwise': 'Still cannot be mapped, for another reason:',
      'field-added': 'Gets a value:',
      'field-removed': 'Gets no value any more:',
      'field-changed': 'Gets another value:',
    },
    orders: (count: number, text: string) => `${text} ${count === 1 ? 'order' : 'orders'}`,
    example: 'For example order',
    nothing: 'nothing',
    worked: 'works',
    before: 'Live',
    after: 'This one',
  },
  de: {
    title: 'An wirklichen Bestellungen',
    about:
      'Führt, was die Zuordnung wirklich bekam, durch die laufende Version und durch diese, mit den Regeln jedes Shops. Gesendet wird nichts.',
    days: 'Tage zurück',
    play: 'Vergleichen',
    cancel: 'Anhalten',
    progress: (played: string, total: string) => `${played} von ${total} Bestellungen durchlaufen`,
    noOrders: 'Von diesen Tagen sind keine Bestellungen aufbewahrt.',
    changed: (count: number, changed: string, played: string) =>
      `${changed} von ${played} Bestellungen ${count === 1 ? 'ändert' : 'ändern'} sich`,
    more: {
      mapped: (sum: string) => `${sum} mehr kann bezahlt werden`,
      written: (sum: string) => `${sum} mehr in den mitgeteilten Beträgen`,
    },
    less: {
      mapped: (sum: string) => `${sum} weniger kann bezahlt werden`,
      written: (sum: string) => `${sum} weniger in den mitgeteilten Beträgen`,
    },
    sameMoney: 'kein Geld ändert sich',
    canceled: 'Angehalten, bevor alle Bestellungen durchlaufen waren.',
    failed: (code: string) => `Es ließ sich nicht zu Ende führen (${code}).`,
    truncated: (total: string) => `Es gab mehr Bestellungen; durchlaufen werden die neuesten ${total}.`,
    masked: (count: string) =>
      `Bestellungen, von denen ein Geheimnis oder eine Kartennummer nicht aufbewahrt ist: ${count}. Was aus diesem Teil wird, ist nicht bekannt.`,
    kinds: {
      fails: 'Lässt sich nicht mehr zuordnen:',
      'fails-no-more': 'Lässt sich jetzt zuordnen:',
      'fails-otherwise': 'Lässt sich weiterhin nicht zuordnen, aus anderem Grund:',
      'field-added': 'Bekommt einen Wert:',
      'field-removed': 'Bekommt keinen Wert mehr:',
      'field-changed': 'Bekommt einen anderen Wert:',
    },
    orders: (count: number, text: string) => `${text} ${count === 1 ? 'Bestellung' : 'Bestellungen'}`,
    example: 'Zum Beispiel Bestellung',
    nothing: 'nichts',
    worked: 'gelingt',
    before: 'Laufend',
    after: 'Diese',
  },
});
