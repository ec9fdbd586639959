import type { ConnectorModule } from '#connectors/kit/connector-module';
import { catalogue } from './catalog/catalogue';
import { manifest } from './manifest';

export const connector: ConnectorModule = {
  manifest,
  catalog: catalogue,
  erp: async (connection, context) => {
    const { openNetSuite } = await import('#connectors/netsuite/open-netsuite');
    return openNetSuite(connection, context);
  },
  erpDrafts: async (settings) => {
    const { draftNetSuiteDocuments } = await import('#connectors/netsuite/draft-documents');
    const { netSuiteSettingsSchema } = await import('#connectors/netsuite/settings');
    return draftNetSuiteDocuments(netSuiteSettingsSchema.parse(settings));
  },
  customers: async (connection, context) => {
    const { openNetSuiteCustomers } = await import('#connectors/netsuite/open-netsuite');
    return openNetSuiteCustomers(connection, context);
  },
};
