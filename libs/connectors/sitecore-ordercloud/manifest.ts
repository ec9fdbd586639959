import type { Manifest } from '#connectors/kit/manifest';
import { german } from './manifest.de';
import { orderCloudSettingsSchema } from './settings';

const SHORTEST_HASH_KEY = 24;
/** What a webhook's `HashKey` may hold. */
const LONGEST_HASH_KEY = 50;

export const manifest: Manifest = {
  system: 'sitecore-ordercloud',
  kind: 'commerce',
  displayName: 'Sitecore OrderCloud',
  description: 'Orders, payments and payment transactions of one marketplace through the OrderCloud API.',
  settings: orderCloudSettingsSchema,
  secrets: [
    {
      name: 'clientSecret',
      label: 'Secret of the API client',
      help: 'Of the API client whose ID is entered above; grant type client credentials.',
      required: true,
      rotatable: false,
    },
    {
      name: 'hashKey',
      label: 'Hash key of the hooks',
      help: `${SHORTEST_HASH_KEY} to ${LONGEST_HASH_KEY} random characters; webhooks, integration events and message senders are signed with it.`,
      required: true,
      rotatable: true,
      check: checkHashKey,
    },
  ],
  actions: {
    'cms-sync.update-order': 'always',
    'cms-sync.check-order': 'always',
    'cms-sync.create-order': { setting: 'createOrders' },
    'cms-sync.put-back-stock': { setting: 'putBackStock' },
    'cms-sync.check-customer': 'always',
  },
  probe: 'A token, then the list of orders with one entry',
  createsOrders: 'when-allowed',
  documentation: 'docs/connect/sitecore-ordercloud.md',
  german,
};

function checkHashKey(value: string): string | undefined {
  if (/^(?:sk|rk|pk)_/.test(value)) return 'is an API key of Stripe, not a hash key';
  return value.length < SHORTEST_HASH_KEY || value.length > LONGEST_HASH_KEY
    ? `must have ${SHORTEST_HASH_KEY} to ${LONGEST_HASH_KEY} characters`
    : undefined;
}
