import type { GermanTexts } from '#connectors/kit/manifest';

export const german: GermanTexts = {
  description:
    'Buchungssätze, Kunden, Bestellungen und Bestandswünsche als signierte HTTP-Anfragen oder CSV-Dateien, für jedes andere ERP.',
  probe: 'Fragt, ob der Ordner da ist oder ob der Empfänger antwortet. Geschrieben wird nichts.',
  settings: {
    target: 'Wohin Dokumente gehen',
    url: 'http: Adresse, die die Dokumente nimmt',
    readable: 'http: ob diese Adresse auch beantwortet, was sie bekommen hat',
    path: 'folder, sftp: absoluter Pfad des Ordners; es muss ihn geben',
    host: 'sftp: Name oder Adresse des Servers',
    port: 'sftp: Port',
    user: 'sftp: Benutzer',
    hostKey: 'sftp: Fingerabdruck des Serverschlüssels, wie ssh-keygen -lf ihn zeigt',
    accounts:
      'Kontonummer unseres Kontenplans zu dem Namen beim Empfänger; unsere Nummer, wo keiner angegeben ist',
    timeZone: 'Zeitzone der Daten von Bestellungen und Kunden',
  },
  secrets: {
    signingSecret: {
      label: 'Signaturschlüssel',
      help: 'http: whsec_ und mindestens 24 Bytes als Base64, dem Empfänger bekannt (Standard Webhooks).',
    },
    privateKey: {
      label: 'Privater Schlüssel',
      help: 'sftp: ein privater OpenSSH- oder PEM-Schlüssel ohne Passphrase.',
    },
    password: { label: 'Passwort', help: 'sftp: nur, wo der Server keinen Schlüssel nimmt.' },
  },
};
