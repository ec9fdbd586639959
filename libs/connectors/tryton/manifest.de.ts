import type { GermanTexts } from '#connectors/kit/manifest';

export const german: GermanTexts = {
  description: 'Buchungssätze, Parteien, Verkäufe und Reservierungen in Tryton 6.0 (JSON-RPC).',
  probe:
    'Meldet sich an, sucht die Firma, das Journal und jedes zugeordnete Konto, und ob heute in einer offenen Periode liegt.',
  settings: {
    baseUrl: 'Adresse des Tryton-Servers, z. B. https://tryton.example.com',
    database: 'Datenbank des Tryton-Servers, wie das Anmeldeformular sie nennt',
    user: 'Anmeldename des eigenen Benutzers der Anbindung',
    company: 'Firma, genau wie sie in Tryton heißt',
    journal: 'Code des Journals, in das gebucht wird, z. B. STRIPE',
    accounts: 'Kontonummer unseres Kontenplans zu Code des Kontos in Tryton, z. B. 1100: „1100“',
    warehouse: 'Code oder Name des Lagers, aus dem geliefert wird; nur nötig, wo es mehrere gibt',
    invoices: 'Wann ein Verkauf einen Rechnungsentwurf macht. Mit „none“ erzählen nur Buchungssätze vom Geld',
    missingItems:
      'Was mit einer SKU geschieht, die Tryton nicht kennt: die Bestellung ablehnen oder ein Dienstleistungsprodukt anlegen',
    fallbackItem: 'Code des Produkts für Positionen, die gar keine SKU haben',
    unitOfMeasure: 'Einheit der Produkte, die wir anlegen',
    timeZone: 'Zeitzone der Daten auf Verkäufen',
  },
  secrets: {
    password: {
      label: 'Passwort',
      help: 'Des eigenen Benutzers der Anbindung. Damit wird nur angemeldet; Aufrufe gehen mit der Sitzung.',
    },
  },
};
