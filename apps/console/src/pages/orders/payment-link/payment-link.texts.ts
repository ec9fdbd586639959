import { defineTexts } from '../../../i18n/texts';

export const paymentLinkTexts = defineTexts({
  en: {
    mail: 'Mail payment link',
    about: 'The shopper gets this mail, with the link that leads to the page where the order is paid.',
    to: 'To',
    subject: 'Subject',
    nothing: 'It is not mailed',
    until: (when: string) => `It may be mailed again ${when}.`,
    refusals: {
      'no-payment': 'No payment has been prepared that could be paid by a link.',
      'nothing-to-pay': 'The order is paid, or its payment is under way.',
      'order-canceled': 'The order is canceled.',
      'payment-ended': 'The payment has expired or was canceled.',
      'no-email': 'The shop knows no e-mail address of the shopper.',
      'no-mail-connection': 'The store has no mail connection.',
      'too-soon': 'The link was mailed a short while ago.',
      'too-often': 'The link was mailed as often as is allowed in a day.',
      'would-fail': 'The mail cannot be written.',
    },
  },
  de: {
    mail: 'Zahlungslink mailen',
    about: 'Der Kunde bekommt diese E-Mail mit dem Link zu der Seite, auf der die Bestellung bezahlt wird.',
    to: 'An',
    subject: 'Betreff',
    nothing: 'Sie wird nicht gesendet',
    until: (when: string) => `Wieder möglich ${when}.`,
    refusals: {
      'no-payment': 'Es ist keine Zahlung vorbereitet, die sich über einen Link bezahlen ließe.',
      'nothing-to-pay': 'Die Bestellung ist bezahlt, oder ihre Zahlung ist unterwegs.',
      'order-canceled': 'Die Bestellung ist storniert.',
      'payment-ended': 'Die Zahlung ist abgelaufen oder storniert.',
      'no-email': 'Der Shop kennt keine E-Mail-Adresse des Kunden.',
      'no-mail-connection': 'Der Shop hat keine Mail-Verbindung.',
      'too-soon': 'Der Link wurde erst vor Kurzem gesendet.',
      'too-often': 'Der Link wurde so oft gesendet, wie es an einem Tag erlaubt ist.',
      'would-fail': 'Die E-Mail lässt sich nicht schreiben.',
    },
  },
});
