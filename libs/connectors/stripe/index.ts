import type { ConnectorModule } from '#connectors/kit/connector-module';
import { catalogue } from './catalog/catalogue';
import { defaultMappings } from './default-mappings';
import { manifest } from './manifest';
import { stripeWebhooks } from './webhooks/stripe-webhooks';

/** The SDK is loaded only where payments are made, not where webhooks are received. */
export const connector: ConnectorModule = {
  manifest,
  catalog: catalogue,
  webhooks: stripeWebhooks,
  mappings: defaultMappings,
  payment: async (connection) => {
    const { openPaymentPort } = await import('#connectors/stripe/payments/open-payment-port');
    return openPaymentPort(connection);
  },
  customers: async (connection) => {
    const { openStripeCustomers } = await import('#connectors/stripe/customers/stripe-customer.port');
    return openStripeCustomers(connection);
  },
};
