import type { Manifest } from '#connectors/kit/manifest';
import { german } from './manifest.de';
import { xcSettingsSchema } from './settings';
import { CERTIFICATE, PRIVATE_KEY } from './xconnect/settings';

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
      name: CERTIFICATE,
      label: 'Client certificate for xConnect',
      help: 'PEM. Needed only where the connection has an address of xConnect.',
      required: false,
      rotatable: false,
      check: (value) => checkPem(value, 'CERTIFICATE'),
    },
    {
      name: PRIVATE_KEY,
      label: 'Private key of the client certificate',
      help: 'PEM, without a passphrase.',
      required: false,
      rotatable: false,
      check: (value) => checkPem(value, 'PRIVATE KEY'),
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
  actions: {
    'cms-sync.update-order': 'always',
    'cms-sync.check-order': 'always',
  },
  probe: 'a token of the Identity Server and the first entry of the first order list',
  createsOrders: {
    never:
      'The public documents of Experience Commerce name no call that makes an order for somebody: orders come of carts that shoppers fill.',
  },
  documentation: 'docs/connect/sitecore-xc.md',
  german,
};

function checkPem(value: string, what: string): string | undefined {
  if (/ENCRYPTED/.test(value)) return 'must not be encrypted with a passphrase';
  return new RegExp(`-----BEGIN (?:[A-Z]+ )?${what}-----`).test(value)
    ? undefined
    : `must be PEM and hold a ${what.toLowerCase()}`;
}

function checkSigningSecret(value: string): string | undefined {
  const match = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value);
  if (!match) return 'must be whsec_ followed by base64';
  return Buffer.from(match[1] ?? '', 'base64').length < SIGNING_KEY_BYTES
    ? `must carry at least ${SIGNING_KEY_BYTES} random bytes`
    : undefined;
}
