import { compiled } from '../provision/compiled.mjs';
import { requestJson } from './http-json.mjs';
import { registerWebhooks } from './outside-world.mjs';
import { sandboxConfiguration } from './sandbox-configuration.mjs';

/** The abbreviation of the sandbox's company, part of its account names. */
const COMPANY_ABBREVIATION = 'DS';

/**
 * Joins a standing sandbox and a standing gateway: the simulated systems learn where webhooks go, the gateway gets the
 * configuration. Repeating it is harmless.
 * @param {{urls: Record<string, string>, secrets: object, knownStripeEndpoint?: {id: string, secret: string}}} world
 */
export async function configure({ urls, secrets, knownStripeEndpoint }) {
  const stripeEndpoint = await registerWebhooks({
    urls,
    secrets,
    gatewayUrl: urls.gateway,
    known: knownStripeEndpoint,
  });
  const { sampleAccountNames } = compiled('libs/connectors/erpnext/simulator/chart-of-accounts.js');
  const configuration = sandboxConfiguration({
    urls,
    secrets: { ...secrets, stripe: { ...secrets.stripe, webhookSecret: stripeEndpoint.secret } },
    accounts: sampleAccountNames(COMPANY_ABBREVIATION),
  });
  await requestJson('PUT', `${urls.gateway}/api/v1/configuration`, {
    body: configuration,
    token: secrets.adminToken,
  });
  return { stripeEndpoint, configuration };
}
