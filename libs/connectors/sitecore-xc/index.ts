import type { ConnectorModule } from '#connectors/kit/connector-module';
import { manifest } from './manifest';
import { xcWebhooks } from './webhook/verify-webhook';

export const connector: ConnectorModule = {
  manifest,
  webhooks: xcWebhooks,
  commerce: async (connection, context) => {
    const { openXcCommerce } = await import('#connectors/sitecore-xc/xc-commerce.port');
    return openXcCommerce(connection, context);
  },
};
