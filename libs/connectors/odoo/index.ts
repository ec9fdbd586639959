import type { ConnectorModule } from '#connectors/kit/connector-module';
import { catalogue } from './catalog/catalogue';
import { manifest } from './manifest';

export const connector: ConnectorModule = {
  manifest,
  catalog: catalogue,
  erp: async (connection, context) => {
    const { openOdoo } = await import('#connectors/odoo/open-odoo');
    return openOdoo(connection, context);
  },
  erpDrafts: async (settings) => {
    const { draftOdooDocuments } = await import('#connectors/odoo/draft-documents');
    const { odooSettingsSchema } = await import('#connectors/odoo/settings');
    return draftOdooDocuments(odooSettingsSchema.parse(settings));
  },
  customers: async (connection, context) => {
    const { openOdooCustomers } = await import('#connectors/odoo/open-odoo');
    return openOdooCustomers(connection, context);
  },
};
