import type { Manifest } from '#connectors/kit/manifest';
import { german } from './manifest.de';
import { businessCentralSettingsSchema } from './settings';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function checkClientSecret(value: string): string | undefined {
  if (GUID.test(value)) return 'This is the ID of the secret. Give its value, which Entra shows once.';
  return value.length < 16 ? 'Secrets of an app registration are longer.' : undefined;
}

export const manifest: Manifest = {
  system: 'business-central',
  kind: 'erp',
  displayName: 'Dynamics 365 Business Central',
  description: 'Journal entries, customers and sales orders in Business Central online (API v2.0).',
  settings: businessCentralSettingsSchema,
  secrets: [
    {
      name: 'clientSecret',
      label: 'Client secret',
      help: 'Microsoft Entra: App registrations > Certificates & secrets. The value, not the ID.',
      required: true,
      rotatable: true,
      check: checkClientSecret,
    },
  ],
  // Business Central reserves on the page of its sales order only; there is nothing to release then, and that succeeds.
  actions: {
    'reconciliation.post-order': 'always',
    'reconciliation.post-journal': 'always',
    'reconciliation.release-inventory': 'always',
  },
  probe:
    'Fetches a token, looks for the company and its currency, and whether every mapped account takes direct postings.',
  documentation: 'docs/connect/business-central.md',
  german,
};
