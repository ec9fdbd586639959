import type { Manifest } from '#connectors/kit/manifest';
import { german } from './manifest.de';
import { kenticoSettingsSchema } from './settings';

const SIGNING_KEY_BYTES = 24;
const TOKEN_LENGTH = 24;

export const manifest: Manifest = {
  system: 'kentico-xperience-13',
  kind: 'commerce',
  displayName: 'Kentico Xperience 13',
  description: 'Orders, statuses and payment records of one site through the REST service.',
  settings: kenticoSettingsSchema,
  secrets: [
    {
      name: 'password',
      label: 'Password of the REST user',
      help: 'Sent as Basic authentication with every call: use HTTPS.',
      required: true,
      rotatable: false,
    },
    {
      name: 'eventSecret',
      label: 'Signing secret of the events',
      help: 'whsec_ and at least 24 random bytes in base64; the companion module signs with the same. Needed for signed events.',
      required: false,
      rotatable: true,
      check: checkSigningSecret,
    },
    {
      name: 'urlToken',
      label: 'Token of the unguessable address',
      help: 'The last part of the webhook address that Kentico’s Zapier module posts to. Needed for that form only.',
      required: false,
      requiredWhen: { setting: 'eventAuthentication', is: 'unguessable-url' },
      rotatable: true,
      check: (value) =>
        value.length < TOKEN_LENGTH || !/^[A-Za-z0-9_-]+$/.test(value)
          ? `must have at least ${TOKEN_LENGTH} letters, digits, - or _`
          : undefined,
    },
  ],
  actions: {
    'cms-sync.update-order': 'always',
    'cms-sync.check-order': 'always',
    'cms-sync.create-order': 'always',
    'cms-sync.check-customer': 'always',
  },
  probe: 'GET /rest (the list of object types) and the order statuses of the site',
  createsOrders: 'always',
  documentation: 'docs/connect/kentico-xperience-13.md',
  german,
};

function checkSigningSecret(value: string): string | undefined {
  if (/^(?:sk|rk|pk)_/.test(value)) return 'is an API key of Stripe, not a signing secret';
  const match = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value);
  if (!match) return 'must be whsec_ followed by base64';
  if (Buffer.from(match[1] ?? '', 'base64').length < SIGNING_KEY_BYTES) {
    return `must carry at least ${SIGNING_KEY_BYTES} random bytes`;
  }
  return undefined;
}
