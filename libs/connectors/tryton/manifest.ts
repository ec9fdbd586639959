import type { Manifest } from '#connectors/kit/manifest';
import { german } from './manifest.de';
import { trytonSettingsSchema } from './settings';

export const manifest: Manifest = {
  system: 'tryton',
  kind: 'erp',
  displayName: 'Tryton',
  description: 'Journal entries, parties, sales and stock reservations in Tryton 6.0 (JSON-RPC).',
  settings: trytonSettingsSchema,
  secrets: [
    {
      name: 'password',
      label: 'Password',
      help: "Of the bridge's own user. It is used to log in only; calls go with the session.",
      required: true,
      rotatable: true,
      check: (value) =>
        value.length < 8 ? 'Tryton accepts no password of fewer than 8 characters.' : undefined,
    },
  ],
  actions: {
    'reconciliation.post-order': 'always',
    'reconciliation.post-journal': 'always',
    'reconciliation.reserve-inventory': 'always',
    'reconciliation.release-inventory': 'always',
  },
  probe:
    'Logs in, looks for the company, the journal and every mapped account, and whether today lies in an open period.',
  documentation: 'docs/connect/tryton.md',
  german,
};
