import type { ConnectorModule } from '#connectors/kit/connector-module';
import { manifest } from './manifest';
import { stripeWebhooks } from './webhooks/stripe-webhooks';

/** The SDK is loaded only where payments are made, not where webhooks are received. */
export const connector: ConnectorModule = {
  manifest,
  webhooks: stripeWebhooks,
  payment: async (connection) => {
    const { openPaymentPort } = await import('#connectors/stripe/payments/open-payment-port');
    return openPaymentPort(connection);
  },
};
