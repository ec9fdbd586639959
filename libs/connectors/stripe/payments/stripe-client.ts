import { setImmediate } from 'node:timers/promises';
import Stripe from 'stripe';
import type { Connection } from '#connectors/kit/connection';
import { failpoint } from '#platform/failpoint/failpoint';
import { readStripeSettings, requireSecret } from '../stripe-settings';

/**
 * Retries are ours (delay queues), so that every attempt is counted and classified; the SDK only repeats at once, with the same key, what a
 * closed connection cut off.
 */
export function openStripeClient(connection: Connection): Stripe {
  const settings = readStripeSettings(connection);
  return new Stripe(requireSecret(connection, 'secretKey'), {
    maxNetworkRetries: 0,
    timeout: settings.timeoutMs,
    telemetry: false,
    appInfo: { name: 'Tillbridge' },
    httpClient: withFailpoints(Stripe.createNodeHttpClient()),
    ...(settings.apiBase === undefined ? {} : addressOf(settings.apiBase)),
  });
}

function addressOf(apiBase: string): { host: string; port: number; protocol: 'http' | 'https' } {
  const url = new URL(apiBase);
  const protocol = url.protocol === 'http:' ? 'http' : 'https';
  return { host: url.hostname, port: Number(url.port) || (protocol === 'http' ? 80 : 443), protocol };
}

/** The two moments at which a process may die around a call. */
function withFailpoints(client: Stripe.HttpClient): Stripe.HttpClient {
  return {
    getClientName: () => client.getClientName(),
    makeRequest: async (...request) => {
      const answer = client.makeRequest(...request);
      answer.catch(() => undefined);
      await setImmediate();
      failpoint('adapters.request-sent-no-answer');
      const response = await answer;
      failpoint('adapters.answer-lost-after-effect');
      return response;
    },
  };
}
