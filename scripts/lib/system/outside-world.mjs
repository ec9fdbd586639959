import { compiled } from '../provision/compiled.mjs';
import { requestJson } from './http-json.mjs';
import { CONNECTIONS, KENTICO_STORES, ordercloudConnection } from './sandbox-configuration.mjs';

/** Tells the simulated Stripe where webhooks go, as a merchant does in the dashboard, and answers the signing secret. */
async function registerStripe({ urls, secrets, known, webhookUrl }) {
  const token = secrets.stripe.secretKey;
  const endpoints = `${urls.stripe}/v1/webhook_endpoints`;
  const { data } = await requestJson('GET', `${endpoints}?limit=16`, { token });
  const kept = data.find(({ id }) => id === known?.id);
  if (kept !== undefined) {
    if (kept.url !== webhookUrl) {
      await requestJson('POST', `${endpoints}/${kept.id}`, {
        token,
        body: new URLSearchParams({ url: webhookUrl }),
      });
    }
    return known;
  }
  const made = await requestJson('POST', endpoints, {
    token,
    body: new URLSearchParams([
      ['url', webhookUrl],
      ['enabled_events[]', '*'],
    ]),
  });
  return { id: made.id, secret: made.secret };
}

/** The shop's companion module is told where to post its events, and with which secret. */
async function registerKentico({ urls, secrets, gatewayUrl }) {
  for (const { commerce, site } of KENTICO_STORES) {
    await requestJson('PUT', `${urls.sandbox}/_control/kentico/event-target`, {
      body: {
        site,
        url: `${gatewayUrl}/webhooks/${commerce}`,
        secret: secrets.kentico.webhookSecret,
        customers: true,
      },
    });
  }
}

/** The marketplace gets its hooks as a real one does. */
async function registerOrderCloud({ urls, secrets, gatewayUrl }) {
  const { openHookInstaller } = compiled('libs/connectors/sitecore-ordercloud/hooks/open-hook-installer.js');
  const { systemClock } = compiled('libs/platform/clock/clock.js');
  const { silentLogger } = compiled('libs/platform/logging/logger.js');
  const { secrets: values, ...connection } = ordercloudConnection({ urls, secrets });
  const opened = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));
  await openHookInstaller(
    { ...connection, environment: 'sandbox', secrets: opened },
    { clock: systemClock, logger: silentLogger },
    {
      webhookUrl: `${gatewayUrl}/webhooks/${CONNECTIONS.ordercloud}`,
      checkoutEvent: true,
      messageSender: false,
    },
  ).install();
}

/** The companion plug-in of Experience Commerce is told the same. */
async function registerXc({ urls, secrets, gatewayUrl }) {
  await requestJson('PUT', `${urls.sandbox}/_control/sitecore-xc/event-target`, {
    body: { url: `${gatewayUrl}/webhooks/${CONNECTIONS.xc}`, secret: secrets.xc.eventSecret },
  });
}

/**
 * Points the sandbox's systems at the gateway.
 * @param {{urls: Record<string, string>, secrets: object, gatewayUrl: string, known?: {id: string, secret: string}}} world
 *   `known`: the Stripe endpoint of an earlier start, whose secret is told only once; `isSimulated` leaves real systems alone
 * @returns {Promise<{id: string, secret: string} | undefined>} the simulated Stripe's endpoint; `known` when Stripe is real
 */
export async function registerWebhooks({ urls, secrets, gatewayUrl, known, isSimulated = () => true }) {
  const webhookUrl = `${gatewayUrl}/webhooks/${CONNECTIONS.stripe}`;
  const [endpoint] = await Promise.all([
    isSimulated('stripe') ? registerStripe({ urls, secrets, known, webhookUrl }) : known,
    isSimulated('kentico') && registerKentico({ urls, secrets, gatewayUrl }),
    isSimulated('ordercloud') && registerOrderCloud({ urls, secrets, gatewayUrl }),
    isSimulated('xc') && registerXc({ urls, secrets, gatewayUrl }),
  ]);
  return endpoint;
}
