import type { GermanTexts } from '#connectors/kit/manifest';

export const german: GermanTexts = {
  description: 'Bestellungen, Zahlungen und Zahlungsvorgänge eines Marktplatzes über die API von OrderCloud.',
  probe: 'Ein Token, dann die Liste der Bestellungen mit einem Eintrag',
  settings: {
    apiUrl: 'Adresse der API Ihrer Region und Umgebung, z. B. https://westeurope-sandbox.ordercloud.io',
    authUrl: 'Adresse, die Tokens ausgibt, wenn es nicht die der API ist',
    clientId: 'ID des API-Clients der Anbindung',
    direction: 'Welche Bestellungen gelesen werden: die, die Käufer bei Ihnen aufgeben, oder alle',
    shopApiClientIds:
      'API-Clients von Shop und Verwaltung: ihre Änderungen lösen Webhooks aus; die anderer werden beiseitegelegt',
    defaultCurrency: 'Währung von Bestellungen, deren Käufer keine Region hat',
    guestUserIds: 'Benutzer, unter denen anonyme Käufer bestellen: ihre Bestellungen gehören keinem Kunden',
    guestEmailField: 'Feld im xp der Bestellung, in dem die E-Mail-Adresse eines Gastes steht',
    customerBuyerId: 'Buyer, in dem ein Kunde angelegt wird, den es nur beim Zahlungsanbieter gibt',
    companyField:
      'Feld im xp eines Benutzers, in dem die Firma steht; ohne es werden Firmen nicht abgeglichen',
    orderReturns:
      'Ob eine genehmigte Retoure erstattet wird und eine anderswo gemachte Erstattung zur Retoure wird',
    putBackStock:
      'Ob Waren stornierter und zurückgegebener Bestellungen wieder in den Bestand kommen; der API-Client braucht dann ProductAdmin',
    readShipments:
      'Ob Pakete gelesen werden: Versender, Sendungsnummer, Inhalt; der API-Client braucht dann ShipmentReader',
    createOrders:
      'Ob die bezahlte Verlängerung eines Abonnements zur Bestellung wird; der API-Client braucht dann OverrideUnitPrice und OverrideTax',
    pollingIntervalSeconds: 'Wie oft nach Bestellungen gesehen wird, deren Ereignis nie kam, in Sekunden',
    ordersFrom: 'Bestellungen vor diesem Zeitpunkt bleiben unberührt',
    otherStripeIntegrationRetiredAt:
      'Wann eine andere Zahlungsanbindung abgeschaltet wurde; ihre Zahlungen an älteren Bestellungen stören dann nicht',
  },
  secrets: {
    clientSecret: {
      label: 'Geheimnis des API-Clients',
      help: 'Des API-Clients, dessen ID oben steht; Grant Type „client credentials“.',
    },
    hashKey: {
      label: 'Hash-Schlüssel der Hooks',
      help: '24 bis 50 zufällige Zeichen; Webhooks, Integrationsereignisse und Nachrichtensender werden damit signiert.',
    },
  },
};
