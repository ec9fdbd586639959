import { defineTexts } from '../../../i18n/texts';

export const counterfactualTexts = defineTexts({
  en: {
    title: 'On real orders',
    about:
      'Plays what really happened through the live version and through this one. Commands get the answers they got then; nothing is sent.',
    days: 'Days back',
    play: 'Compare',
    cancel: 'Stop',
    progress: (played: string, total: string) => `${played} of ${total} orders played`,
    noOrders: 'No order of these days began this workflow.',
    changed: (count: number, changed: string, played: string) =>
      `${changed} of ${played} orders ${count === 1 ? 'changes' : 'change'}`,
    more: {
      captured: (sum: string) => `${sum} more captured`,
      refunded: (sum: string) => `${sum} more refunded`,
    },
    less: {
      captured: (sum: string) => `${sum} less captured`,
      refunded: (sum: string) => `${sum} less refunded`,
    },
    sameMoney: 'no money moves otherwise',
    canceled: 'Stopped before all orders were played.',
    failed: (code: string) => `It could not be played to the end (${code}).`,
    truncated: (total: string) => `There were more orders; the newest ${total} are played.`,
    kinds: {
      starts: 'The workflow starts where it did not',
      'does-not-start': 'The workflow does not start any more',
      'command-added': 'Sent more often:',
      'command-removed': 'Sent less often:',
      'command-changed': 'Sent with another content:',
      'order-changed': 'The same commands in another order',
      fails: 'The run fails',
      'fails-no-more': 'The run fails no more',
      'ends-differently': 'The run ends in another state',
    },
    orders: (count: number, text: string) => `${text} ${count === 1 ? 'order' : 'orders'}`,
    example: 'The shortest example is order',
    before: 'Live',
    after: 'This one',
    nothing: 'nothing is sent',
  },
  de: {
    title: 'An wirklichen Bestellungen',
    about:
      'Spielt, was wirklich geschah, durch die laufende Version und durch diese. Befehle bekommen die Antworten von damals; gesendet wird nichts.',
    days: 'Tage zurück',
    play: 'Vergleichen',
    cancel: 'Anhalten',
    progress: (played: string, total: string) => `${played} von ${total} Bestellungen gespielt`,
    noOrders: 'Keine Bestellung dieser Tage hat diesen Ablauf begonnen.',
    changed: (count: number, changed: string, played: string) =>
      `${changed} von ${played} Bestellungen ${count === 1 ? 'ändert' : 'ändern'} sich`,
    more: {
      captured: (sum: string) => `${sum} mehr eingezogen`,
      refunded: (sum: string) => `${sum} mehr erstattet`,
    },
    less: {
      captured: (sum: string) => `${sum} weniger eingezogen`,
      refunded: (sum: string) => `${sum} weniger erstattet`,
    },
    sameMoney: 'kein Geld bewegt sich anders',
    canceled: 'Angehalten, bevor alle Bestellungen gespielt waren.',
    failed: (code: string) => `Es ließ sich nicht zu Ende spielen (${code}).`,
    truncated: (total: string) => `Es gab mehr Bestellungen; gespielt werden die neuesten ${total}.`,
    kinds: {
      starts: 'Der Ablauf beginnt, wo er nicht begann',
      'does-not-start': 'Der Ablauf beginnt nicht mehr',
      'command-added': 'Öfter gesendet:',
      'command-removed': 'Seltener gesendet:',
      'command-changed': 'Mit anderem Inhalt gesendet:',
      'order-changed': 'Dieselben Befehle in anderer Reihenfolge',
      fails: 'Der Lauf scheitert',
      'fails-no-more': 'Der Lauf scheitert nicht mehr',
      'ends-differently': 'Der Lauf endet in einem anderen Zustand',
    },
    orders: (count: number, text: string) => `${text} ${count === 1 ? 'Bestellung' : 'Bestellungen'}`,
    example: 'Das kürzeste Beispiel ist Bestellung',
    before: 'Laufend',
    after: 'Diese',
    nothing: 'nichts wird gesendet',
  },
});
