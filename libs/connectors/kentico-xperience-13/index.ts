import type { ConnectorModule } from '#connectors/kit/connector-module';
import { catalogue } from './catalog/catalogue';
import { manifest } from './manifest';
import { kenticoWebhooks } from './webhook/verify-webhook';

export const connector: ConnectorModule = {
  manifest,
  catalog: catalogue,
  webhooks: kenticoWebhooks,
  commerce: async (connection, context) => {
    const { openKenticoCommerce } = await import('#connectors/kentico-xperience-13/kentico-commerce.port');
    return openKenticoCommerce(connection, context);
  },
  customers: async (connection, context) => {
    const { openKenticoCustomers } =
      await import('#connectors/kentico-xperience-13/customer/kentico-customer.port');
    return openKenticoCustomers(connection, context);
  },
};
