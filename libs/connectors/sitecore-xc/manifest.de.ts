import type { GermanTexts } from '#connectors/kit/manifest';

export const german: GermanTexts = {
  description:
    'Bestellungen, Status und Zahlungsvermerke eines Shops über den OData-Dienst der Commerce Engine.',
  probe: 'ein Token des Identity Servers und der erste Eintrag der ersten Bestellliste',
  settings: {
    engineUrl:
      'Adresse des OData-Dienstes mit ihrem letzten Teil, z. B. https://engine.shop.example:5000/api',
    identityUrl: 'Adresse des Sitecore Identity Servers, z. B. https://identity.shop.example',
    grant: 'Wie Tokens geholt werden: mit einem eigenen Client (empfohlen) oder mit Benutzer und Passwort',
    clientId: 'Client, den der Identity Server kennt',
    scope: 'Verlangte Scopes, durch Leerzeichen getrennt; die Engine prüft auf EngineAPI',
    userName: 'Bei Anmeldung mit Passwort: Benutzer mit seiner Domäne, z. B. sitecore\\tillbridge',
    environment: 'Umgebung der Engine mit den Bestellungen, z. B. HabitatAuthoring',
    shopName: 'Name des Shops, dessen Bestellungen hier bezahlt werden, z. B. Storefront',
    currency: 'Währung, die mit jedem Aufruf geschickt wird; eine Bestellung behält ihre eigene',
    language: 'Sprache, die mit jedem Aufruf geschickt wird',
    orderLists: 'Listen, in denen nach Bestellungen gesehen wird, von denen kein Ereignis kam',
    customStatuses: 'Bestellstatus, die eigene Plug-ins des Shops zu denen des Produkts fügen',
    paymentMethods: 'Namen der Zahlungsarten, die über uns laufen; keine genannt: jede Bestellung ist unsere',
    paymentRecord:
      'Wo Zahlungen in der Bestellung vermerkt werden: durch unser Begleit-Plug-in oder gar nicht',
    ordersFrom: 'Bestellungen vor diesem Zeitpunkt bleiben unberührt',
    settlementGraceMinutes:
      'Wie lange die Minions zum Abwickeln brauchen dürfen, bevor eine Bestellung als nicht abgewickelt gilt, in Minuten',
    xConnectUrl:
      'Adresse des Sammeldienstes von xConnect, z. B. https://xconnect.shop.example; ohne sie werden keine Kontakte gesucht',
    xConnectTrusted:
      'Zertifikat (PEM), durch das dem von xConnect vertraut wird, wo keine öffentliche Stelle es unterschrieben hat',
    xConnectProviderSource:
      'Quelle, unter der Kontakte die Schlüssel der Kunden des Zahlungsanbieters tragen',
    xConnectCustomerSource: 'Quelle, unter der Kontakte die Kundenschlüssel des Shops tragen',
    xConnectEmailSource:
      'Quelle, unter der Kontakte E-Mail-Adressen tragen; nur bestätigte von Konten zählen',
    pollingIntervalSeconds: 'Wie oft die Bestelllisten durchgesehen werden, in Sekunden',
  },
  secrets: {
    clientSecret: {
      label: 'Geheimnis des Clients',
      help: 'Des Clients beim Identity Server. Nötig für „client credentials“.',
    },
    password: { label: 'Passwort des Benutzers', help: 'Nur bei Anmeldung mit Passwort nötig.' },
    xConnectCertificate: {
      label: 'Client-Zertifikat für xConnect',
      help: 'Als PEM. Nur nötig, wenn die Anbindung eine Adresse von xConnect hat.',
    },
    xConnectKey: {
      label: 'Privater Schlüssel des Client-Zertifikats',
      help: 'Als PEM, ohne Passwort.',
    },
    eventSecret: {
      label: 'Signaturschlüssel der Ereignisse',
      help: 'whsec_ und mindestens 24 zufällige Bytes in Base64; das Begleit-Plug-in signiert mit demselben.',
    },
  },
};
