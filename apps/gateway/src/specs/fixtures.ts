import { createHmac, randomBytes } from 'node:crypto';
import { signStandardWebhook } from '#platform/webhooks/standard-webhooks';

const random = (bytes = 24) => randomBytes(bytes).toString('hex');

/** Secrets of one test run. */
export const secrets = {
  stripeKey: `sk_test_${random()}`,
  stripeWebhook: `whsec_${random()}`,
  stripeWebhookOld: `whsec_${random()}`,
  kenticoPassword: random(),
  kenticoEvent: `whsec_${randomBytes(24).toString('base64')}`,
  kenticoToken: random(16),
} as const;

export const configuration = (changes: { stripeWebhook?: unknown } = {}) => ({
  environment: 'sandbox' as const,
  connections: [
    {
      id: 'stripe-1',
      system: 'stripe',
      settings: {},
      secrets: {
        secretKey: secrets.stripeKey,
        webhookSecret: changes.stripeWebhook ?? [secrets.stripeWebhook, secrets.stripeWebhookOld],
      },
    },
    {
      id: 'kentico-1',
      system: 'kentico-xperience-13',
      settings: { restUrl: 'http://127.0.0.1:1/rest', siteName: 'Store', userName: 'rest' },
      secrets: { password: secrets.kenticoPassword, eventSecret: secrets.kenticoEvent },
    },
    {
      id: 'kentico-open',
      system: 'kentico-xperience-13',
      settings: {
        restUrl: 'http://127.0.0.1:1/rest',
        siteName: 'Store',
        userName: 'rest',
        eventAuthentication: 'unguessable-url',
      },
      secrets: { password: `${secrets.kenticoPassword}x`, urlToken: secrets.kenticoToken },
    },
  ],
  stores: [store('store-1', 'kentico-1'), store('store-2', 'kentico-open')],
});

function store(id: string, commerce: string) {
  return {
    id,
    commerce,
    payment: 'stripe-1',
    urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
  };
}

export const stripeEvent = (id: string, more: object = {}): string =>
  JSON.stringify({
    id,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: 1,
    livemode: false,
    type: 'payment_intent.succeeded',
    data: { object: { id: `pi_${id}`, object: 'payment_intent' } },
    ...more,
  });

/** Headers as Stripe would send them at an instant. */
export function signStripe(
  body: string,
  at: Date,
  secret: string = secrets.stripeWebhook,
): Record<string, string> {
  const seconds = Math.floor(at.getTime() / 1000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return { 'stripe-signature': `t=${seconds},v1=${signature}` };
}

export const kenticoEvent = (id: number): string =>
  JSON.stringify({
    event: 'ecommerce.order.created',
    objectType: 'ecommerce.order',
    id,
    guid: '5f0c8f3e-0000-4000-8000-000000000012',
    siteName: 'Store',
    changed: [],
    occurredAt: '2026-11-21T11:59:59Z',
  });

export const signKentico = (body: string, at: Date, id: string): Record<string, string> => ({
  ...signStandardWebhook(secrets.kenticoEvent, id, at, body),
});
