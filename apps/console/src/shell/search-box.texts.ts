import { defineTexts } from '../i18n/texts';

export const searchBoxTexts = defineTexts({
  en: {
    search: 'Search orders',
    placeholder: 'Order, e-mail, Stripe id, sum',
    all: (text: string) => `Everything found for “${text}”`,
    searching: 'Searching',
    nothing: 'Nothing found',
    failed: 'The search did not answer',
    key: 'Press / to search',
  },
  de: {
    search: 'Bestellungen suchen',
    placeholder: 'Bestellung, E-Mail, Stripe-Id, Betrag',
    all: (text: string) => `Alles Gefundene zu „${text}“`,
    searching: 'Sucht',
    nothing: 'Nichts gefunden',
    failed: 'Die Suche hat nicht geantwortet',
    key: 'Mit / suchen',
  },
});
