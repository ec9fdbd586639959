import type { ConnectorModule } from '#connectors/kit/connector-module';
import { catalogue } from './catalog/catalogue';
import { manifest } from './manifest';
import { xcWebhooks } from './webhook/verify-webhook';

export const connector: ConnectorModule = {
  manifest,
  catalog: catalogue,
  webhooks: xcWebhooks,
  customersNotSupported:
    'The public documents of Experience Commerce name no route that writes a customer: its orders carry their contact, and nothing is kept in step.',
  contacts: {
    configured: ({ settings }) => Boolean(settings['xConnectUrl']),
    open: async (connection, context) => {
      const { openXcContacts } = await import('#connectors/sitecore-xc/xconnect/open-contacts');
      return openXcContacts(connection, context);
    },
  },
  commerce: async (connection, context) => {
    const { openXcCommerce } = await import('#connectors/sitecore-xc/xc-commerce.port');
    return openXcCommerce(connection, context);
  },
};
