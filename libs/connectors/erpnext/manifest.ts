import type { Manifest } from '#connectors/kit/manifest';
import { german } from './manifest.de';
import { erpNextSettingsSchema } from './settings';

const TOKEN_PART = /^[A-Za-z0-9]{8,100}$/;

function checkTokenPart(value: string): string | undefined {
  if (value.includes(':')) return 'Give key and secret each in its own field, without the colon.';
  if (/^token\s/i.test(value)) return 'Give only the value, without the word "token".';
  return TOKEN_PART.test(value)
    ? undefined
    : 'ERPNext generates keys and secrets of letters and digits only.';
}

export const manifest: Manifest = {
  system: 'erpnext',
  kind: 'erp',
  displayName: 'ERPNext',
  description:
    'Journal entries, customers, sales orders and stock reservations in ERPNext 15 (Frappe REST API).',
  settings: erpNextSettingsSchema,
  secrets: [
    {
      name: 'apiKey',
      label: 'API key',
      help: "Of a user of the bridge's own: User > Settings > API Access > Generate Keys.",
      required: true,
      rotatable: false,
      check: checkTokenPart,
    },
    {
      name: 'apiSecret',
      label: 'API secret',
      help: 'Shown once by ERPNext, when the keys are generated.',
      required: true,
      rotatable: false,
      check: checkTokenPart,
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
    'Asks who the key belongs to, whether the company and every mapped account exist, and whether the unique custom field is there.',
  documentation: 'docs/connect/erpnext.md',
  german,
};
