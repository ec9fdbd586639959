import { createBusinessCentralSimulator } from '#connectors/business-central/simulator/create-business-central-simulator';
import { createErpNextSimulator } from '#connectors/erpnext/simulator/create-erpnext-simulator';
import { createHubSpotSimulator } from '#connectors/hubspot/simulator/create-hubspot-simulator';
import {
  createKenticoSimulator,
  type KenticoSimulator,
} from '#connectors/kentico-xperience-13/simulator/kentico-simulator';
import type { Simulator } from '#connectors/kit/simulator/simulator';
import type { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import { createNetSuiteSimulator } from '#connectors/netsuite/simulator/create-netsuite-simulator';
import { createOdooSimulator } from '#connectors/odoo/simulator/create-odoo-simulator';
import { createOrderCloudSimulator } from '#connectors/sitecore-ordercloud/simulator/ordercloud-simulator';
import { createXcSimulator } from '#connectors/sitecore-xc/simulator/xc-simulator';
import { createStripeSimulator, type StripeSimulator } from '#connectors/stripe/simulator/stripe-simulator';
import type { AutomaticPayouts } from '#connectors/stripe/simulator/world/settings';
import type { SandboxConfig } from '../config';

export interface SimulatedSystem {
  readonly title: string;
  readonly port: number;
  readonly simulator: Simulator;
}

export interface SimulatedSystems {
  readonly stripe: StripeSimulator;
  readonly kentico: KenticoSimulator;
  readonly all: readonly SimulatedSystem[];
}

const DAY_MS = 86_400_000;

function payoutSchedule(everySeconds: number | undefined): AutomaticPayouts {
  if (everySeconds === undefined) return { every: 'day', includePending: false, paidAfterMs: DAY_MS };
  return { every: { ms: everySeconds * 1000 }, includePending: true, paidAfterMs: 0 };
}

/** Every outside system there is. A new one is a line here. */
export function createSimulators(config: SandboxConfig, clock: SimulatorClock): SimulatedSystems {
  const directory = config.SANDBOX_DATA_DIR;
  const kept = { clock, ...(directory !== undefined && { directory }) };
  const stripe = createStripeSimulator({
    ...kept,
    account: { id: 'acct_1SandboxDemoShop', name: 'Demo Shop', country: 'DE' },
    statementDescriptor: 'DEMO SHOP',
    automaticPayouts: payoutSchedule(config.SANDBOX_PAYOUTS_EVERY_SECONDS),
    ...(config.STRIPE_PUBLIC_URL !== undefined && { publicUrl: config.STRIPE_PUBLIC_URL }),
    ...(config.STRIPE_SECRET_KEY !== undefined && { secretKeys: [config.STRIPE_SECRET_KEY] }),
    ...(config.STRIPE_WEBHOOK_URL !== undefined &&
      config.STRIPE_WEBHOOK_SECRET !== undefined && {
        webhookEndpoints: [{ url: config.STRIPE_WEBHOOK_URL, secret: config.STRIPE_WEBHOOK_SECRET }],
      }),
  });
  const { KENTICO_USERNAME: userName, KENTICO_PASSWORD: password } = config;
  const kentico = createKenticoSimulator({
    ...kept,
    ...(userName !== undefined && password !== undefined && { user: { userName, password } }),
  });
  const { ORDERCLOUD_CLIENT_ID: id, ORDERCLOUD_CLIENT_SECRET: secret } = config;
  const ordercloud = createOrderCloudSimulator({
    ...kept,
    ...(id !== undefined && secret !== undefined && { apiClient: { id, secret } }),
  });
  const { XC_CLIENT_SECRET: clientSecret } = config;
  const xc = createXcSimulator({ ...kept, ...(clientSecret !== undefined && { clientSecret }) });
  const { ERPNEXT_API_KEY: apiKey, ERPNEXT_API_SECRET: apiSecret } = config;
  const erpnext = createErpNextSimulator({
    ...kept,
    ...(apiKey !== undefined && apiSecret !== undefined && { apiKey, apiSecret }),
  });
  const hubspot = createHubSpotSimulator({ ...kept, accessToken: config.HUBSPOT_ACCESS_TOKEN });
  const {
    BUSINESS_CENTRAL_PORT: businessCentralPort,
    ODOO_PORT: odooPort,
    NETSUITE_PORT: netSuitePort,
  } = config;
  return {
    stripe,
    kentico,
    all: [
      { title: 'Stripe', port: config.STRIPE_PORT, simulator: stripe },
      { title: 'Kentico Xperience 13', port: config.KENTICO_PORT, simulator: kentico },
      { title: 'Sitecore OrderCloud', port: config.ORDERCLOUD_PORT, simulator: ordercloud },
      { title: 'Sitecore Experience Commerce', port: config.XC_PORT, simulator: xc },
      { title: 'ERPNext', port: config.ERPNEXT_PORT, simulator: erpnext },
      ...(businessCentralPort === undefined
        ? []
        : [
            {
              title: 'Business Central',
              port: businessCentralPort,
              simulator: createBusinessCentralSimulator(kept),
            },
          ]),
      ...(odooPort === undefined
        ? []
        : [{ title: 'Odoo', port: odooPort, simulator: createOdooSimulator(kept) }]),
      ...(netSuitePort === undefined
        ? []
        : [{ title: 'NetSuite', port: netSuitePort, simulator: createNetSuiteSimulator(kept) }]),
      { title: 'HubSpot', port: config.HUBSPOT_PORT, simulator: hubspot },
    ],
  };
}
