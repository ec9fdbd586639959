import type { Manifest } from '#connectors/kit/manifest';
import { privateKeyFault } from './client/signing-key';
import { german } from './manifest.de';
import { netSuiteSettingsSchema } from './settings';

export const manifest: Manifest = {
  system: 'netsuite',
  kind: 'erp',
  displayName: 'Oracle NetSuite',
  description:
    'Journal entries, customers and sales orders with committed stock in NetSuite (REST web services).',
  settings: netSuiteSettingsSchema,
  secrets: [
    {
      name: 'privateKey',
      label: 'Private key',
      help: 'The private part (PEM) of the certificate that is mapped to the integration: RSA of 3072 bits or more, or EC.',
      required: true,
      rotatable: true,
      check: privateKeyFault,
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
    'Fetches a token, looks for the subsidiary and its currency and every mapped account, and reads one of each kind of record.',
  documentation: 'docs/connect/netsuite.md',
  german,
};
