import type { GermanTexts } from '#connectors/kit/manifest';

export const german: GermanTexts = {
  description: 'Bestellungen, Status und Zahlungsvermerke einer Website über den REST-Dienst.',
  probe: 'GET /rest (die Liste der Objekttypen) und die Bestellstatus der Website',
  settings: {
    restUrl:
      'Adresse des REST-Dienstes: die Verwaltungsanwendung mit /rest, z. B. https://admin.shop.example/rest',
    siteName: 'Codename der Website, deren Bestellungen hier bezahlt werden',
    userName: 'Kentico-Benutzer der Anbindung, nur dafür angelegt',
    eventAuthentication:
      'Wie Ereignisse beweisen, woher sie kommen: von unserem Begleitmodul signiert, oder eine nicht zu erratende Adresse',
    pollingIntervalSeconds: 'Wie oft nach Bestellungen gesehen wird, deren Ereignis nie kam, in Sekunden',
    paymentOptions:
      'Codenamen der Zahlungsarten, die über uns laufen; keine genannt: jede Bestellung ist unsere',
    ordersFrom: 'Bestellungen vor diesem Zeitpunkt bleiben unberührt',
    otherStripeIntegrationRetiredAt:
      'Wann ein anderes Stripe-Modul abgeschaltet wurde; seine Spuren an älteren Bestellungen stören dann nicht',
  },
  secrets: {
    password: {
      label: 'Passwort des REST-Benutzers',
      help: 'Wird mit jedem Aufruf als Basic-Anmeldung geschickt: benutzen Sie HTTPS.',
    },
    eventSecret: {
      label: 'Signaturschlüssel der Ereignisse',
      help: 'whsec_ und mindestens 24 zufällige Bytes in Base64; das Begleitmodul signiert mit demselben. Nötig für signierte Ereignisse.',
    },
    urlToken: {
      label: 'Token der nicht zu erratenden Adresse',
      help: 'Der letzte Teil der Webhook-Adresse, an die Kenticos Zapier-Modul schickt. Nur für diese Form nötig.',
    },
  },
};
