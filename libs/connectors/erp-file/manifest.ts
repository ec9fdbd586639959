import type { Manifest } from '#connectors/kit/manifest';
import { german } from './manifest.de';
import { erpFileSettingsSchema } from './settings';

const SIGNING_SECRET = /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/;

export const manifest: Manifest = {
  system: 'erp-file',
  kind: 'erp',
  displayName: 'File or HTTP export',
  description:
    'Journal entries, customers, orders and stock wishes as signed HTTP requests or CSV files, for every other ERP.',
  settings: erpFileSettingsSchema,
  secrets: [
    {
      name: 'signingSecret',
      label: 'Signing secret',
      help: 'http: whsec_ and at least 24 bytes as Base64, known to the receiver (Standard Webhooks).',
      required: false,
      rotatable: true,
      check: (value) =>
        SIGNING_SECRET.test(value)
          ? undefined
          : 'A signing secret is whsec_ and at least 24 bytes as Base64.',
    },
    {
      name: 'privateKey',
      label: 'Private key',
      help: 'sftp: an OpenSSH or PEM private key without passphrase.',
      required: false,
      rotatable: false,
      check: (value) => (value.includes('PRIVATE KEY-----') ? undefined : 'This is no private key.'),
    },
    {
      name: 'password',
      label: 'Password',
      help: 'sftp: only where the server takes no key.',
      required: false,
      rotatable: false,
    },
  ],
  actions: {
    'reconciliation.post-order': 'always',
    'reconciliation.post-journal': 'always',
    'reconciliation.reserve-inventory': 'always',
    'reconciliation.release-inventory': 'always',
  },
  probe: 'Asks whether the folder is there, or whether the receiver answers. Nothing is written.',
  documentation: 'docs/connect/erp-file.md',
  german,
};
