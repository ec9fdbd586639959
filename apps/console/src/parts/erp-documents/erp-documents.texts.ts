import { defineTexts } from '../../i18n/texts';

export const erpDocumentsTexts = defineTexts({
  en: {
    title: (connection: string) => `What ${connection} would get`,
    about:
      'By the settings of the connection. The ERP itself is not asked: whether accounts and items exist there, and at which rate it converts, shows when it is posted.',
    noErp: 'The store has no ERP: nothing would be posted.',
    wouldGive: (connection: string, count: number) =>
      count === 1
        ? `${connection} would get the document below.`
        : `${connection} would get the ${count} documents below.`,
    nothing: {
      'no-erp': 'The store has no ERP: nothing would be posted.',
      'entry-posted': (document: string) =>
        `The entry is in the ERP already (${document}): nothing would be posted.`,
      'order-posted': (document: string) =>
        `The order is in the ERP already (${document}): nothing would be posted.`,
      'nothing-held': 'The ERP holds nothing for this order: nothing would be let go.',
    },
    kinds: {
      journal: 'Journal entry',
      customer: 'Customer',
      order: 'Sales order',
      reservation: 'Stock that is held',
      release: 'Stock that is let go',
    },
    key: 'Key',
    date: 'Day',
    number: 'Order number',
    name: 'Name',
    email: 'E-mail',
    account: 'Account',
    ours: 'In our books',
    debit: 'Debit',
    credit: 'Credit',
    item: 'Item or account',
    text: 'Text',
    quantity: 'Quantity',
    amount: 'Amount',
    total: 'Total',
  },
  de: {
    title: (connection: string) => `Was ${connection} bekäme`,
    about:
      'Nach den Einstellungen der Verbindung. Das ERP selbst wird nicht gefragt: Ob es Konten und Artikel dort gibt und zu welchem Kurs es umrechnet, zeigt sich beim Buchen.',
    noErp: 'Der Shop hat kein ERP: Es würde nichts gebucht.',
    wouldGive: (connection: string, count: number) =>
      count === 1
        ? `${connection} bekäme den Beleg unten.`
        : `${connection} bekäme die ${count} Belege unten.`,
    nothing: {
      'no-erp': 'Der Shop hat kein ERP: Es würde nichts gebucht.',
      'entry-posted': (document: string) =>
        `Der Buchungssatz steht schon im ERP (${document}): Es würde nichts gebucht.`,
      'order-posted': (document: string) =>
        `Der Auftrag steht schon im ERP (${document}): Es würde nichts gebucht.`,
      'nothing-held': 'Das ERP hält nichts für diese Bestellung: Es würde nichts freigegeben.',
    },
    kinds: {
      journal: 'Buchungssatz',
      customer: 'Kunde',
      order: 'Auftrag',
      reservation: 'Reservierter Bestand',
      release: 'Freigegebener Bestand',
    },
    key: 'Schlüssel',
    date: 'Tag',
    number: 'Bestellnummer',
    name: 'Name',
    email: 'E-Mail',
    account: 'Konto',
    ours: 'In unseren Büchern',
    debit: 'Soll',
    credit: 'Haben',
    item: 'Artikel oder Konto',
    text: 'Text',
    quantity: 'Menge',
    amount: 'Betrag',
    total: 'Summe',
  },
});
