import type { Manifest } from '#connectors/kit/manifest';
import { german } from './manifest.de';
import { hubSpotSettingsSchema } from './settings';

function checkToken(value: string): string | undefined {
  if (/^bearer\s/i.test(value)) return 'Give only the token, without the word "Bearer".';
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) {
    return 'This is an old API key; HubSpot takes the token of a private app only.';
  }
  return /^pat-[a-z0-9]+-[A-Za-z0-9-]{8,200}$/.test(value)
    ? undefined
    : 'The token of a private app begins with "pat-".';
}

export const manifest: Manifest = {
  system: 'hubspot',
  kind: 'crm',
  displayName: 'HubSpot',
  description: 'Customers as contacts and orders as deals in HubSpot (CRM API v3).',
  settings: hubSpotSettingsSchema,
  secrets: [
    {
      name: 'accessToken',
      label: 'Access token',
      help: 'Of a private app: Settings > Integrations > Private Apps > Auth.',
      required: true,
      rotatable: false,
      check: checkToken,
    },
  ],
  // Contacts and deals follow by themselves, no step asks for it.
  actions: {},
  probe:
    'Asks whether the token is good, whether the custom properties are as they must be, and whether the pipeline has every stage.',
  documentation: 'docs/connect/hubspot.md',
  german,
};
