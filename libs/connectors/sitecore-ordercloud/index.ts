import type { ConnectorModule } from '#connectors/kit/connector-module';
import { manifest } from './manifest';
import { orderCloudWebhooks } from './webhook/verify-webhook';

export const connector: ConnectorModule = {
  manifest,
  webhooks: orderCloudWebhooks,
  commerce: async (connection, context) => {
    const { openOrderCloudCommerce } =
      await import('#connectors/sitecore-ordercloud/ordercloud-commerce.port');
    return openOrderCloudCommerce(connection, context);
  },
};
