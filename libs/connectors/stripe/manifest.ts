import type { Manifest } from '#connectors/kit/manifest';
import { german } from './manifest.de';
import { checkSecretKey, checkWebhookSecret } from './secret-checks';
import { stripeSettingsSchema } from './stripe-settings';

export const manifest: Manifest = {
  system: 'stripe',
  kind: 'payment',
  displayName: 'Stripe',
  description:
    'Payments with Checkout or PaymentIntents, captures, refunds and the movements of the balance.',
  settings: stripeSettingsSchema,
  secrets: [
    {
      name: 'secretKey',
      label: 'API key',
      help: 'A restricted key (rk_) with the permissions listed in the guide; a secret key (sk_) works too.',
      required: true,
      rotatable: false,
      check: checkSecretKey,
    },
    {
      name: 'webhookSecret',
      label: 'Webhook signing secret',
      help: 'Begins with whsec_. Keep the old one as a second value while Stripe rolls it.',
      required: true,
      rotatable: true,
      check: checkWebhookSecret,
    },
  ],
  actions: {
    'payments.create-payment': 'always',
    'payments.capture-payment': 'always',
    'payments.cancel-payment': 'always',
    'payments.refund-payment': 'always',
    'payments.renew-checkout': 'always',
    'payments.look-at-order': 'always',
    'payments.link-customer': 'always',
    'cms-sync.check-customer': 'always',
  },
  probe: 'Lists one event of the account.',
  documentation: 'docs/connect/stripe.md',
  german,
};
