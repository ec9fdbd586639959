import { defineTexts } from '../../../i18n/texts';

export const explanationTexts = defineTexts({
  en: {
    title: 'Why is it here?',
    weights: { blocked: 'Needs you', late: 'Late', waiting: 'Awaited', done: 'Settled' },
    since: (age: string) => `since ${age}`,
    until: (age: string) => `until ${age}`,
    concluded: 'Concluded from',
    more: (count: string) => `${count} further reasons`,
    unanswered: (services: string) => `Not considered, because it did not answer: ${services}`,
    actions: {
      'replay-dead-letter': 'Look at the message',
      'restart-run': 'Restart the step',
      approve: 'Decide',
      'watch-run': 'Watch the run',
      capture: 'Capture',
      refund: 'Refund',
      'send-payment-link': 'Payment link',
      'check-connection': 'To the connection',
      'handle-exception': 'To the books',
    },
  },
  de: {
    title: 'Warum steht sie hier?',
    weights: { blocked: 'Braucht Sie', late: 'Verspätet', waiting: 'Erwartet', done: 'Erledigt' },
    since: (age: string) => `seit ${age}`,
    until: (age: string) => `bis ${age}`,
    concluded: 'Geschlossen aus',
    more: (count: string) => `${count} weitere Gründe`,
    unanswered: (services: string) => `Nicht berücksichtigt, weil keine Antwort kam: ${services}`,
    actions: {
      'replay-dead-letter': 'Nachricht ansehen',
      'restart-run': 'Schritt neu starten',
      approve: 'Entscheiden',
      'watch-run': 'Ablauf ansehen',
      capture: 'Einziehen',
      refund: 'Erstatten',
      'send-payment-link': 'Zahlungslink',
      'check-connection': 'Zur Verbindung',
      'handle-exception': 'Zu den Büchern',
    },
  },
});
