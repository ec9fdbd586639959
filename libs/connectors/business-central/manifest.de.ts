import type { GermanTexts } from '#connectors/kit/manifest';

export const german: GermanTexts = {
  description: 'Buchungssätze, Debitoren und Aufträge in Business Central online (API v2.0).',
  probe:
    'Holt ein Token, sucht die Firma und ihre Währung, und ob jedes zugeordnete Konto direkt bebucht werden darf.',
  settings: {
    baseUrl: 'Adresse des Dienstes; nur nationale Clouds haben eine andere',
    loginUrl: 'Adresse von Microsoft Entra; nur nationale Clouds haben eine andere',
    tenant: 'Verzeichnis-ID (Mandant) von Microsoft Entra, oder seine Domäne',
    environment: 'Umgebung von Business Central, z. B. Production',
    company: 'ID der Firma, wie GET companies sie nennt; nicht ihr Name',
    clientId: 'Anwendungs-ID (Client) der App-Registrierung',
    accounts: 'Kontonummer unseres Kontenplans zu Nummer des Sachkontos, z. B. 1100: „10990“',
    taxCode: 'Steuercode mit 0 % für die Zeilen von Aufträgen; Steuer ist eine eigene Zeile',
    location: 'ID des Lagerorts, aus dem geliefert wird',
    fallbackItem: 'Artikel für Positionen, die gar keine SKU haben',
    timeZone: 'Zeitzone der Daten auf Aufträgen',
  },
  secrets: {
    clientSecret: {
      label: 'Client-Geheimnis',
      help: 'Microsoft Entra: App-Registrierungen > Zertifikate & Geheimnisse. Der Wert, nicht die ID.',
    },
  },
};
