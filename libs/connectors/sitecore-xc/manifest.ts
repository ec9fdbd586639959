import type { Manifest } from '#connectors/kit/manifest';
import { german } from './manifest.de';
import { xcSettingsSchema } from './settings';

const SIGNING_KEY_BYTES = 24;

export const manifest: Manifest = {
  system: 'sitecore-xc',
  kind: 'commerce',
  displayName: 'Sitecore Experience Commerce',
  description:
    'Orders, statuses and payment records of one shop through the Commerce Engine’s OData service.',
  settings: xcSettingsSchema,
  secrets: [
    {
      name: 'clientSecret',
      label: 'Secret of the client',
      help: 'Of the client at the Identity Server. Needed for the client credentials grant.',
      required: false,
      rotatable: false,
    },
    {
      name: 'password',
      label: 'Password of the user',
      help: 'Needed for the password grant only.',
      required: false,
      rotatable: false,
    },
    {
      name: 'eventSecret',
      label: 'Signing secret of the events',
      help: 'whsec_ and at least 24 random bytes in base64; the companion plug-in signs with the same.',
      required: false,
      rotatable: true,
      check: checkSigningSecret,
    },
  ],
  probe: 'a token of the Identity Server and the first entry of the first order list',
  createsOrders: {
    never:
      'The public documents of Experience Commerce name no call that makes an order for somebody: orders come of carts that shoppers fill.',
  },
  documentation: 'docs/connect/sitecore-xc.md',
  german,
};

function checkSigningSecret(value: string): string | undefined {
  const match = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value);
  if (!match) return 'must be whsec_ followed by base64';
  return Buffer.from(match[1] ?? '', 'base64').length < SIGNING_KEY_BYTES
    ? `must carry at least ${SIGNING_KEY_BYTES} random bytes`
    : undefined;
}
