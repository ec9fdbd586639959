import type { GermanTexts } from '#connectors/kit/manifest';

export const german: GermanTexts = {
  description: 'Kunden als Kontakte und Bestellungen als Deals in HubSpot (CRM-API v3).',
  probe:
    'Fragt, ob das Token gut ist, ob die eigenen Eigenschaften sind, wie sie sein müssen, und ob die Pipeline jede Phase hat.',
  settings: {
    baseUrl: 'Adresse der API',
    pipeline: 'Interne ID der Deal-Pipeline',
    stages: 'Unser Wort für eine Bestellung zur internen ID einer Phase der Pipeline',
    multipleCurrencies:
      'Ob im Konto alle Währungen des Shops eingeschaltet sind, sodass ein Deal seine eigene haben darf',
    createProperties: 'Fehlende eigene Eigenschaften anlegen; aus: ein Verwalter legt sie an',
    requestsPerTenSeconds:
      'Wie viel vom Limit je zehn Sekunden diese Verbindung nutzen darf; andere Apps des Kontos brauchen ihren Teil',
  },
  secrets: {
    accessToken: {
      label: 'Zugriffstoken',
      help: 'Einer privaten App: Einstellungen > Integrationen > Private Apps > Auth.',
    },
  },
};
