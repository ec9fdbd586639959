import type { ConnectorModule } from '#connectors/kit/connector-module';
import { catalogue } from './catalog/catalogue';
import { manifest } from './manifest';
import { orderCloudWebhooks } from './webhook/verify-webhook';

export const connector: ConnectorModule = {
  manifest,
  catalog: catalogue,
  webhooks: orderCloudWebhooks,
  commerce: async (connection, context) => {
    const { openOrderCloudCommerce } =
      await import('#connectors/sitecore-ordercloud/ordercloud-commerce.port');
    return openOrderCloudCommerce(connection, context);
  },
  customers: async (connection, context) => {
    const { openOrderCloudCustomers } =
      await import('#connectors/sitecore-ordercloud/customer/ordercloud-customer.port');
    return openOrderCloudCustomers(connection, context);
  },
};
