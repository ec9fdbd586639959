import type { ConnectorModule } from '#connectors/kit/connector-module';
import { manifest } from './manifest';

export const connector: ConnectorModule = {
  manifest,
  erp: async (connection, context) => {
    const { openErpNext } = await import('#connectors/erpnext/open-erpnext');
    return openErpNext(connection, context);
  },
};
