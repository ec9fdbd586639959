import type { ConnectorModule } from '#connectors/kit/connector-module';
import { catalogue } from './catalog/catalogue';
import { manifest } from './manifest';

export const connector: ConnectorModule = {
  manifest,
  catalog: catalogue,
  erp: async (connection, context) => {
    const { openErpNext } = await import('#connectors/erpnext/open-erpnext');
    return openErpNext(connection, context);
  },
  erpDrafts: async (settings) => {
    const { draftErpNextDocuments } = await import('#connectors/erpnext/draft-documents');
    const { erpNextSettingsSchema } = await import('#connectors/erpnext/settings');
    return draftErpNextDocuments(erpNextSettingsSchema.parse(settings));
  },
  customers: async (connection, context) => {
    const { openErpNextCustomers } = await import('#connectors/erpnext/open-erpnext');
    return openErpNextCustomers(connection, context);
  },
};
