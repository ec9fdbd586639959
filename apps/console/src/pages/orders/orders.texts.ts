import { defineTexts } from '../../i18n/texts';

export const ordersTexts = defineTexts({
  en: {
    title: 'Orders',
    about: 'Every order of every store: where it stands, and where its money is.',
    order: 'Order',
    store: 'Store',
    status: 'Status',
    payment: 'Payment',
    total: 'Total',
    placed: 'Placed',
    anyStatus: 'Any status',
    none: 'No orders yet',
    noneTeach:
      'An order appears here as soon as its commerce system tells of it. Check that the webhook of the connection is set up.',
    noneFound: 'No order matches',
    noneFoundTeach:
      'Choose another status or store. A search takes the beginning of a number, name or e-mail address, a whole id, or a sum.',
    foundIn: 'Found in',
    foundFor: (search: string) => `Found for “${search}”, the newest first`,
    showAll: 'Show all orders',
    unanswered: (services: string) => `Not searched: ${services}`,
    unansweredAbout: 'It did not answer in time. What only it knows is missing here.',
  },
  de: {
    title: 'Bestellungen',
    about: 'Jede Bestellung jedes Shops: wo sie steht und wo ihr Geld ist.',
    order: 'Bestellung',
    store: 'Shop',
    status: 'Status',
    payment: 'Zahlung',
    total: 'Summe',
    placed: 'Bestellt',
    anyStatus: 'Jeder Status',
    none: 'Noch keine Bestellungen',
    noneTeach:
      'Eine Bestellung erscheint hier, sobald ihr Shop-System von ihr erzählt. Prüfen Sie, ob der Webhook der Verbindung eingerichtet ist.',
    noneFound: 'Keine Bestellung passt',
    noneFoundTeach:
      'Wählen Sie einen anderen Status oder Shop. Gesucht wird nach dem Anfang von Nummer, Name oder E-Mail-Adresse, nach einer ganzen Id oder einem Betrag.',
    foundIn: 'Gefunden in',
    foundFor: (search: string) => `Gefunden zu „${search}“, das Neueste zuerst`,
    showAll: 'Alle Bestellungen zeigen',
    unanswered: (services: string) => `Nicht durchsucht: ${services}`,
    unansweredAbout: 'Der Dienst hat nicht rechtzeitig geantwortet. Was nur er weiß, fehlt hier.',
  },
});
