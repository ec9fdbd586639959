import type { GermanTexts } from '#connectors/kit/manifest';

export const german: GermanTexts = {
  description: 'Buchungssätze, Kunden, Aufträge und Reservierungen in ERPNext 15 (REST-API von Frappe).',
  probe:
    'Fragt, wem der Schlüssel gehört, ob es die Firma und jedes zugeordnete Konto gibt, und ob das eindeutige Zusatzfeld da ist.',
  settings: {
    baseUrl: 'Adresse der ERPNext-Website, z. B. https://erp.example.com',
    company: 'Firma, genau wie sie in ERPNext heißt',
    warehouse: 'Lager, aus dem geliefert wird, z. B. „Stores - DS“',
    accounts:
      'Kontonummer unseres Kontenplans zu vollem Kontonamen in ERPNext, z. B. 1100: „Stripe Clearing - DS“',
    costCenter: 'Kostenstelle für Erträge und Aufwände',
    bridgeKeyField: 'Name des eindeutigen Zusatzfelds auf Journal Entry, Customer und Sales Order',
    customerGroup: 'Gruppe der Kunden, die wir anlegen',
    territory: 'Gebiet der Kunden, die wir anlegen',
    itemGroup: 'Gruppe der Artikel, die wir anlegen',
    unitOfMeasure: 'Einheit der Artikel, die wir anlegen',
    missingItems:
      'Was mit einer SKU geschieht, die ERPNext nicht kennt: die Bestellung ablehnen oder einen Artikel ohne Bestand anlegen',
    fallbackItem: 'Artikel für Positionen, die gar keine SKU haben',
    deliveryDays: 'Tage von der Bestellung bis zur erwarteten Lieferung',
    timeZone: 'Zeitzone der Daten auf Aufträgen',
  },
  secrets: {
    apiKey: {
      label: 'API-Schlüssel',
      help: 'Eines eigenen Benutzers der Anbindung: User > Settings > API Access > Generate Keys.',
    },
    apiSecret: { label: 'API-Geheimnis', help: 'Zeigt ERPNext einmal, wenn die Schlüssel erzeugt werden.' },
  },
};
