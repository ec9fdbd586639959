import { compiled } from '../provision/compiled.mjs';
import { HttpError, requestJson } from './http-json.mjs';
import { mixedConfiguration } from '../outside/mixed-configuration.mjs';
import { isSimulated, simulatedWorld } from '../outside/plan-outside-world.mjs';
import { registerWebhooks } from './outside-world.mjs';
import { sandboxConfiguration } from './sandbox-configuration.mjs';

/** The abbreviation of the sandbox's company, part of its account names. */
const COMPANY_ABBREVIATION = 'DS';

/** What an earlier start or an operator has applied; undefined at the first start. */
async function appliedConfiguration(address, token) {
  try {
    return await requestJson('GET', address, { token });
  } catch (error) {
    if (error instanceof HttpError && error.status === 404) return undefined;
    throw error;
  }
}

/**
 * Joins a standing sandbox and a standing gateway: the simulated systems learn where webhooks go, the gateway gets the
 * configuration. What the plan of the outside world calls real is left alone and stands in the configuration by the names
 * of its variables. Repeating it is harmless.
 * @param {{urls: Record<string, string>, secrets: object, knownStripeEndpoint?: {id: string, secret: string}, plan?: object}} world
 */
export async function configure({ urls, secrets, knownStripeEndpoint, plan = simulatedWorld() }) {
  const stripeEndpoint = await registerWebhooks({
    urls,
    secrets,
    gatewayUrl: urls.gateway,
    known: knownStripeEndpoint,
    isSimulated: (key) => isSimulated(plan, key),
  });
  const { sampleAccountNames } = compiled('libs/connectors/erpnext/simulator/chart-of-accounts.js');
  const webhookSecret = stripeEndpoint?.secret ?? secrets.stripe.webhookSecret;
  const simulated = sandboxConfiguration({
    urls,
    secrets: { ...secrets, stripe: { ...secrets.stripe, webhookSecret } },
    accounts: sampleAccountNames(COMPANY_ABBREVIATION),
  });
  const address = `${urls.gateway}/api/v1/configuration`;
  const token = secrets.adminToken;
  const current = plan.real.length === 0 ? undefined : await appliedConfiguration(address, token);
  const configuration = mixedConfiguration(plan, simulated, sampleAccountNames, current);
  await requestJson('PUT', address, { body: configuration, token });
  return { stripeEndpoint, configuration };
}
