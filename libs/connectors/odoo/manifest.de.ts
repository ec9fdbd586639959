import type { GermanTexts } from '#connectors/kit/manifest';

export const german: GermanTexts = {
  description: 'Buchungssätze, Kunden, Aufträge und Reservierungen in Odoo ab 19 (JSON-2-API).',
  probe:
    'Sucht die Firma und ihre Währung, das Journal, jedes zugeordnete Konto und die Rechte, Buchungen, Aufträge und Kontakte zu schreiben.',
  settings: {
    baseUrl: 'Adresse von Odoo, z. B. https://example.odoo.com',
    database: 'Name der Datenbank, wo die Adresse mehreren dient',
    companyId: 'ID der Firma, deren Bücher geführt werden',
    journal: 'Kurzcode des Journals für Buchungssätze, vom Typ „Verschiedenes“',
    accounts: 'Kontonummer unseres Kontenplans zu Code des Kontos in Odoo, z. B. 1100: „101410“',
    shippingProduct: 'Interne Referenz der Dienstleistung für Versand',
    taxProduct: 'Interne Referenz der Dienstleistung für Steuer',
    discountProduct: 'Interne Referenz der Dienstleistung für Rabatte',
    roundingProduct: 'Interne Referenz der Dienstleistung für Rundung',
    fallbackProduct: 'Interne Referenz des Produkts für Positionen, die gar keine SKU haben',
  },
  secrets: {
    apiKey: {
      label: 'API-Schlüssel',
      help: 'Odoo: Einstellungen des Benutzers der Anbindung > Kontosicherheit > Neuer API-Schlüssel. Schlüssel leben höchstens drei Monate.',
    },
  },
};
