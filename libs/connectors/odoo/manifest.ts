import type { Manifest } from '#connectors/kit/manifest';
import { german } from './manifest.de';
import { odooSettingsSchema } from './settings';

/** Keys are 40 hexadecimal digits. */
const API_KEY = /^[0-9a-f]{40}$/;

export const manifest: Manifest = {
  system: 'odoo',
  kind: 'erp',
  displayName: 'Odoo',
  description: 'Journal entries, customers, sales orders and reservations in Odoo 19 and later (JSON-2 API).',
  settings: odooSettingsSchema,
  secrets: [
    {
      name: 'apiKey',
      label: 'API key',
      help: 'Odoo: preferences of the bridge’s user > Account Security > New API Key. Keys live three months at most.',
      required: true,
      rotatable: true,
      check: (value) =>
        API_KEY.test(value)
          ? undefined
          : 'API keys of Odoo have 40 digits of 0-9 and a-f; a password is none.',
    },
  ],
  actions: {
    'reconciliation.post-order': 'always',
    'reconciliation.post-journal': 'always',
    'reconciliation.reserve-inventory': 'always',
    'reconciliation.release-inventory': 'always',
    'cms-sync.check-customer': 'always',
  },
  probe:
    'Looks for the company and its currency, the journal, every mapped account and the rights to write entries, orders and contacts.',
  documentation: 'docs/connect/odoo.md',
  german,
};
