import { defineTexts } from '../../../i18n/texts';

export const sendAgainTexts = defineTexts({
  en: {
    sendAgain: 'Send again',
    to: 'To whom',
    receivers: { shop: 'Shop', erp: 'ERP' },
    about: {
      shop: 'Status and payment as they are now. The shop is read first; what stands there already is not written again.',
      erp: 'Customer, order and entries that the ERP lacks. What it has already is not made again.',
    },
    untold: (type: string) => `${type} would be sent. What it would do cannot be said beforehand.`,
    nothing: 'It is not sent',
    refusals: {
      'no-erp': 'The store has no ERP.',
      'not-paid': 'The order is not paid. The ERP gets it once it is.',
      'under-review': 'The payment is under review. The ERP gets the order once the review has approved it.',
      'order-canceled': 'The order is canceled and the ERP lacks none of its entries.',
      'nothing-to-send': 'As far as is known here, nothing is missing there.',
      'would-fail': 'It would be refused as it stands:',
    },
  },
  de: {
    sendAgain: 'Erneut senden',
    to: 'An wen',
    receivers: { shop: 'Shop', erp: 'ERP' },
    about: {
      shop: 'Status und Zahlung, wie sie jetzt sind. Der Shop wird zuerst gelesen; was dort schon steht, wird nicht noch einmal geschrieben.',
      erp: 'Kunde, Bestellung und Buchungen, die dem ERP fehlen. Was es schon hat, wird nicht noch einmal angelegt.',
    },
    untold: (type: string) => `${type} würde gesendet. Was das täte, lässt sich nicht im Voraus sagen.`,
    nothing: 'Es wird nicht gesendet',
    refusals: {
      'no-erp': 'Der Shop hat kein ERP.',
      'not-paid': 'Die Bestellung ist nicht bezahlt. Das ERP bekommt sie, sobald sie es ist.',
      'under-review':
        'Die Zahlung wird geprüft. Das ERP bekommt die Bestellung, sobald die Prüfung sie freigegeben hat.',
      'order-canceled': 'Die Bestellung ist storniert, und dem ERP fehlt keine ihrer Buchungen.',
      'nothing-to-send': 'Soweit hier bekannt, fehlt dort nichts.',
      'would-fail': 'So, wie es steht, würde es abgelehnt:',
    },
  },
});
