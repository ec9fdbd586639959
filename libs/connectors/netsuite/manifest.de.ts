import type { GermanTexts } from '#connectors/kit/manifest';

export const german: GermanTexts = {
  description: 'Buchungssätze, Kunden und Aufträge mit zugesagtem Bestand in NetSuite (REST-Webservices).',
  probe:
    'Holt ein Token, sucht die Niederlassung und ihre Währung und jedes zugeordnete Konto und liest je einen Satz von jeder Art.',
  settings: {
    baseUrl: 'SuiteTalk-Adresse des Kontos, z. B. https://1234567.suitetalk.api.netsuite.com',
    clientId: 'Client-ID (Consumer Key) des Integrationsdatensatzes',
    certificateId: 'Zertifikats-ID des neuesten privaten Schlüssels',
    previousCertificateId:
      'Zertifikats-ID des älteren privaten Schlüssels, während Schlüssel getauscht werden',
    subsidiary: 'Interne ID der Niederlassung; keine in einem Konto ohne OneWorld',
    accounts: 'Kontonummer unseres Kontenplans zu Nummer des Kontos in NetSuite, z. B. 1100: „1105“',
    shippingItem: 'Artikel für Versand',
    taxItem: 'Artikel für Steuer',
    discountItem: 'Artikel für Rabatte',
    roundingItem: 'Artikel für Rundung',
    fallbackItem: 'Artikel für Positionen, die gar keine SKU haben',
    taxCode: 'Interne ID eines Steuercodes mit 0 % für Auftragszeilen; keine, wo SuiteTax entscheidet',
    location: 'Interne ID des Standorts, von dem geliefert wird',
    concurrency:
      'Anfragen zur gleichen Zeit; das Limit gehört dem Konto und gilt für alle Anbindungen zusammen',
    timeZone: 'Zeitzone der Daten auf Aufträgen',
    userTimeZone: 'Zeitzone des Benutzers in NetSuite (Set Preferences), in der Abfragen Zeiten nennen',
  },
  secrets: {
    privateKey: {
      label: 'Privater Schlüssel',
      help: 'Der private Teil (PEM) des Zertifikats, das der Integration zugeordnet ist: RSA ab 3072 Bit oder EC.',
    },
  },
};
