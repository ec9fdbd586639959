import Stripe from 'stripe';
import type { Connection } from '#connectors/kit/connection';
import { guardUrl } from '#connectors/kit/http/egress-guard';
import { readStripeSettings, requireSecret } from '../stripe-settings';
import { stripeHttpClient } from './stripe-http-client';

/**
 * @throws Failure `egress-refused` (permanent) for an address that no connection may have
 *
 * Retries are ours (delay queues), so that every attempt is counted and classified; the SDK only repeats at once, with the same key, what a
 * closed connection cut off.
 */
export function openStripeClient(connection: Connection): Stripe {
  const settings = readStripeSettings(connection);
  if (settings.apiBase !== undefined) guardUrl(new URL(settings.apiBase), connection.environment);
  return new Stripe(requireSecret(connection, 'secretKey'), {
    maxNetworkRetries: 0,
    timeout: settings.timeoutMs,
    telemetry: false,
    appInfo: { name: 'Tillbridge' },
    httpClient: stripeHttpClient(connection.environment),
    ...(settings.apiBase === undefined ? {} : addressOf(settings.apiBase)),
  });
}

function addressOf(apiBase: string): { host: string; port: number; protocol: 'http' | 'https' } {
  const url = new URL(apiBase);
  const protocol = url.protocol === 'http:' ? 'http' : 'https';
  return { host: url.hostname, port: Number(url.port) || (protocol === 'http' ? 80 : 443), protocol };
}
