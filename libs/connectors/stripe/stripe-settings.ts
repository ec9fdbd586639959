import { z } from 'zod';
import { Failure } from '#platform/errors/failure';
import type { Connection } from '#connectors/kit/connection';

export const stripeSettingsSchema = z.strictObject({
  apiBase: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of the API; leave empty for Stripe itself.'),
  settlementCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe('Currency of the balance that payouts come from; only shown, Stripe decides.'),
  webhookUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where Stripe sends its events, if not straight to the public address (a proxy in front).'),
  watchWebhookEndpoint: z
    .boolean()
    .default(true)
    .describe(
      'Look after the webhook endpoint at Stripe; off where the Stripe CLI or something else forwards the events.',
    ),
  timeoutMs: z
    .int()
    .min(1_000)
    .max(60_000)
    .default(15_000)
    .describe('How long one call may take, in milliseconds.'),
});
export type StripeSettings = z.output<typeof stripeSettingsSchema>;

/** The settings as parsed when the configuration was applied. */
export function readStripeSettings(connection: Connection): StripeSettings {
  return stripeSettingsSchema.parse(connection.settings);
}

/** The newest live value of a secret; its absence is a fault of the configuration. */
export function requireSecret(connection: Connection, name: string): string {
  const value = connection.secrets[name]?.[0];
  if (value === undefined) {
    throw Failure.transient(
      'connection-secret-missing',
      `Connection "${connection.id}" has no secret "${name}".`,
      {
        suggestion: `Give the connection its secret "${name}".`,
      },
    );
  }
  return value;
}

/** Live keys carry `_live_`, all others work in a sandbox. */
export function isLiveKey(secretKey: string): boolean {
  return /^(sk|rk)_live_/.test(secretKey);
}
