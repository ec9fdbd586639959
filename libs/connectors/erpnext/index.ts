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
  customers: async (connection, context) => {
    const { openErpNextCustomers } = await import('#connectors/erpnext/open-erpnext');
    return openErpNextCustomers(connection, context);
  },
};
